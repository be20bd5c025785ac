import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { clientNow, isLead, leadNow, nobodyLeads, takingPart } from '../../../shared/meeting/people/people';
import type { MemberId, SlotWish, StageKey } from '../../../shared/meeting/state';
import { mayCloseBallot, mostVoted } from '../../../shared/meeting/views/ballot';
import { favoursFor, possibleClients } from '../../../shared/meeting/views/whatFits';
import { useConnection } from '../../connection/hooks/context';
import { useMe, useMeeting, useNames, useShortNames } from '../../connection/hooks/meeting';
import { useSend } from '../../connection/hooks/send';
import { useProposeStep } from '../../connection/proposedStep';
import { SoftButton } from '../../ui/buttons';
import { Face } from '../../ui/face';
import { listOf } from '../../ui/text/listOf';
import { Favour, PrioritySign } from './favour';
import { useSharedIssues } from './sharedIssues';

/** Whose case it is: the issues by votes. Whoever leads confirms one of them. */
export function CaseChoice({
  stage,
  confirmed,
  wishes,
  mine,
  onVote,
}: {
  stage: StageKey;
  confirmed: boolean;
  wishes: Readonly<Record<MemberId, SlotWish>>;
  mine: readonly MemberId[];
  onVote: (member: MemberId) => void;
}) {
  const { t } = useTranslation(['slots', 'room']);
  const meeting = useMeeting();
  const me = useMe();
  const nameOf = useShortNames();
  const wholeNameOf = useNames();
  const issues = useSharedIssues();
  const now = useConnection().now();
  const send = useSend();
  const decides = !confirmed && (isLead(meeting, me) || nobodyLeads(meeting, now));
  const [picked, pick] = useState<MemberId | null>(null);
  const client = confirmed ? clientNow(meeting) : null;
  const possible = possibleClients(meeting);
  const shown = client === null ? possible : [client, ...possible.filter((member) => member !== client)];
  const chosen =
    picked !== null && possible.includes(picked)
      ? picked
      : mostVoted(new Map(possible.map((member) => [member, favoursFor(meeting, member)])));
  useChoosing(stage, decides, chosen, wishes);
  const isMember = meeting.seats[me]?.role === 'member';
  const lead = leadNow(meeting);
  return (
    <>
      <p className="quiet">
        {client !== null
          ? t('caseIs', { name: wholeNameOf(client) })
          : lead === null || lead === me
            ? t('caseSecret')
            : `${t('caseDecides', { name: nameOf(lead) })} ${t('caseSecret')}`}{' '}
        {confirmed && mayCloseBallot(meeting, me, now) ? (
          <SoftButton icon="undo" onClick={() => void send({ type: 'reopenBallot', from: stage })}>
            {t('reopenCase')}
          </SoftButton>
        ) : null}
      </p>
      <ul className="floor-slot-list">
        {shown.map((member) => (
          <li
            key={member}
            className={member === (client ?? (decides ? chosen : null)) ? 'floor-slot-chosen' : undefined}
          >
            <PrioritySign priority={wishes[member]?.priority} />
            <Face name={wholeNameOf(member)} size={36} />
            <span className="floor-slot-about">
              {issues.get(member) ? (
                <span className="floor-slot-issue" dir="auto">
                  {issues.get(member)?.line}
                </span>
              ) : null}
              <b>{member === me ? t('room:seat.you') : nameOf(member)}</b>
            </span>
            <Favour
              member={member}
              mine={mine.includes(member)}
              onVote={confirmed || !isMember ? null : () => onVote(member)}
            />
            {decides ? (
              <SoftButton
                icon={chosen === member ? 'check' : undefined}
                pressed={chosen === member}
                aria-label={t(chosen === member ? 'isTaken' : 'takeCase', { name: nameOf(member) })}
                onClick={() => pick(member)}
              >
                {t(chosen === member ? 'taken' : 'take')}
              </SoftButton>
            ) : null}
          </li>
        ))}
      </ul>
    </>
  );
}

function useChoosing(
  from: StageKey,
  decides: boolean,
  client: MemberId | null,
  wishes: Readonly<Record<MemberId, SlotWish>>,
): void {
  const { t } = useTranslation('slots');
  const meeting = useMeeting();
  const nameOf = useShortNames();
  const missing = takingPart(meeting).filter((member) => wishes[member] === undefined);
  const above =
    missing.length > 0 ? t('missing', { count: missing.length, names: listOf(missing.map(nameOf)) }) : undefined;
  useProposeStep(
    !decides
      ? null
      : client === null
        ? { from, main: t('confirmCase'), small: t('chooseCase'), above, command: null }
        : {
            from,
            main: t('confirmCaseOf', { name: nameOf(client) }),
            small: t('confirmCaseVotes', { count: favoursFor(meeting, client) }),
            above,
            command: { type: 'chooseClient', from, client },
          },
  );
}
