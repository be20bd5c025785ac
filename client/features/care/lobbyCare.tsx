import { useTranslation } from 'react-i18next';
import { TextButton } from '../../ui/buttons';
import { Notice } from '../../ui/notice';
import { BlockedGuide } from './blockedGuide';
import { useLineCheck } from './useLineCheck';
import './care.css';

/** Care before the meeting, below the device check. */
export function LobbyCare() {
  return (
    <div className="care-lobby">
      <BlockedGuide />
      <LineCheck />
    </div>
  );
}

/** One calm line; a longer one only where something is in the way. */
function LineCheck() {
  const { t } = useTranslation('care');
  const { verdict, again } = useLineCheck();
  if (verdict === null) return null;
  if (verdict === 'fine') {
    return (
      <p className="care-line quiet" role="status">
        {t('check.fine')}
      </p>
    );
  }
  return (
    <Notice kind="warn" actions={<TextButton onClick={again}>{t('check.again')}</TextButton>}>
      {t(`check.${verdict}`)}
    </Notice>
  );
}
