import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { SoftButton, TextButton } from '../buttons';
import { Notice } from '../notice';
import { Waiting } from '../waiting';
import { LazyPlace } from './lazyPlace';

/** Stands in the place of something that could not be loaded. */
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
export function ReloadButton() {
  const { t } = useTranslation('common');
  return <TextButton onClick={() => location.reload()}>{t('loadFailed.reload')}</TextButton>;
}

/** A place for a lazy page: shows that it is loading, or that it could not be loaded. */
export function WaitingPlace({ loading, children }: { loading?: ReactNode; children: ReactNode }) {
  return (
    <LazyPlace loading={<Waiting>{loading}</Waiting>} failed={(retry) => <LoadFailed onRetry={retry} />}>
      {children}
    </LazyPlace>
  );
}

/** For parts that a page can do without: shows nothing while they load, and nothing when they fail. */
export function QuietPlace({ children }: { children: ReactNode }) {
  return (
    <LazyPlace loading={null} failed={() => null}>
      {children}
    </LazyPlace>
  );
}
