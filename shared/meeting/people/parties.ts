import type { Party } from '../../templates/template';
import { meetingStanding, standingOf } from '../standing';
import type { Meeting, MemberId, PlannedStage } from '../state';
import { clientNow, leadNow, seated, seatOf, takingPart } from './people';

/** The people a stage means by `all`, `coaches`, `client` ..., in speaking order; coaches begin beside the client. */
function partyMembers(meeting: Meeting, stage: PlannedStage, party: Party): MemberId[] {
  const client = stage.slot === null ? null : (meeting.slots[stage.slot]?.client ?? null);
  const members = takingPart(meeting);
  switch (party) {
    case 'all':
      return members;
    case 'client':
      return client !== null && members.includes(client) ? [client] : [];
    case 'coaches':
      return client === null ? members : after(meeting, client, members);
    case 'lead':
      return one(leadNow(meeting) ?? members[0]);
    case 'speaker':
      return seated(meeting).filter((member) => seatOf(meeting, member)?.role === 'speaker');
    case 'presentersCoach':
      return client === null ? [] : one(after(meeting, client, members)[0]);
    case 'previousClient':
      return one(previousClient(meeting, stage));
    case 'first':
      return one(members[0]);
    case 'second':
      return one(members[1]);
    default: {
      const unknown: never = party;
      return unknown;
    }
  }
}

export function partiesMembers(meeting: Meeting, stage: PlannedStage, parties: readonly Party[]): MemberId[] {
  return [...new Set(parties.flatMap((party) => partyMembers(meeting, stage, party)))];
}

/** Everybody a stage is for: who speaks, answers, or writes. */
export function stageMembers(meeting: Meeting, stage: PlannedStage): MemberId[] {
  return partiesMembers(meeting, stage, stageParties(stage));
}

function stageParties(stage: PlannedStage): Party[] {
  const { speaks } = stage;
  return speaks.mode === 'private' ? speaks.from : [...speaks.from, ...(speaks.to ?? []), ...(speaks.then ?? [])];
}

/** True while the client is turned away from the talk. */
export function listensNow(meeting: Meeting, member: MemberId): boolean {
  return standingOf(meeting, member)?.progress.listening === 'on' && clientNow(meeting) === member;
}

function after(meeting: Meeting, client: MemberId, members: MemberId[]): MemberId[] {
  const from = meeting.order.indexOf(client) + 1;
  const queue = [...meeting.order.slice(from), ...meeting.order.slice(0, from)];
  return queue.filter((member) => member !== client && members.includes(member));
}

function previousClient(meeting: Meeting, stage: PlannedStage): MemberId | undefined {
  const upTo = meeting.agenda.findIndex((planned) => planned.key === stage.key);
  const earlier = meeting.agenda
    .slice(0, upTo)
    .filter((planned) => planned.slot !== null && planned.slot !== stage.slot)
    .at(-1);
  return earlier?.slot ? meeting.slots[earlier.slot]?.client : undefined;
}

const one = (member: MemberId | undefined | null): MemberId[] => (member ? [member] : []);

export function isInStage(meeting: Meeting, member: MemberId): boolean {
  const now = standingOf(meeting, member);
  return now === null ? meeting.status === 'lobby' : stageMembers(meeting, now.stage).includes(member);
}

/** Whether guest speakers have a place in what happens now: in the lobby, and in the stages that name them. */
export function welcomesSpeakers(meeting: Meeting): boolean {
  const now = meetingStanding(meeting);
  return now === null ? meeting.status === 'lobby' : stageParties(now.stage).includes('speaker');
}
