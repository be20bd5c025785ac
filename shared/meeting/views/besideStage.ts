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

/** Who may vote in the ballot in hand, and who has; null without one, and where two people are asked for their consent. */
export function votersNow(meeting: Meeting): { voters: MemberId[]; voted: MemberId[] } | null {
  const at = meetingStanding(meeting);
  const ballot = at?.stage.ballot;
  if (at?.progress.talk.kind !== 'ballot' || ballot === undefined || ballot.decides === 'consent') return null;
  const { votes } = at.progress.talk;
  const voters = partiesMembers(meeting, at.stage, ballot.voters);
  return { voters, voted: voters.filter((voter) => (votes[voter] ?? []).length > 0) };
}
