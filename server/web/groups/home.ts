import { Router } from 'express';
import { isAskedForCard } from '../../../shared/groups/issueCards';
import { readsAbsences } from '../../../shared/groups/rights';
import { wasLetIn } from '../../../shared/meeting/people/people';
import type { Meeting, MemberId } from '../../../shared/meeting/state';
import type { Asked, BuddyGlance, GroupGlance, Home, LookedAfter, Waiting } from '../../../shared/protocol/groups';
import { HELD_BACK_MS, heldBackUntil } from '../../access/handedLinks';
import { newestMeeting } from '../../access/invites';
import type { Known, Seated } from '../../access/sessions';
import { needsCard } from '../../rooms/records/issue';
import { heldMeetings } from '../../rooms/storedMeeting';
import type { CalendarRow, GroupRow, MeetingRow, MemberRow } from '../../store/store';
import type { WebDeps } from '../deps';
import { answering } from '../http/answers';
import { type Limiters, limited } from '../http/limits';
import { groupRights } from '../meetings/member';
import { askedAfter } from './askedAfter';
import { fellAway } from './buddies/ended';
import { buddiesOf, followPairs } from './buddies/pairs';
import { isAsked } from './dates/pollView';
import { isHeldBack } from './here';
import { everyGroup, myGroups } from './mine';
import { newcomersOf } from './newcomers';
import { nextFor, nextWithoutDoor } from './nextOf';
import { membersNow } from './people';
import { dateAfter } from './planning/after';
import type { Planning } from './planning/planning';
import { privatelyAtHome } from './privately';
import { proposalsAtHome } from './proposalsAtHome';
import { swapsAsked } from './rota/turns';

/** The first page of somebody whom this browser knows. */
export function homeRoutes(deps: WebDeps, planning: Planning, limits: Limiters): Router {
  const routes = Router();
  routes.get(
    '/api/home',
    limited(limits.look),
    answering<Home>(async (request) => {
      const known = await everyGroup(deps, request.headers.cookie);
      await Promise.all(known.map(({ group }) => planning.follow(group)));
      const mine = await myGroups(deps, request.headers.cookie);
      await Promise.all(mine.map(({ member }) => followPairs(deps, planning, member)));
      const outside = known.filter(({ role }) => role === 'organiser');
      const groups = await Promise.all(mine.map((one) => glanceOf(deps, one, request.headers.cookie)));
      const buddies = await Promise.all(mine.map((one) => buddiesAtHome(deps, one, request.headers.cookie)));
      const lookedAfter = await Promise.all(outside.map((one) => lookedAfterAtHome(deps, one, request.headers.cookie)));
      return {
        now: deps.clock.now(),
        groups: groups.filter((one) => one !== null),
        buddies: buddies.flat(),
        lookedAfter: lookedAfter.filter((one) => one !== null),
      };
    }),
  );
  return routes;
}

