import { leadOfNext } from '../../../../shared/groups/lead';
import { presentersEach } from '../../../../shared/groups/presenters';
import type { GroupId, Meeting, MemberId } from '../../../../shared/meeting/state';
import { slotsHeld } from '../../../../shared/meeting/views/agenda';
import type { MeetingPlanned } from '../../../../shared/protocol/http';
import { isRefusal, type Refusal, refuse } from '../../../../shared/refusal';
import type { MeetingTemplate } from '../../../../shared/templates/template';
import { lastHeld, numberOf } from '../../../rooms/storedMeeting';
import type { GroupRow, LaterDateRow, MeetingDateRow, Store } from '../../../store/store';
import type { WebDeps } from '../../deps';
import { newMeeting } from '../../meetings/newRows';
import { inARowWith, openingEvents } from '../../meetings/opening';
import { membersNow } from '../people';
import { type GroupTurns, turnsOf } from '../rota/turns';
import { type AskedFormat, formatOfNext, type Last } from './format';
import { startTime } from './startTime';

/** `startsAt: null` means now. */
export type AskedMeeting = AskedFormat & { startsAt: number | null };

export type DateOf = Omit<MeetingDateRow, 'meeting' | 'group'>;

/** The group's next meeting, which nobody has started. `by` is who called it. */
export async function createNext(
  deps: WebDeps,
  group: GroupRow,
  last: Last | null,
  by: MemberId,
  asked: AskedMeeting,
  date: DateOf,
  {
    like = last,
    callerLeads = false,
  }: {
    /** The meeting whose format and preparation this one takes over. */
    like?: Last | null;
    /** Nobody's turn to lead counts, as in a meeting that begins while others are away. */
    callerLeads?: boolean;
  } = {},
): Promise<MeetingPlanned | Refusal> {
  const { store, clock, chance } = deps;
  const now = clock.now();
  const startsAt = startTime(asked.startsAt, now);
  if (isRefusal(startsAt)) return startsAt;
  const number = await numberOfNext(store, group.id, last);
  const planned = await formatOfNext(store, group, like, number, asked);
  if (isRefusal(planned)) return planned;
  const turns = await turnsOf(deps, group.id);
  const lead = await leadFor(deps, group, last, by, callerLeads ? null : (turns.lead[0] ?? null));
  const { minutes, own, slots, records } = planned;
  const template = group.parent === undefined ? planned.template : withPlaces(planned.template, group);
  // Whoever looks after a group plans for others: somebody has to be there who leads.
  if (lead === null && template.frame.leadership !== 'shared') return refuse('notNow', { why: 'nobodyLeads' });
  // The same date is led by somebody else than the group was told.
  const toldLead = date.sequence > 0 && like?.meeting.givenUp ? like.meeting.leadership.rightful : null;
  const ledBefore = toldLead === lead?.member ? (like?.meeting.leadership.before ?? null) : toldLead;
  const presenters = presentersIn(template, turns, minutes);
  const title = last === null || group.model !== null ? group.name : last.row.title;
  const ordinal = (last?.row.ordinal ?? 0) + 1;
  const meeting = newMeeting({ group: group.id, title, ordinal, startsAt, minutes }, now);
  const events = openingEvents(
    {
      meeting,
      template,
      settings: settingsOf(deps, group, last?.meeting ?? null),
      lead,
      ...(await whatLastLeft(deps, last)),
      inARow: last === null ? 1 : inARowWith(last.meeting, template),
      isPlanned: asked.startsAt !== null,
      isCalled: callerLeads,
      ...(ledBefore === null || callerLeads ? {} : { ledBefore }),
      number,
      ...(own === undefined ? {} : { own }),
      ...(slots === undefined ? {} : { slots }),
      ...(presenters.length === 0 ? {} : { presenters }),
    },
    { now, chance },
  );
  if (isRefusal(events)) return events;
  await store.createMeeting({ meeting, group: null, members: [], records: records(meeting.id), date }, events);
  deps.reminders.look();
  return { meeting: meeting.id, startsAt };
}

function settingsOf(deps: WebDeps, group: GroupRow, last: Meeting | null): Meeting['settings'] {
  // Nobody but its two or three members comes to a 1:1.
  const admission = group.parent === undefined ? ('ask' as const) : ('open' as const);
  const before = last?.settings ?? { admission, oneVoice: false, encrypted: false, sound: 'here' };
  const sound = deps.config.carriesSound ? before.sound : 'elsewhere';
  const agreementVersion = Math.max(group.agreement.version, last?.settings.agreementVersion ?? 0);
  return { ...before, sound, agreementVersion };
}

export async function leadFor(
  deps: WebDeps,
  group: GroupRow,
  last: Last | null,
  caller: MemberId,
  turn: MemberId | null,
) {
  const people = (await membersNow(deps.store, group.id)).map(({ id, role }) => ({ member: id, role }));
  const before = last?.meeting.leadership.rightful ?? null;
  return leadOfNext({ policy: group.plan?.leads ?? null, people, before, turn, caller });
}

/** Who spoke in which order last time, and who was client: a meeting that was cancelled before it began has neither. */
async function whatLastLeft(deps: WebDeps, last: Last | null): Promise<Pick<Meeting, 'lastOrder' | 'lastClients'>> {
  if (last === null) return { lastOrder: [] };
  const { row, meeting } = last;
  const held = meeting.startedAt !== null ? meeting : await lastHeld(deps.store, row.group, row.ordinal);
  if (!held) {
    return { lastOrder: meeting.lastOrder, ...(meeting.lastClients ? { lastClients: meeting.lastClients } : {}) };
  }
  const lastClients = slotsHeld(held).flatMap(({ client }) => (client === '' ? [] : [client]));
  return { lastOrder: held.order, lastClients };
}

/** The meeting that stood for this date before another one began at once. */
export async function gaveWayTo({ store, rooms }: WebDeps, { gaveWay }: LaterDateRow): Promise<Last | null> {
  if (gaveWay === null) return null;
  const [row, meeting] = await Promise.all([store.meeting(gaveWay), rooms.meeting(gaveWay)]);
  return row === null || meeting === null ? null : { row, meeting };
}

/** What the group held elsewhere counts: after its fifth meeting there comes no orientation again. */
export async function numberOfNext(store: Store, group: GroupId, last: Last | null): Promise<number> {
  const elsewhere = (await store.imports.meetingsOf(group)).length;
  return Math.max(last === null ? 1 : numberAfter(last), elsewhere + 1);
}

export const numberAfter = ({ row, meeting }: Last): number => numberOf(meeting, row) + (meeting.givenUp ? 0 : 1);

/** A 1:1 has a place for each of its members: a third comes to two where their number is odd. */
const withPlaces = (template: MeetingTemplate, { plan }: GroupRow): MeetingTemplate => {
  const { people } = template.frame;
  return { ...template, frame: { ...template.frame, people: { ...people, most: plan?.people.most ?? people.most } } };
};

/** In which order members are due to present; nobody where they take no turns at it. */
export const presentersIn = (template: MeetingTemplate, { present }: GroupTurns, minutes: number): MemberId[] =>
  presentersEach(template, present, minutes) > 0 ? present : [];
