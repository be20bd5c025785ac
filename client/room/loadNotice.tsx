import { useTranslation } from 'react-i18next';
import { SoftButton } from '../ui/buttons';
import { forgetLoadFailure, useLoadFailed } from '../ui/lazy/lazyPart';
import { ReloadButton } from '../ui/lazy/places';
import { Notice } from '../ui/notice';

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
