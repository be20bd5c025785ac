import { useTranslation } from 'react-i18next';
import { slotOfClient } from '../../../shared/meeting/agenda/recut';
import { takingPart } from '../../../shared/meeting/people/people';
import type { MemberId, Talk } from '../../../shared/meeting/state';
import { type OrderPreview, slotBegins } from '../../../shared/meeting/views/orderPreview';
import { favoursFor } from '../../../shared/meeting/views/whatFits';
import { useMe, useMeeting, useNames, useShortNames } from '../../connection/hooks/meeting';
import { SoftButton, TextButton } from '../../ui/buttons';
import { Face } from '../../ui/face';
import { timeOfDay } from '../../ui/text/when';
import { Favour, PrioritySign } from './favour';
import { useSharedIssues } from './sharedIssues';

type Wishes = Extract<Talk, { kind: 'vote' }>['wishes'];

/** The slots in their order, with what each would have. Without `onArrange` it is only read. */
export function SlotList({
  clients,
  preview,
  wishes,
  confirmed,
  onArrange,
  mine,
  onVote,
}: {
  clients: readonly MemberId[];
  preview: OrderPreview;
  wishes: Wishes;
  confirmed: boolean;
  onArrange: ((next: readonly MemberId[]) => void) | null;
  /** Whose issues I favour; `onVote` is null where nobody votes, or not any more. */
  mine: readonly MemberId[];
  onVote: ((member: MemberId) => void) | null;
}) {
  const { t } = useTranslation(['room', 'slots']);
  const meeting = useMeeting();
  const me = useMe();
  const nameOf = useShortNames();
  const wholeNameOf = useNames();
  const issues = useSharedIssues();
  const helpOf = (member: MemberId) => slotOfClient(meeting, member)?.help ?? [];
  const without = takingPart(meeting).filter((member) => !clients.includes(member));
  const minutesOf = (member: MemberId) =>
    preview.fits ? (preview.slots.find(({ client }) => client === member)?.minutes ?? null) : null;
  const hasPriorities = clients.some((member) => wishes[member]?.priority !== undefined);
  // Once the order holds, wishes make way for the time of day.
  const beginsAt = (member: MemberId) =>
    confirmed && preview.fits ? slotBegins(meeting, member, preview.endsAt) : null;
  const move = (member: MemberId, by: number) => {
    const next = clients.filter((each) => each !== member);
    next.splice(clients.indexOf(member) + by, 0, member);
    onArrange?.(next);
  };
  const about = (member: MemberId) => {
    const help = helpOf(member);
    const asked = wishes[member]?.minutes ?? null;
    const begins = beginsAt(member);
    if (begins !== null) return t('slots:begins', { time: timeOfDay(begins) });
    return [
      ...(help.length === 0 ? [] : [help.map((each) => t(`help.${each}`)).join(', ')]),
      ...(asked === null ? [] : [t('slots:asked', { count: asked })]),
    ].join(' · ');
  };
  return (
    <>
      <ol
        className={onVote !== null && onArrange !== null ? 'floor-slot-list floor-slot-list-tall' : 'floor-slot-list'}
      >
        {clients.map((member, index) => (
          <li key={member}>
            <span className="floor-number num">{index + 1}</span>
            {hasPriorities ? <PrioritySign priority={wishes[member]?.priority} /> : null}
            <Face name={wholeNameOf(member)} size={36} />
            <span className="floor-slot-about">
              <b>{member === me ? t('seat.you') : nameOf(member)}</b>
              {issues.get(member) ? (
                <span className="floor-slot-issue" dir="auto">
                  {issues.get(member)?.line}
                </span>
              ) : null}
              {about(member) === '' ? null : <span className="faint">{about(member)}</span>}
            </span>
            {minutesOf(member) === null ? null : (
              <span className="floor-slot-minutes num">{t('agenda.minutes', { count: minutesOf(member) ?? 0 })}</span>
            )}
            {onVote !== null || favoursFor(meeting, member) > 0 ? (
              <Favour member={member} mine={mine.includes(member)} onVote={onVote && (() => onVote(member))} />
            ) : null}
            {onArrange ? (
              <span className="floor-slot-moves">
                <TextButton
                  icon="moveUp"
                  aria-label={t('agenda.earlier', { name: nameOf(member) })}
                  closed={index === 0 ? t('agenda.isFirst') : null}
                  onClick={() => move(member, -1)}
                />
                <TextButton
                  icon="moveDown"
                  aria-label={t('agenda.laterSlot', { name: nameOf(member) })}
                  closed={index === clients.length - 1 ? t('agenda.isLast') : null}
                  onClick={() => move(member, 1)}
                />
                <TextButton
                  icon="close"
                  aria-label={t('slots:leaveOut', { name: nameOf(member) })}
                  onClick={() => onArrange(clients.filter((each) => each !== member))}
                />
              </span>
            ) : null}
          </li>
        ))}
      </ol>
      {without.length > 0 ? (
        <div className="floor-slot-without">
          <span className="faint">{t('slots:without')}</span>
          {without.map((member) => {
            const name = member === me ? t('seat.you') : nameOf(member);
            // Whoever wants none is put on the list by nobody else.
            if (onArrange === null || wishes[member]?.slot === false) return <span key={member}>{name}</span>;
            return (
              <SoftButton key={member} icon="plus" onClick={() => onArrange([...clients, member])}>
                {name}
              </SoftButton>
            );
          })}
        </div>
      ) : null}
    </>
  );
}
