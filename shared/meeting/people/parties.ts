import type { Party } from '../../templates/template';
import { isPutIn } from '../agenda/slotBlock';
import { meetingStanding, standingOf } from '../standing';
import type { Meeting, MemberId, PlannedStage } from '../state';
import { clientNow, clientOf, leadNow, seated, seatOf, takingPart } from './people';
import { after, outsiders, roleHolder } from './roles';

/** The people a stage means by `all`, `coaches`, `client` ..., in speaking order; coaches begin beside the client. */
function partyMembers(meeting: Meeting, stage: PlannedStage, party: Party): MemberId[] {
  const client = stage.slot === null ? soleClient(meeting) : clientOf(meeting, stage.slot);
  const members = takingPart(meeting);
  switch (party) {
    case 'all':
      return members;
    case 'client':
      return client !== null && members.includes(client) ? [client] : [];
    case 'coaches': {
      const outside = outsiders(meeting, stage);
      const others = client === null ? members : after(meeting, client, members);
      return others.filter((member) => !outside.includes(member));
    }
    case 'lead':
      return one(leadNow(meeting) ?? members[0]);
    case 'speaker': {
      const guests = seated(meeting).filter((member) => seatOf(meeting, member)?.role === 'speaker');
      return guests.length > 0 ? guests : partyMembers(meeting, stage, 'lead');
    }
    case 'previousClient':
      return one(previousClient(meeting, stage)).filter((member) => members.includes(member));
    case 'timekeeper':
    case 'scribe':
    case 'observer':
    case 'presentersCoach':
    case 'moderator':
    case 'learningCoach':
    case 'first':
    case 'second':
      return one(roleHolder(meeting, stage, party));
    default: {
      const unknown: never = party;
      return unknown;
    }
  }
}

export function partiesMembers(meeting: Meeting, stage: PlannedStage, parties: readonly Party[]): MemberId[] {
  return [...new Set(parties.flatMap((party) => partyMembers(meeting, stage, party)))];
}

/** Whether questions of this stage go to these people; `all` where each question may go to anybody. */
export const asksThem = ({ speaks }: Pick<PlannedStage, 'speaks'>, party: Party): boolean =>
  speaks.mode === 'talk' && (speaks.to ?? []).includes(party);

/** Questions are asked in this stage, and somebody answers; otherwise people just speak. */
export const hasQuestions = ({ speaks }: Pick<PlannedStage, 'speaks'>): boolean =>
  speaks.mode === 'talk' && (speaks.to ?? []).length > 0;

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
  const now = standingOf(meeting, member);
  return now !== null && now.progress.listening === 'on' && clientNow(now.room) === member;
}

/** Outside slots there is a client only where two people meet of whom one leads. */
function soleClient(meeting: Meeting): MemberId | null {
  if (!meeting.template.frame.soleClient) return null;
  const lead = leadNow(meeting);
  return takingPart(meeting).find((member) => member !== lead) ?? null;
}

/** The client of the slot before this one; before the first slot, the last client of the group's last meeting. */
function previousClient(meeting: Meeting, stage: PlannedStage): MemberId | undefined {
  const upTo = meeting.agenda.findIndex((planned) => planned.key === stage.key);
  const earlier = meeting.agenda
    .slice(0, upTo)
    .filter(({ slot }) => slot !== null && slot !== stage.slot && !isPutIn(slot))
    .at(-1);
  return earlier === undefined ? meeting.lastClients?.at(-1) : (clientOf(meeting, earlier.slot) ?? undefined);
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
