import { useTranslation } from 'react-i18next';
import { SoftButton } from '../ui/buttons';
import { forgetMissed, useMissed } from '../ui/lazy/onDemand';
import { Notice } from '../ui/notice';

/** Something was to open and its file could not be fetched; pressing the same again tries again. */
export function Missed() {
  const { t } = useTranslation('common');
  if (!useMissed()) return null;
  return (
    <Notice
      kind="refused"
      className="ui-notice-over"
      actions={<SoftButton onClick={forgetMissed}>{t('missed.close')}</SoftButton>}
    >
      {t('missed.about')}
    </Notice>
  );
}
