import { refuse } from '../../refusal';
import type { BallotTemplate, Role } from '../../templates/template';
import { hasOtherSlot, partsOf, stageIndex } from '../agenda/recut';
import { blockOf } from '../agenda/slotBlock';
import type { MemberCommand } from '../commands';
import { defined } from '../defined';
import type { Event } from '../events';
import { partiesMembers } from '../people/parties';
import { clientOf, takingPart } from '../people/people';
import { mayHaveRole, roleAgainst, rolesAnywhere, rolesChosen, rolesIn } from '../people/roles';
import { placeNow, type Standing } from '../standing';
import type { Meeting, MemberId, PlannedStage, SlotId, StageKey, Talk, Time } from '../state';
import { floorFact } from './facts';
import { type Decision, inStage } from './moment';

/** Votes with options, roles, and whose case it is. Whoever closes a ballot sees the counts, so a tie is decided by that. */

type Voting = Standing & { ballot: BallotTemplate; talk: Extract<Talk, { kind: 'ballot' }> };

function inBallot(meeting: Meeting, from: StageKey, rule: (at: Voting) => Decision): Decision {
  return inStage(meeting, from, (now) => {
    const { ballot } = now.stage;
    const { talk } = now.progress;
    return ballot === undefined || talk.kind !== 'ballot' ? refuse('notNow') : rule({ ...now, ballot, talk });
  });
}

/** What can be chosen: a list of the template, members who take part, or the roles of the block and whose case it is. */
export function optionsOf(meeting: Meeting, stage: PlannedStage): readonly string[] {
  const options = stage.ballot?.options ?? [];
  if (options === 'members') return takingPart(meeting);
  if (options !== 'roles') return options;
  const roles = rolesIn(meeting, stage.slot).map(({ role }) => role);
  return choosesClient(meeting, stage.slot) ? ['client', ...roles] : roles;
}

const choosesClient = (meeting: Meeting, slot: SlotId | null): boolean =>
  slot !== null && blockOf(meeting, slot)?.choosesClient === true;

type CastVote = Extract<MemberCommand, { type: 'castVote' }>;

/** Voting again replaces the vote; no options take it back. */
export function castVote(meeting: Meeting, member: MemberId, { from, options }: CastVote, at: Time): Decision {
  return inBallot(meeting, from, ({ stage, progress, ballot, talk }) => {
    if (talk.chosen !== null) return refuse('notNow');
    const voters = partiesMembers(meeting, stage, ballot.voters);
    if (!voters.includes(member)) return refuse('notAllowed');
    if (!areOptions(meeting, stage, ballot, options)) return refuse('badInput');
    const { [member]: _, ...others } = talk.votes;
    const votes = options.length === 0 ? others : { ...others, [member]: options };
    const said = voters.map((voter) => votes[voter]?.[0]);
    const chosen = ballot.closedBy === 'itself' ? consented(said, ballot.voters.length) : null;
    const cast = floorFact(meeting, 'voteCast', stage, { ...progress, talk: { ...talk, votes, chosen } }, member, at);
    return chosen?.[0] === 'no' ? [cast, ...leftOut(meeting, stage, at)] : [cast];
  });
}

/** One no is enough; yes takes everybody who is asked, also somebody who left. */
function consented(said: readonly (string | undefined)[], of: number): string[] | null {
  if (said.includes('no')) return ['no'];
  return said.length === of && said.every((one) => one === 'yes') ? ['yes'] : null;
}

function areOptions(
  meeting: Meeting,
  stage: PlannedStage,
  ballot: BallotTemplate,
  options: readonly string[],
): boolean {
  const possible = optionsOf(meeting, stage);
  const few = ballot.choice === 'several' || options.length <= 1;
  return few && new Set(options).size === options.length && options.every((option) => possible.includes(option));
}

/** Somebody does not want it: the rest of the block does not take place. */
function leftOut(meeting: Meeting, stage: PlannedStage, at: Time): Event[] {
  if (stage.slot === null) return [];
  const ahead = partsOf(meeting, stage.slot).filter((part) => stageIndex(meeting, part.key) > placeNow(meeting));
  return [{ type: 'stagesSkipped', stages: ahead.map((part) => part.key), skipped: true, at }];
}

type CloseBallot = Extract<MemberCommand, { type: 'closeBallot' }>;

/** With what holds from here; the counts bind nobody, they are seen by all. */
export function closeBallot(meeting: Meeting, by: MemberId, { from, options }: CloseBallot, at: Time): Decision {
  return inBallot(meeting, from, ({ stage, progress, ballot, talk }) => {
    if (talk.chosen !== null || ballot.closedBy === 'itself' || ballot.options === 'roles') return refuse('notNow');
    if (options.length === 0 || !areOptions(meeting, stage, ballot, options)) return refuse('badInput');
    return [floorFact(meeting, 'ballotClosed', stage, { ...progress, talk: { ...talk, chosen: options } }, by, at)];
  });
}

