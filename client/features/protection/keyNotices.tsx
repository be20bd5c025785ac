import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useRoom } from '../../connection/hooks/context';
import { useMeeting, useShortNames } from '../../connection/hooks/meeting';
import { doubtKey, groupKey } from '../../connection/keys';
import { keptOut, useMedia } from '../../media/context';
import type { OtherKeys } from '../../media/encryption/otherKeys';
import { Notice } from '../../ui/notice';

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
