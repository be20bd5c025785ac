import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { hasOtherSlot } from '../../../shared/meeting/agenda/recut';
import { isLead, nobodyLeads, takingPart } from '../../../shared/meeting/people/people';
import { stageNow } from '../../../shared/meeting/standing';
import type { MemberId, SlotId } from '../../../shared/meeting/state';
import { useConnection } from '../../connection/hooks/context';
import { useMe, useMeeting, useNames, useShortNames } from '../../connection/hooks/meeting';
import { useSend } from '../../connection/hooks/send';
import { useProposeStep } from '../../connection/proposedStep';
import { SoftButton } from '../../ui/buttons';
import { Face } from '../../ui/face';

/** A slot that nobody has: members say that they take it, and the lead may choose somebody. */
export function FreeSlot({ slot }: { slot: SlotId }) {
  const { t } = useTranslation(['ballot', 'room']);
  const meeting = useMeeting();
  const me = useMe();
  const nameOf = useShortNames();
  const wholeNameOf = useNames();
  const [picked, pick] = useState<MemberId | null>(null);
  const send = useSend();
  const now = useConnection().now();
  const leads = isLead(meeting, me) || nobodyLeads(meeting, now);
  const people = takingPart(meeting);
  const isFree = (member: MemberId) => people.includes(member) && !hasOtherSlot(meeting, member, slot);
  const taker = picked !== null && isFree(picked) ? picked : null;
  useProposal(slot, leads ? taker : isFree(me) ? me : null, leads);
  return (
    <>
      <p className="quiet ballot-about">
        {t('free.about', { minutes: Math.round(meeting.slots[slot]?.minutes ?? 0) })}
      </p>
      <ul className="ballot-options">
        {people.map((member) => {
          const free = isFree(member);
          return (
            <li key={member}>
              <Face name={wholeNameOf(member)} size={40} />
              <span className="ballot-text">
                <b>{member === me ? t('room:seat.you') : nameOf(member)}</b>
                {free ? null : <span>{t('free.hasOne')}</span>}
              </span>
              {leads && free ? (
                <SoftButton
                  className="ballot-vote"
                  icon={taker === member ? 'check' : undefined}
                  pressed={taker === member}
                  aria-label={member === me ? t('free.take') : t('chooseNamed', { option: nameOf(member) })}
                  onClick={() => pick(member)}
                >
                  {member === me ? t('free.take') : t('free.give')}
                </SoftButton>
              ) : member === me && free ? (
                <SoftButton className="ballot-vote" onClick={() => void send({ type: 'setClient', slot, member: me })}>
                  {t('free.take')}
                </SoftButton>
              ) : null}
            </li>
          );
        })}
      </ul>
    </>
  );
}

function useProposal(slot: SlotId, taker: MemberId | null, leads: boolean): void {
  const { t } = useTranslation('ballot');
  const meeting = useMeeting();
  const me = useMe();
  const nameOf = useShortNames();
  const from = stageNow(meeting) ?? '';
  const takesPart = takingPart(meeting).includes(me);
  useProposeStep(
    taker === null
      ? {
          from,
          main: leads ? t('free.open') : t('free.take'),
          small: leads || !takesPart ? t('free.openSmall') : t('free.youHaveOne'),
          command: null,
        }
      : {
          from,
          main: taker === me ? t('free.take') : t('free.gives', { name: nameOf(taker) }),
          small: taker === me ? t('free.takeSmall') : undefined,
          command: { type: 'setClient', slot, member: taker },
        },
  );
}
