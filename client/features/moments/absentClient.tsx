import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isLead } from '../../../shared/meeting/people/people';
import { slotOfAbsent } from '../../../shared/meeting/views/noShow';
import { useMe, useMeeting, useShortNames } from '../../connection/hooks/meeting';
import { useAtNow } from '../../connection/hooks/now';
import { useSend } from '../../connection/hooks/send';
import { SoftButton, TextButton } from '../../ui/buttons';
import { Panel } from '../../ui/panel';

/** Somebody whose slot is still to come has been away for long: the lead alone is asked what becomes of it. */
export function AbsentClient() {
  const { t } = useTranslation('moments');
  const meeting = useMeeting();
  const me = useMe();
  const nameOf = useShortNames();
  const send = useSend();
  const [waitsFor, setWaitsFor] = useState<readonly string[]>([]);
  const id = useAtNow((now) => slotOfAbsent(meeting, now)?.id ?? null);
  const slot = id === null ? undefined : meeting.slots[id];
  if (slot === undefined || !isLead(meeting, me) || waitsFor.includes(slot.id)) return null;
  const leaveOut = (minutes: 'shared' | 'saved') => void send({ type: 'leaveOutSlot', slot: slot.id, minutes });
  const about = t('absent.about', { name: nameOf(slot.client) });
  return (
    <Panel className="moments-where" aria-label={about}>
      <p>{about}</p>
      <div className="moments-choices">
        <SoftButton onClick={() => leaveOut('shared')}>{t('absent.share')}</SoftButton>
        <SoftButton onClick={() => leaveOut('saved')}>{t('absent.save')}</SoftButton>
        <TextButton onClick={() => setWaitsFor([...waitsFor, slot.id])}>{t('absent.wait')}</TextButton>
      </div>
    </Panel>
  );
}
