import type { BallotTemplate } from '../../templates/template';
import { partiesMembers } from '../people/parties';
import { clientOf, isHere, leadNow, told } from '../people/people';
import { optionsOf } from '../rules/ballots';
import { forbids } from '../rules/buttons';
import { progressOf } from '../standing';
import type { Meeting, MemberId, PlannedStage } from '../state';
import { hasVoted } from './besideStage';
import { currentStage } from './currentStage';

/** A ballot as screens show it: the counts for everybody, and for nobody who voted for what. */
export type BallotView = {
  stage: PlannedStage;
  ballot: BallotTemplate;
  options: readonly string[];
  voters: readonly MemberId[];
  /** How many voted for each option, in the order of the options. */
  counts: ReadonlyMap<string, number>;
  /** People who are here, may vote and have not. */
  missing: readonly MemberId[];
  mine: readonly string[];
  mayVote: boolean;
  chosen: readonly string[] | null;
};

export function ballotNow(meeting: Meeting, me: MemberId): BallotView | null {
  const at = currentStage(meeting);
  const talk = at?.progress.talk;
  const ballot = at?.stage.ballot;
  if (!at || ballot === undefined || talk?.kind !== 'ballot') return null;
  const voters = partiesMembers(meeting, at.stage, ballot.voters);
  const options = optionsOf(meeting, at.stage);
  const counts = new Map(options.map((option) => [option, told(meeting.numbers?.ballot?.counts, option) ?? 0]));
  if (meeting.numbers?.ballot === undefined)
    for (const option of voters.flatMap((voter) => talk.votes[voter] ?? []))
      counts.set(option, (counts.get(option) ?? 0) + 1);
  return {
    stage: at.stage,
    ballot,
    options,
    voters,
    counts,
    missing: voters.filter((voter) => isHere(meeting, voter) && !hasVoted(meeting, talk.votes, voter)),
    mine: talk.votes[me] ?? [],
    mayVote: voters.includes(me) && talk.chosen === null,
    chosen: talk.chosen,
  };
}

/** The option with most votes; null when nobody has voted, or two have as many. */
export function mostVoted(counts: ReadonlyMap<string, number>): string | null {
  const most = Math.max(0, ...counts.values());
  const first = [...counts].filter(([, count]) => count === most);
  return most === 0 || first.length > 1 ? null : (first[0]?.[0] ?? null);
}

/** True for people who may close the ballot in hand, and open it again. */
export function mayCloseBallot(meeting: Meeting, me: MemberId, now: number): boolean {
  const at = currentStage(meeting);
  const ballot = at?.stage.ballot;
  if (!at || ballot === undefined || ballot.closedBy === 'itself') return false;
  const from = at.stage.key;
  if (ballot.options === 'roles') return forbids(meeting, me, { type: 'fillRoles', from, roles: {} }, now) === null;
  return forbids(meeting, me, { type: 'closeBallot', from, options: [] }, now) === null;
}

/** Who is meant to close it; null where nobody leads, and so anybody does. */
export function closerOf(meeting: Meeting): MemberId | null {
  const at = currentStage(meeting);
  const client = clientOf(meeting, at?.stage.slot ?? null);
  if (at?.stage.ballot?.closedBy === 'client' && client !== null && isHere(meeting, client)) return client;
  return leadNow(meeting);
}

/**
 * What the ballot of this stage decided for the group; null while it is open, and for roles. Of what two people answer only
 * that both said yes: a no needs no reason, and is kept nowhere but in the log.
 */
export function decidedIn(meeting: Meeting, stage: PlannedStage): readonly string[] | null {
  const talk = progressOf(meeting, stage.key)?.talk;
  const decides = stage.ballot?.decides;
  if (talk?.kind !== 'ballot' || talk.chosen === null) return null;
  if (decides === 'consent') return talk.chosen.includes('yes') ? talk.chosen : null;
  return decides === 'decision' || decides === 'module' ? talk.chosen : null;
}
