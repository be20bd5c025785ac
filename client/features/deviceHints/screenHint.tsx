import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { mediaRights } from '../../../shared/meeting/rights/media';
import { useMe, useMeeting } from '../../connection/hooks/meeting';
import { useOwn } from '../../media/context';
import { TextButton } from '../../ui/buttons';
import { Notice } from '../../ui/notice';

/**
 * My screen could not be shared, or is no longer shared. The person who shares may be looking at another window, so it
 * stays until it is closed.
 */
export function ScreenHint() {
  const { t } = useTranslation('deviceHints');
  const movedOn = mediaRights(useMeeting(), useMe()).screen === 'notYourFloor';
  const trouble = useOwn((state) => state.screenTrouble);
  const [read, setRead] = useState(trouble);
  if (trouble === null || trouble === read) return null;
  return (
    <Notice kind="warn" actions={<TextButton icon="close" aria-label={t('close')} onClick={() => setRead(trouble)} />}>
      {t(`screen.${trouble.why === 'closed' && movedOn ? 'movedOn' : trouble.why}`)}
    </Notice>
  );
}
