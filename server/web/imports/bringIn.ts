import { randomUUID } from 'node:crypto';
import { isSamePerson } from '../../../shared/groups/invited';
import type { GroupPlan } from '../../../shared/groups/models';
import type { GroupId, MeetingId } from '../../../shared/meeting/state';
import type { ImportHolds } from '../../../shared/protocol/imports';
import { isRefusal, type Refusal, refuse } from '../../../shared/refusal';
import { newestMeeting } from '../../access/invites';
import type { NewImport } from '../../store/store';
import type { WebDeps } from '../deps';
import type { GroupHere } from '../groups/here';
import { invitationsFor, type NewInvitation } from '../groups/invitations';
import { membersNow } from '../groups/people';
import { planRefused } from '../groups/plan';
import type { Planning } from '../groups/planning/planning';
import { LARGEST_GROUP, tooManyInvited } from '../invites/newcomers';
import type { ReadImport } from './readImport';

/** Nothing was held or written in it: what comes from elsewhere must not mix with what is here. */
export async function isEmptyGroup({ store, rooms }: WebDeps, group: GroupId): Promise<boolean> {
  const row = await newestMeeting(store, group);
  const newest = row === null ? null : await rooms.meeting(row.id);
  if (newest !== null && newest.startedAt !== null) return false;
  return store.imports.isEmpty(group, await givenUpIn({ store, rooms }, group));
}

/** Meetings that were cancelled before anybody began them. */
async function givenUpIn({ store, rooms }: Pick<WebDeps, 'store' | 'rooms'>, group: GroupId): Promise<MeetingId[]> {
  const ended = (await store.meetingsOf(group)).filter(({ status }) => status === 'ended');
  const states = await Promise.all(ended.map(({ id }) => rooms.meeting(id)));
  return states.flatMap((state) => (state !== null && state.startedAt === null ? [state.id] : []));
}

/** What would come in, as somebody reads it before they say so. */
export async function holdsOf(deps: WebDeps, here: GroupHere, read: ReadImport): Promise<ImportHolds> {
  const statuses = read.meetings.flatMap(
    ({ record }) => record?.minutes.actions.map(({ action }) => action.status) ?? [],
  );
  const settled = statuses.filter((status) => status === 'done' || status === 'dropped').length;
  const plan = await planOf(deps, here, read);
  return {
    name: read.group.name,
    writtenAt: read.group.writtenAt,
    people: read.people.map(({ name, isNow }) => ({ name, isNow })),
    meetings: read.meetings.map(({ title, startedAt, record }) => ({ title, startedAt, hasMinutes: record !== null })),
    actions: { open: statuses.length - settled, settled },
    boards: read.meetings.reduce((sum, { documents }) => sum + documents.length, 0),
    formats: read.formats.length,
    agreement: await agreementOf(deps, here, read),
    plan: plan === 'kept' ? 'kept' : plan === null ? 'same' : 'new',
  };
}

/** `kept`: others signed the one of this group, so that members decide together about another. */
async function agreementOf(
  { store }: WebDeps,
  { group, known }: GroupHere,
  { agreement }: ReadImport,
): Promise<ImportHolds['agreement']> {
  if (isSameText(agreement, group.agreement.lines)) return 'same';
  const members = new Set((await membersNow(store, group.id)).map(({ id }) => id));
  const signed = (await store.signatures(group.id)).some(
    ({ member }) => member !== known.member && members.has(member),
  );
  return signed && known.role !== 'facilitator' ? 'kept' : 'new';
}

const isSameText = (one: readonly string[], other: readonly string[]): boolean =>
  one.length === 0 || JSON.stringify(one) === JSON.stringify(other);

/**
 * The plan of the file in the group's own time zone; null where it changes nothing. `kept`: the group was formed as another kind
 * of group, has nobody who could lead it by that plan, or this server does not know its formats.
 */
async function planOf(
  { store }: WebDeps,
  { group }: GroupHere,
  { group: { model, plan } }: ReadImport,
): Promise<GroupPlan | null | 'kept'> {
  if (plan === null || group.plan === null || group.model === null) return plan === null ? null : 'kept';
  const { people = group.plan.people, ...rest } = plan;
  const wanted: GroupPlan = { ...rest, people, timeZone: group.plan.timeZone };
  const fits =
    wanted.people.least >= 1 && wanted.people.least <= wanted.people.most && wanted.people.most <= LARGEST_GROUP;
  if (model !== group.model || !fits || planRefused(group.model, wanted) !== null) return 'kept';
  const isFacilitated = (await membersNow(store, group.id)).some(({ role }) => role === 'facilitator');
  if ((wanted.leads === 'facilitator') !== isFacilitated) return 'kept';
  return isSamePlan(wanted, group.plan) ? null : wanted;
}

