import { useTranslation } from 'react-i18next';
import { talksWhere } from '../../../shared/meeting/rights/media';
import { useMe, useMeeting } from '../../connection/hooks/meeting';
import { Icon } from '../../ui/icon';
import './encryptionBadge.css';

/**
 * Says that the group encrypts its sound and picture from browser to browser. `small` shows only the lock, where there
 * is no room for text.
 */
export function EncryptionBadge({ small = false }: { small?: boolean }) {
  const { t } = useTranslation('room');
  const meeting = useMeeting();
  const me = useMe();
  if (!meeting.settings.encrypted || talksWhere(meeting, me) === 'allElsewhere') return null;
  if (small) {
    return (
      <span className="encryption-badge encryption-badge-small" title={t('encrypted')}>
        <Icon name="lock" size={14} />
        <span className="aloud">{t('encrypted')}</span>
      </span>
    );
  }
  return (
    <small className="encryption-badge">
      <Icon name="lock" size={14} /> {t('encrypted')}
    </small>
  );
}
