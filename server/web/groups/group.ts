import { Router } from 'express';
import { mayArchive, mayReadImported } from '../../../shared/groups/rights';
import { takesSeat } from '../../../shared/groups/roles';
import { wasLetIn } from '../../../shared/meeting/people/people';
import type { GroupChange, GroupLookedAfter, GroupPage, PastMeeting } from '../../../shared/protocol/groups';
import { isRefusal } from '../../../shared/refusal';
import { HELD_BACK_MS, heldBackUntil } from '../../access/handedLinks';
import { newestMeeting } from '../../access/invites';
import type { Known } from '../../access/sessions';
import { heldMeetings, numberOf } from '../../rooms/storedMeeting';
import type { WebDeps } from '../deps';
import { answering } from '../http/answers';
import { type Limiters, limited } from '../http/limits';
import { membersAmong } from '../imports/importedMinutes';
import { groupRights } from '../meetings/member';
import { mayChangeHere } from './about';
import { groupNowHere } from './byGroup';
import { type GroupHere, insideGroup } from './here';
import { leavingHere } from './leaving';
import { nextFor, nextWithoutDoor } from './nextOf';
import { type MemberNow, membersNow, organisersNow, stillInvited } from './people';
import type { Planning } from './planning/planning';

/** So many past meetings are listed. */
const LISTED = 60;
/** How long the group sees who made a return link for whom, and who changed what about the group. */
const SHOWN_FOR_MS = 90 * 24 * 60 * 60 * 1000;

/** The page of a group, for its members, and with less on it for whoever looks after it. */
export function groupRoutes(deps: WebDeps, planning: Planning, limits: Limiters): Router {
  const routes = Router();
  routes.get(
    '/api/groups/:group',
    limited(limits.look),
    answering<GroupPage>(async (request) => {
      const here = await insideGroup(deps, request, { organisersToo: true });
      if (isRefusal(here)) return here;
      await planning.follow(here.group.id);
      const asking = { store: deps.store, cookie: request.headers.cookie, group: here.group.id };
      return { ...(await pageFor(deps, here)), heldBackUntil: await heldBackUntil(asking, deps.clock.now()) };
    }),
  );
  return routes;
}

/** With the names of people who are none of its members any more. */
const namedChanges = (
  { store }: WebDeps,
  changes: readonly Omit<GroupChange, 'formerName'>[],
  known: readonly { id: string }[],
): Promise<GroupChange[]> =>
  Promise.all(
    changes.map(async (change) => {
      const isKnown = known.some(({ id }) => id === change.by);
      return { ...change, formerName: isKnown ? null : ((await store.member(change.by))?.name ?? null) };
    }),
  );

async function pageFor(deps: WebDeps, here: GroupHere<Known>): Promise<Omit<GroupPage, 'heldBackUntil'>> {
  const { known, group } = here;
  const { store } = deps;
  const since = deps.clock.now() - SHOWN_FOR_MS;
  const isInside = takesSeat(known.role);
  const [people, invited, organisers, row, past, handed, changes, mayChange, now, retention, picture] =
    await Promise.all([
      membersNow(store, group.id),
      group.archivedAt === null ? stillInvited(store, group.id, deps.clock.now()) : [],
      organisersNow(store, group.id),
      newestMeeting(store, group.id),
      isInside ? pastOf(deps, group.id, known) : [],
      isInside ? store.groups.handedLinks(group.id, since) : [],
      store.life.changes(group.id, since),
      mayChangeHere(deps, here),
      groupNowHere(deps, here),
      store.retention.of(group.id),
      store.life.pictureHash(group.id),
    ]);
  const newest = row === null ? null : await deps.rooms.meeting(row.id);
  const nameOf = (member: string) => people.find(({ id }) => id === member)?.name ?? null;
  return {
    group: group.id,
    name: group.name,
    model: group.model,
    plan: group.plan,
    colour: group.colour,
    picture,
    version: group.version,
    mayChange,
    archivedAt: group.archivedAt,
    mayArchive: !deps.demos.isDemo(group.id) && mayArchive(now, known),
    erasedAt: retention?.erasedAt ?? null,
    endedAt: retention?.endedAt ?? null,
    changes: await namedChanges(deps, changes, [...people, ...organisers]),
    createdAt: group.createdAt,
    me: { member: known.member, name: known.name, role: known.role },
    people: people.map(({ id, name, role, createdAt }) => ({ member: id, name, role, since: createdAt })),
    invited,
    organisers: organisers.map(({ id, name }) => ({ member: id, name })),
    lookedAfter: isInside ? null : await lookedAfter(deps, here, people),
    next: isInside
      ? nextFor(newest, row, known.member, nameOf, deps.clock.now())
      : nextWithoutDoor(newest, row, deps.clock.now()),
    past,
    handed: handed.map(({ waits, ...link }) => ({
      ...link,
      isHeldBack: waits && link.at + HELD_BACK_MS > deps.clock.now(),
    })),
    ...(await groupRights(deps, known, newest)),
  };
}

/** What whoever looks after the group needs to know of its affairs. */
async function lookedAfter(
  deps: WebDeps,
  here: GroupHere<Known>,
  people: readonly MemberNow[],
): Promise<GroupLookedAfter> {
  const { group } = here;
  const { version } = group.agreement;
  const signed = new Set(
    (await deps.store.signatures(group.id)).filter((one) => one.version >= version).map(({ member }) => member),
  );
  return {
    signed: people.filter(({ id }) => signed.has(id)).length,
    namesFacilitator: group.plan?.leads === 'facilitator',
    isLast: (await leavingHere(deps, here)) === 'last',
  };
}

async function pastOf({ store }: WebDeps, group: string, known: Known): Promise<PastMeeting[]> {
  const [held, imported, people] = await Promise.all([
    heldMeetings(store, group, LISTED),
    store.imports.meetingsOf(group),
    store.imports.people(group),
  ]);
  const here = held.map(({ row, state, startedAt }) => ({
    meeting: row.id,
    title: row.title,
    number: numberOf(state, row),
    startsAt: row.startsAt,
    startedAt,
    wasThere: wasLetIn(state, known.member),
  }));
  const before = imported.reverse().map(({ id, title, ordinal, startedAt, kept }) => ({
    meeting: id,
    title,
    number: ordinal,
    startsAt: startedAt,
    startedAt,
    wasThere: kept !== null && mayReadImported({ importedBy: kept.by, sat: membersAmong(people, kept.sat) }, known),
  }));
  return [...here, ...before].slice(0, LISTED);
}