const isSamePlan = (one: GroupPlan, other: GroupPlan): boolean => {
  const key = ({ people, timeZone, everyWeeks, minutes, meetings, leads, formats }: GroupPlan) =>
    JSON.stringify([
      people.least,
      people.most,
      timeZone,
      everyWeeks,
      minutes,
      meetings,
      leads,
      formats.first,
      formats.usual,
      formats.last,
    ]);
  return key(one) === key(other);
};

/** Keeps what was read. The planned meeting follows the plan that holds from now on. */
export async function bringIn(
  deps: WebDeps,
  planning: Planning,
  here: GroupHere,
  read: ReadImport,
  holds: ImportHolds,
): Promise<Refusal | null> {
  const { group, known } = here;
  const { store, rooms, clock } = deps;
  const now = clock.now();
  const plan = await planOf(deps, here, read);
  const invitations = await invitationsOf(deps, here, read);
  if (isRefusal(invitations)) return invitations;
  const byName = new Map<string, string>(invitations.bound);
  const row = await newestMeeting(store, group.id);
  const newest = row === null ? null : await rooms.meeting(row.id);
  const version = Math.max(group.agreement.version, newest?.settings.agreementVersion ?? 0) + 1;
  const agreement = holds.agreement === 'new' ? { version, lines: read.agreement } : null;
  const rows: NewImport = {
    group: group.id,
    by: known.member,
    now,
    agreement,
    plan: plan === 'kept' ? null : plan,
    helpContacts: read.group.helpContacts,
    formats: read.formats.map((format) => ({ id: randomUUID(), format, version: 1, at: now })),
    people: read.people.map(({ id, name, isNow }) => ({
      id,
      group: group.id,
      name,
      hadLeft: !isNow,
      invited: byName.get(id) ?? null,
      member: null,
    })),
    invitations: invitations.made,
    meetings: read.meetings.map(({ sat, ...meeting }, index) => ({
      ...meeting,
      // Texts are erased so long after their meeting, which was held before it was brought in.
      startedAt: Math.min(meeting.startedAt, now),
      group: group.id,
      ordinal: index + 1,
      kept: meeting.record === null ? null : { by: known.member, sat },
    })),
  };
  const limit = { givenUp: await givenUpIn(deps, group.id), most: LARGEST_GROUP };
  const outcome = await store.imports.bringIn(rows, limit);
  if (outcome === 'full') return tooManyInvited();
  if (outcome !== 'done') return outcome === 'removed' ? refuse('notLead') : refuse('notNow', { why: 'notEmpty' });
  if (agreement !== null && newest !== null)
    await rooms.agreementWritten(newest.id, { ...agreement, by: known.member });
  await planning.leadAnew(group.id, known.member);
  return null;
}

/**
 * Whoever was a member gets an invitation under their name, which nobody has a link of yet. Whoever is here already under that
 * name, or was invited under it, is matched by hand: two people may be called the same.
 */
async function invitationsOf(
  { store, clock }: WebDeps,
  { group, known }: GroupHere,
  { people }: ReadImport,
): Promise<{ made: NewInvitation[]; bound: [person: string, invited: string][] } | Refusal> {
  const [before, members] = await Promise.all([store.forming.invited(group.id), membersNow(store, group.id)]);
  const wanted: typeof people = [];
  for (const person of people) {
    if (!person.isNow || person.role === 'speaker') continue;
    const named = { name: person.name, email: null };
    const isLike = (other: { name: string | null }) => isSamePerson({ name: other.name, email: null }, named);
    if (![...members, ...before, ...wanted].some(isLike)) wanted.push(person);
  }
  const asked = wanted.map(({ name }) => ({ name, email: null }));
  const made = invitationsFor({ group: group.id, people: asked, known: before, me: known }, clock.now());
  if (isRefusal(made)) return made;
  return { made, bound: made.map(({ row }, index) => [wanted[index]?.id ?? '', row.id]) };
}
