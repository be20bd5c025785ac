import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { talksWhere } from '../../../shared/meeting/rights/media';
import { useRoom } from '../../connection/hooks/context';
import { useMe, useMeeting, useShortNames } from '../../connection/hooks/meeting';
import { doubtKey, groupKey } from '../../connection/keys';
import { keptOut, useMedia } from '../../media/context';
import type { OtherKeys } from '../../media/encryption/otherKeys';
import { Icon } from '../../ui/icon';
import { Notice } from '../../ui/notice';
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

/** Why this browser neither sends nor plays anything, although the others do. */
export function KeptOutNotice() {
  const { t } = useTranslation('room');
  const key = groupKey(useMeeting().group);
  const why = useRoom((state) => keptOut(state, key));
  return why === null ? null : <Notice kind="warn">{t(`banner.keptOut.${why}`)}</Notice>;
}

/**
 * My key fits nobody here: my link is damaged, or belongs to another group. The next complete link that I open may then
 * replace the key.
 */
export function OtherKeyNotice({ of, fitsNobody }: OtherKeys) {
  const { t } = useTranslation('room');
  const { group } = useMeeting();
  const nameOf = useShortNames();
  const fitsSomebody = useMedia(({ remote }) => [...remote.values()].some(({ proof }) => proof === 'verified'));
  useEffect(() => {
    if (fitsNobody) doubtKey(group, true);
    else if (fitsSomebody) doubtKey(group, false);
  }, [group, fitsNobody, fitsSomebody]);
  const [first, ...more] = of;
  if (!fitsNobody || first === undefined) return null;
  return (
    <Notice kind="warn">
      {more.length === 0 ? t('banner.otherKey.one', { name: nameOf(first) }) : t('banner.otherKey.many')}
    </Notice>
  );
}