async function glanceOf(deps: WebDeps, known: Seated, cookie: string | undefined): Promise<GroupGlance | null> {
  const { store } = deps;
  const [group, people, row, actions, calendar, retention, picture] = await Promise.all([
    store.group(known.group),
    membersNow(store, known.group),
    newestMeeting(store, known.group),
    store.groups.unsettled(known.group, known.member),
    store.dates.calendar(known.group),
    store.retention.of(known.group),
    store.life.pictureHash(known.group),
  ]);
  if (group === null) return null;
  const meeting = row === null ? null : await deps.rooms.meeting(row.id);
  const nameOf = (member: string) => people.find(({ id }) => id === member)?.name ?? null;
  const next = nextFor(meeting, row, known.member, nameOf, deps.clock.now());
  const heldBack = await heldBackUntil({ store, cookie, group: known.group }, deps.clock.now());
  const absence =
    meeting === null || meeting.status !== 'lobby' ? null : await absenceOf(deps, meeting, people, known.member);
  return {
    group: group.id,
    name: group.name,
    model: group.model,
    colour: group.colour,
    picture,
    timeZone: calendar?.timeZone ?? group.plan?.timeZone ?? null,
    me: { member: known.member, name: known.name, role: known.role },
    people: people.map(({ id, name }) => ({ member: id, name })),
    next,
    behind: await behindCalled(deps, calendar, meeting, row),
    isArchived: group.archivedAt !== null,
    erasedAt: retention?.erasedAt ?? null,
    actions,
    iAsk: await askedAfter(store, group.id, row?.id ?? null, people, known.member),
    lastMet: await lastMet(deps, known),
    swaps: await swapsAsked(deps, group.id, known.member),
    waits:
      meeting === null || next === null || next.status === 'running'
        ? []
        : await waiting(
            deps,
            known,
            next,
            // There the card is closed to such a browser.
            heldBack === null && isAskedForCard(meeting, known, new Set(absence?.absent)),
          ),
    asks:
      group.archivedAt === null
        ? [
            ...(await newcomersAtHome(deps, known, meeting)),
            ...(await privatelyAtHome(deps, group, known, cookie)),
            ...(await asked(deps, group, known.member, heldBack !== null)),
            ...(await proposalsAtHome(deps, group, { ...known, isMember: true }, people, meeting)),
            ...(heldBack === null
              ? await cameBackAtHome(deps, known)
              : [{ what: 'heldBack', until: heldBack } as const]),
          ]
        : [],
    absence,
    lacksWayBack:
      group.archivedAt === null &&
      heldBack === null &&
      !deps.demos.isDemo(group.id) &&
      !(await store.groups.hasWayBack(known.member)),
  };
}

/** A meeting that begins at once stands before the date for which the group has prepared, and does not hide it. */
async function behindCalled(
  { store, clock }: WebDeps,
  calendar: CalendarRow | null,
  meeting: Meeting | null,
  row: MeetingRow | null,
): Promise<GroupGlance['behind']> {
  if (meeting?.called !== true || meeting.status === 'ended' || row === null) return null;
  return (await dateAfter(store, calendar, meeting.group, { row, meeting }, clock.now()))?.startsAt ?? null;
}

/** A link that somebody made for this member waits for their word, in a browser that did not come by it. */
async function cameBackAtHome({ store, clock }: WebDeps, { group, member }: Seated): Promise<Asked[]> {
  const handed = await store.groups.handedLinks(group, clock.now() - HELD_BACK_MS);
  const mine = handed.find((one) => one.member === member && one.waits);
  return mine === undefined ? [] : [{ what: 'cameBack', by: mine.by, at: mine.at }];
}

/** The newest minutes that this member may read. */
async function lastMet({ store }: WebDeps, { group, member }: Known): Promise<GroupGlance['lastMet']> {
  const [last] = await heldMeetings(store, group, 1);
  return last && wasLetIn(last.state, member) ? { meeting: last.row.id, startedAt: last.startedAt } : null;
}

/** A group that somebody looks after from outside: no room, no names, nothing that was written. */
async function lookedAfterAtHome(deps: WebDeps, known: Known, cookie: string | undefined): Promise<LookedAfter | null> {
  const { store, rooms, clock } = deps;
  const id = known.group;
  const [group, people, invited, row, retention] = await Promise.all([
    store.group(id),
    membersNow(store, id),
    store.forming.invited(id),
    newestMeeting(store, id),
    store.retention.of(id),
  ]);
  if (group === null) return null;
  const newest = row === null ? null : await rooms.meeting(row.id);
  const next = nextWithoutDoor(newest, row, clock.now());
  const [told] = await privatelyAtHome(deps, group, known, cookie);
  return {
    group: id,
    name: group.name,
    colour: group.colour,
    people: people.length,
    newcomers: group.archivedAt === null ? (await newcomersOf(deps, id, newest)).length : 0,
    privateAnswers: told?.what === 'privateAnswers' ? told.count : 0,
    invited: invited.filter(({ member }) => member === null).length,
    next: next === null ? null : { startsAt: next.startsAt, status: next.status },
    isArchived: group.archivedAt !== null,
    erasedAt: retention?.erasedAt ?? null,
  };
}

