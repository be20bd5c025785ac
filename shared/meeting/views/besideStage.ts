import { asksThem, partiesMembers } from '../people/parties';
import { meetingStanding } from '../standing';
import type { Meeting, MemberId, PlannedStage } from '../state';

/** True where the stage has something of the kind, for the room to load what shows it. */
export const hasBeside = (stage: PlannedStage): boolean =>
  stage.offers !== undefined || stage.loopTo !== undefined || asksThem(stage, 'all');

/** Whom the person who asks now has named. */
export function askedNow(meeting: Meeting): MemberId | null {
  const talk = meetingStanding(meeting)?.progress.talk;
  return talk?.kind === 'queue' ? (talk.turn?.to ?? null) : null;
}

/** Whether somebody's vote is in the ballot in hand; of a member who is asked for their consent only they know. */
export const hasVoted = (meeting: Meeting, votes: Readonly<Record<MemberId, string[]>>, voter: MemberId): boolean =>
  (votes[voter] ?? []).length > 0 || meeting.numbers?.ballot?.voted.includes(voter) === true;

/** Who may vote in the ballot in hand, and who has; null without one, and where two people are asked for their consent. */
export function votersNow(meeting: Meeting): { voters: MemberId[]; voted: MemberId[] } | null {
  const at = meetingStanding(meeting);
  const ballot = at?.stage.ballot;
  if (at?.progress.talk.kind !== 'ballot' || ballot === undefined || ballot.decides === 'consent') return null;
  const { votes } = at.progress.talk;
  const voters = partiesMembers(meeting, at.stage, ballot.voters);
  return { voters, voted: voters.filter((voter) => hasVoted(meeting, votes, voter)) };
}
