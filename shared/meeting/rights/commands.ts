import type { RefusalCode } from '../../refusal';
import { blockOf } from '../agenda/slotBlock';
import type { MemberCommand } from '../commands';
import { isInStage } from '../people/parties';
import { clientNow, clientOf, isHere, isLead, isSeated, nobodyLeads, seatOf, slotInHand } from '../people/people';
import type { Meeting, MemberId, Time } from '../state';
import { mayWriteAgreement } from './agreement';

/** Whether this member's role carries this command; null when it does. The moment is judged by the rules, not here. */
export function mayCommand(meeting: Meeting, member: MemberId, command: MemberCommand, now: Time): RefusalCode | null {
  const { type } = command;
  if (seatOf(meeting, member) === undefined) return 'notAdmitted';
  if (type === 'knock' || type === 'takeSeat') return null;
  // Before sitting down too: the agreement is read in the lobby.
  if (type === 'setTalkTime') return mayWriteAgreement(meeting, member, now) ? null : 'notLead';
  if (!isSeated(meeting, member)) return 'notAdmitted';
  if (type === 'leave' || type === 'setSound' || type === 'setVoice') return null;
  if (seatOf(meeting, member)?.role === 'speaker') return maySpeaker(meeting, member, type);
  switch (type) {
    case 'sitWith':
    case 'carryRoom':
    case 'raiseHand':
    case 'lowerHand':
    case 'submitWriting':
    case 'later':
    case 'passTurn':
    case 'supportLead':
    case 'askToRemove':
    case 'askToMoveOn':
    case 'askForTime':
    case 'castVote':
    case 'setClient':
      return null;
    case 'setAdmission':
    case 'admit':
    case 'refuseEntry':
      // In the lead's own slot people still knock at the lead's door.
      return meeting.leadership.acting === member && isHere(meeting, member)
        ? null
        : leadOrShared(meeting, member, now);
    case 'chooseFormat':
    case 'startMeeting':
    case 'undoAdvance':
    case 'goBack':
    case 'confirmSlots':
    case 'reopenSlots':
    case 'skipStage':
    case 'leaveOutSlot':
    case 'setMinutes':
    case 'giveSlot':
    case 'addBreak':
    case 'orderSlots':
    case 'setBlock':
    case 'moveEnd':
    case 'changeAgenda':
    case 'putBackPrompt':
    case 'undoAgendaChange':
    case 'recut':
    case 'fillRoles':
    case 'chooseClient':
    case 'setRole':
    case 'setFirstPass':
      return leadOrShared(meeting, member, now);
    case 'removeMember':
    case 'advanceStage':
    case 'extendStage':
    case 'endMeeting':
    case 'takeFloorBack':
    case 'setOneVoice':
    case 'setEncryption':
    case 'showQuestionsOnly':
    case 'showForWhom':
    case 'closeEvaluation':
    case 'setDeputy':
    case 'handOver':
    case 'moveToBreakout':
    case 'visitBreakout':
    case 'offerClearAir':
      return isLead(meeting, member) ? null : 'notLead';
    case 'pause':
    case 'resume':
    case 'beginInterlude':
    case 'moveIssue':
    case 'listenAgain':
    case 'closeBallot':
    case 'reopenBallot':
      return clientNow(meeting) === member ? null : leadOrShared(meeting, member, now);
    case 'stopListening':
      return clientNow(meeting) === member ? null : 'notAllowed';
    case 'giveFloor':
      return clientLeads(meeting, member) ? null : leadOrShared(meeting, member, now);
    case 'handOn':
      if (command.turnOf === member || clientLeads(meeting, member)) return null;
      return isLead(meeting, member) ? null : 'notYourTurn';
    case 'openSlot':
      // Where nobody leads, people take one for themselves.
      return isLead(meeting, member) || (command.member === member && nobodyLeads(meeting, now)) ? null : 'notLead';
    case 'setHelp':
    case 'declareNoAction':
    case 'closeDraft':
      return clientOf(meeting, command.slot) === member ? null : 'notAllowed';
    case 'requestSlot':
    case 'sendEvaluation':
    case 'declineEvaluation':
      return seatOf(meeting, member)?.role === 'member' ? null : 'notAllowed';
    case 'takeLeadBack':
      return leadsByRight(meeting, member) ? null : 'notAllowed';
    default: {
      const unknown: never = type;
      return unknown;
    }
  }
}

/** Who leads by role, and whoever leads otherwise and is the client now, so that the deputy leads instead. */
const leadsByRight = ({ leadership }: Meeting, member: MemberId): boolean =>
  leadership.rightful === member || leadership.acting === member;

/** Own texts in place of prompts; null when this member may write them. */
export function mayChangeAgenda(meeting: Meeting, member: MemberId, now: Time): RefusalCode | null {
  if (!isSeated(meeting, member)) return 'notAdmitted';
  return seatOf(meeting, member)?.role === 'speaker' ? 'notAllowed' : leadOrShared(meeting, member, now);
}

/** The lead's; where nobody leads, anybody's who is here. */
const leadOrShared = (meeting: Meeting, member: MemberId, now: Time): RefusalCode | null =>
  isLead(meeting, member) || (nobodyLeads(meeting, now) && isHere(meeting, member)) ? null : 'notLead';

/** A guest speaker hands on and raises a hand, in the stages that name speakers; nothing else. */
function maySpeaker(meeting: Meeting, member: MemberId, type: MemberCommand['type']): RefusalCode | null {
  const floor = type === 'raiseHand' || type === 'lowerHand' || type === 'handOn';
  return floor && isInStage(meeting, member) ? null : 'notAllowed';
}

/** The client in their own slot, where the block lets them call the next asker and end early. */
function clientLeads(meeting: Meeting, member: MemberId): boolean {
  const slot = slotInHand(meeting);
  return slot !== null && clientNow(meeting) === member && (blockOf(meeting, slot)?.clientLeads ?? false);
}