/** The 1:1s in which there is something to see or to do. */
async function buddiesAtHome(
  deps: WebDeps,
  { group, member }: Known,
  cookie: string | undefined,
): Promise<BuddyGlance[]> {
  if (await isHeldBack(deps, cookie, group)) return [];
  const talks = await buddiesOf(deps, member);
  const seats = new Map((await deps.store.buddies.seatsOf(member)).map((seat) => [seat.group, seat.member]));
  const all = await Promise.all(
    talks.map(async ({ pair, with: others, proposed, next }): Promise<BuddyGlance> => {
      const me = seats.get(pair) ?? '';
      const actions = await deps.store.groups.unsettled(pair, me);
      const whole = await deps.store.buddies.pair(pair);
      const gone = whole === null ? null : await fellAway(deps, whole);
      return { group, pair, me, with: others, proposed, next, actions, fellAway: gone };
    }),
  );
  return all.filter(
    ({ proposed, next, actions, fellAway: gone }) =>
      proposed !== null || next !== null || actions.length > 0 || gone !== null,
  );
}

/** Who reads why I cannot come to the planned meeting. Nobody is told the reason here. */
async function absenceOf(
  { store }: WebDeps,
  meeting: Meeting,
  people: readonly MemberRow[],
  me: MemberId,
): Promise<GroupGlance['absence']> {
  const absent = (await store.dates.absences(meeting.id)).map(({ member }) => member);
  const readers = people.filter(
    ({ id, role }) => id !== me && readsAbsences(meeting, { member: id, role, isMember: true }),
  );
  return { isMine: absent.includes(me), readers: readers.map(({ id }) => id), absent };
}

/** Who waits to be let in, for whoever may let them in. */
async function newcomersAtHome(deps: WebDeps, known: Seated, newest: Meeting | null): Promise<Asked[]> {
  const newcomers = await newcomersOf(deps, known.group, newest);
  if (newcomers.length === 0 || !(await groupRights(deps, known, newest)).mayInvite) return [];
  return newcomers.map(({ id, name }) => ({ what: 'newcomer', member: id, name }));
}

/** Nobody signs by a link that somebody else made for them, and so nobody is asked to. */
async function asked({ store, clock }: WebDeps, group: GroupRow, me: MemberId, mayNotSign: boolean): Promise<Asked[]> {
  const asks: Asked[] = [];
  for (const poll of await store.dates.polls(group.id))
    if (poll.status === 'open' && isAsked(poll, await store.dates.answers(poll.id), me, clock.now()))
      asks.push({ what: 'poll', poll: poll.id });
  if (group.model === null || mayNotSign) return asks;
  const signed = (await store.signatures(group.id)).filter(({ member }) => member === me);
  if (!signed.some(({ version }) => version >= group.agreement.version))
    asks.push({ what: 'agreement', isAgain: signed.length > 0 });
  return asks;
}

/** What is better written before the meeting begins. */
async function waiting(
  { store }: WebDeps,
  { group, member }: Known,
  { meeting, startsAt }: { meeting: string; startsAt: number },
  bringsCard: boolean,
): Promise<Waiting[]> {
  const [isMissing, unreported] = await Promise.all([
    bringsCard && needsCard(store, group, member),
    store.unreported(group, meeting, Number.POSITIVE_INFINITY),
  ]);
  const count = unreported.find((one) => one.member === member)?.count ?? 0;
  return [
    ...(isMissing ? [{ what: 'issueCard', meeting, startsAt } as const] : []),
    ...(count > 0 ? [{ what: 'status', meeting, startsAt, count } as const] : []),
  ];
}
