import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { SoftButton, TextButton } from '../ui/buttons';
import { forgetLoadFailure, useLoadFailed } from '../ui/lazy/lazyPart';
import { LazyPlace } from '../ui/lazy/lazyPlace';
import { Notice } from '../ui/notice';
import { Waiting } from '../ui/waiting';

/** Something was to open and its file could not be loaded; pressing the same again tries again. */
export function LoadNotice() {
  const { t } = useTranslation('common');
  if (!useLoadFailed()) return null;
  return (
    <Notice
      kind="refused"
      className="ui-notice-over"
      actions={
        <>
          <SoftButton onClick={forgetLoadFailure}>{t('loadFailed.close')}</SoftButton>
          <ReloadButton />
        </>
      }
    >
      {t('loadFailed.about')}
    </Notice>
  );
}

/** Stands where a lazy page was to be. */
export function LoadFailed({ onRetry }: { onRetry: () => void }) {
  const { t } = useTranslation('common');
  return (
    <Notice
      kind="refused"
      actions={
        <>
          <SoftButton onClick={onRetry}>{t('loadFailed.retry')}</SoftButton>
          <ReloadButton />
        </>
      }
    >
      {t('loadFailed.about')}
    </Notice>
  );
}

/** Some browsers never ask again for a file that once failed: there only this helps. */
function ReloadButton() {
  const { t } = useTranslation('common');
  return <TextButton onClick={() => location.reload()}>{t('loadFailed.reload')}</TextButton>;
}

/** A place of the room in which a lazy page is drawn, or what became of it. */
export function RoomPlace({ loading, children }: { loading?: ReactNode; children: ReactNode }) {
  return (
    <LazyPlace loading={<Waiting>{loading}</Waiting>} failed={(retry) => <LoadFailed onRetry={retry} />}>
      {children}
    </LazyPlace>
  );
}

/** For what the room does without: until it is there, and when it cannot be had, nothing stands there. */
export function QuietPlace({ children }: { children: ReactNode }) {
  return (
    <LazyPlace loading={null} failed={() => null}>
      {children}
    </LazyPlace>
  );
}