/** Votes stand; they can be changed until it is closed again. */
export function reopenBallot(meeting: Meeting, by: MemberId, from: StageKey, at: Time): Decision {
  return inStage(meeting, from, ({ stage, progress }) => {
    const opened = openedAgain(stage, progress.talk);
    if (opened === null) return refuse('notNow');
    return [floorFact(meeting, 'ballotReopened', stage, { ...progress, talk: opened }, by, at)];
  });
}

/** Null for what is open, closes by itself, or is opened again in another way. */
function openedAgain({ ballot }: PlannedStage, talk: Talk): Talk | null {
  if (ballot?.decides === 'client' && talk.kind === 'vote' && talk.confirmed) return { ...talk, confirmed: false };
  if (ballot?.closedBy === 'itself' || talk.kind !== 'ballot' || talk.chosen === null) return null;
  return { ...talk, chosen: null };
}

type FillRoles = Extract<MemberCommand, { type: 'fillRoles' }>;

/** Closes a ballot about roles with who has which, and nobody has the others; whose case it is must be among them where the block finds that out. */
export function fillRoles(meeting: Meeting, by: MemberId, { from, roles }: FillRoles, at: Time): Decision {
  return inBallot(meeting, from, ({ stage, progress, ballot, talk }) => {
    if (talk.chosen !== null || ballot.options !== 'roles') return refuse('notNow');
    const { client, ...others } = roles;
    const possible = optionsOf(meeting, stage);
    const named = Object.entries(roles).flatMap(([role, member]) => (member === undefined ? [] : [{ role, member }]));
    if (named.some(({ role }) => !possible.includes(role))) return refuse('badInput');
    if (named.some(({ member }) => !mayHaveRole(meeting, member))) return refuse('unknownMember');
    const found = client ?? clientOf(meeting, stage.slot);
    if (possible.includes('client') && (found === null || !takingPart(meeting).includes(found))) {
      return refuse('badInput');
    }
    if (client !== undefined && hasOtherSlot(meeting, client, stage.slot)) return refuse('notAllowed');
    if (found !== null && roleAgainst(meeting, stage.slot, others, found)) return refuse('badInput');
    const chosen = named.map(({ role }) => role);
    return [
      ...(client === undefined || stage.slot === null ? [] : [clientFact(stage.slot, client, at)]),
      { type: 'rolesSet', slot: stage.slot, roles: { ...emptied(meeting, stage.slot), ...defined(others) }, at },
      floorFact(meeting, 'ballotClosed', stage, { ...progress, talk: { ...talk, chosen } }, by, at),
    ];
  });
}

/** The roles of the ballot that somebody has, all of them taken away. */
function emptied(meeting: Meeting, slot: SlotId | null): Partial<Record<Role, null>> {
  const held = rolesChosen(meeting, slot);
  const taken = rolesIn(meeting, slot).filter(({ role }) => held[role] !== undefined);
  return Object.fromEntries(taken.map(({ role }) => [role, null]));
}

export const clientFact = (slot: SlotId, client: MemberId, at: Time): Event => ({
  type: 'clientSet',
  slot,
  client,
  at,
});

type SetRole = Extract<MemberCommand, { type: 'setRole' }>;

/** The lead gives a role to somebody, or to nobody, at any time; timekeeper, scribe and observer in every meeting. */
export function setRole(meeting: Meeting, { slot, role, member }: SetRole, at: Time): Decision {
  if (slot !== null && !Object.hasOwn(meeting.slots, slot)) return refuse('notFound');
  const offered = rolesAnywhere.includes(role) || rolesIn(meeting, slot).some((one) => one.role === role);
  if (!offered) return refuse('notAllowed');
  if (member !== null && !mayHaveRole(meeting, member)) return refuse('unknownMember');
  const isClient = member !== null && clientOf(meeting, slot) === member;
  if (isClient && roleAgainst(meeting, slot, { [role]: member }, member)) return refuse('badInput');
  if ((rolesChosen(meeting, slot)[role] ?? null) === member) return refuse('notNow');
  return [{ type: 'rolesSet', slot, roles: { [role]: member }, at }];
}

type ChooseClient = Extract<MemberCommand, { type: 'chooseClient' }>;

/** Closes the vote about whose case it is. Nobody becomes client who said that they want no slot. */
export function chooseClient(meeting: Meeting, by: MemberId, { from, client }: ChooseClient, at: Time): Decision {
  return inStage(meeting, from, ({ stage, progress }) => {
    const { talk } = progress;
    if (talk.kind !== 'vote' || talk.confirmed || stage.due !== 'votesClosed' || stage.slot === null) {
      return refuse('notNow');
    }
    if (!takingPart(meeting).includes(client)) return refuse('unknownMember');
    if (talk.wishes[client]?.slot === false) return refuse('stale');
    if (hasOtherSlot(meeting, client, stage.slot)) return refuse('notAllowed');
    const confirmed = { ...progress, talk: { ...talk, confirmed: true } };
    return [clientFact(stage.slot, client, at), floorFact(meeting, 'ballotClosed', stage, confirmed, by, at)];
  });
}
