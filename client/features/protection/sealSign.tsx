import { useTranslation } from 'react-i18next';
import { useRoom } from '../../connection/context';
import { groupKey } from '../../connection/keys';
import { useMeeting } from '../../connection/meeting';
import { keptOut } from '../../media/context';
import { Icon } from '../../ui/icon';
import { Notice } from '../../ui/notice';
import './sealSign.css';

/** Beside the name of the meeting: the group encrypts its sound and picture from browser to browser. */
export function SealSign() {
  const { t } = useTranslation('room');
  if (!useMeeting().settings.encrypted) return null;
  return (
    <small className="seal-sign">
      <Icon name="lock" size={14} /> {t('sealed')}
    </small>
  );
}

/** Why this browser neither sends nor plays anything although the others do. */
export function KeptOutNotice() {
  const { t } = useTranslation('room');
  const key = groupKey(useMeeting().group);
  const why = useRoom((state) => keptOut(state, key));
  return why === null ? null : <Notice kind="warn">{t(`banner.keptOut.${why}`)}</Notice>;
}
