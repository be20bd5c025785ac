import { slotStage } from '../../../shared/meeting/agenda/slotBlock';
import { lobbyOpensAt } from '../../../shared/meeting/clock';
import { clientOf, leadNow, present, wasLetIn } from '../../../shared/meeting/people/people';
import { isTooEarly } from '../../../shared/meeting/rights/entry';
import { standingOf } from '../../../shared/meeting/standing';
import type { Meeting, MemberId, Time } from '../../../shared/meeting/state';
import type { NextMeeting } from '../../../shared/protocol/groups';
import type { MeetingTemplate } from '../../../shared/templates/template';
import type { MeetingRow } from '../../store/store';

/** A meeting that is planned or runs, as this member of its group may see it; null for one that is over. */
export function nextFor(
  meeting: Meeting | null,
  row: MeetingRow | null,
  me: MemberId,
  nameOf: (member: MemberId) => string | null,
  now: Time,
): NextMeeting | null {
  if (meeting === null || row === null || meeting.status === 'ended') return null;
  return {
    meeting: meeting.id,
    title: row.title,
    startsAt: meeting.startsAt,
    minutes: meeting.minutes,
    status: meeting.status,
    isCalled: meeting.called === true,
    ledBefore: meeting.status === 'lobby' ? (meeting.leadership.before ?? null) : null,
    format: formatIdOf(meeting.template),
    lead: leadNow(meeting) ?? meeting.leadership.rightful,
    ...doorFor(meeting, me, now),
    here: meeting.status === 'lobby' ? present(meeting) : [],
    running: meeting.startedAt === null ? null : runningFor(meeting, meeting.startedAt, me, nameOf),
  };
}

/** When the room of this meeting opens, and whether this member may come in already. */
export const doorFor = (meeting: Meeting, me: MemberId, now: Time): Pick<NextMeeting, 'opensAt' | 'isOpenToMe'> => ({
  opensAt: lobbyOpensAt(meeting),
  isOpenToMe: meeting.status !== 'ended' && !isTooEarly(meeting, me, now),
});

/** As `templateFor` takes it. */
export function formatIdOf(template: MeetingTemplate): string {
  const block = slotStage(template)?.block;
  return block === undefined ? template.frame.id : `${template.frame.id}/${block}`;
}

/** The same for whoever looks after the group: they know when it meets, and cannot come in. */
export function nextWithoutDoor(meeting: Meeting | null, row: MeetingRow | null, now: Time): NextMeeting | null {
  const next = nextFor(meeting, row, '', () => null, now);
  return next === null ? null : { ...next, isOpenToMe: false, here: [] };
}

function runningFor(
  meeting: Meeting,
  since: number,
  me: MemberId,
  nameOf: (member: MemberId) => string | null,
): NextMeeting['running'] {
  const hasSeat = wasLetIn(meeting, me);
  const stage = hasSeat ? standingOf(meeting, me)?.stage : undefined;
  const client = stage === undefined ? null : clientOf(meeting, stage.slot);
  return {
    since,
    stage:
      stage === undefined
        ? null
        : { words: stage.words, client: client === null ? null : nameOf(client), isMine: client === me },
    hasSeat,
  };
}
