import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { SoftButton, TextButton } from '../ui/buttons';
import { forgetLoadFailure, useLoadFailed } from '../ui/lazy/lazyPart';
import { LazyPlace } from '../ui/lazy/lazyPlace';
import { Notice } from '../ui/notice';
import { Waiting } from '../ui/waiting';

/** Shown when the file of a dialog or menu could not be loaded. Pressing the same button tries again. */
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

/** Stands in the place of a lazy page that could not be loaded. */
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

/** Some browsers never request a file again once it has failed. Only a reload of the page helps there. */
function ReloadButton() {
  const { t } = useTranslation('common');
  return <TextButton onClick={() => location.reload()}>{t('loadFailed.reload')}</TextButton>;
}

/** A place in the room for a lazy page: shows that it is loading, or that it could not be loaded. */
export function RoomPlace({ loading, children }: { loading?: ReactNode; children: ReactNode }) {
  return (
    <LazyPlace loading={<Waiting>{loading}</Waiting>} failed={(retry) => <LoadFailed onRetry={retry} />}>
      {children}
    </LazyPlace>
  );
}

/** For parts that the room can do without: shows nothing while they load, and nothing when they fail. */
export function QuietPlace({ children }: { children: ReactNode }) {
  return (
    <LazyPlace loading={null} failed={() => null}>
      {children}
    </LazyPlace>
  );
}
