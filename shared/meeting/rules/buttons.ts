import { isRefusal, type RefusalCode, refuse } from '../../refusal';
import type { MemberCommand } from '../commands';
import { canSpeak } from '../people/people';
import { mayCommand } from '../rights/commands';
import { roomOf } from '../standing';
import type { Meeting, MemberId, Time } from '../state';
import * as agenda from './agenda';
import * as attendance from './attendance';
import { whereFloorIs } from './breakouts';
import * as evaluation from './evaluation';
import * as floor from './floor';
import * as leadership from './leadership';
import type { Decision } from './moment';
import { startMeeting } from './opening';
import * as plan from './plan';
import * as slots from './slots';

/**
 * Commands that say something which is chosen beside the button, so that nothing can be tried out before. The button is drawn
 * for whoever may use it at all.
 */
const chosenBeside = [
  'takeSeat',
  'setTalkTime',
  'chooseFormat',
  'sitWith',
  'carryRoom',
  'skipStage',
  'leaveOutSlot',
  'setMinutes',
  'giveSlot',
  'addBreak',
  'orderSlots',
  'setBlock',
  'moveEnd',
  'changeAgenda',
  'putBackPrompt',
  'undoAgendaChange',
  'castVote',
  'closeBallot',
  'reopenBallot',
  'fillRoles',
  'setRole',
  'chooseClient',
  'setClient',
  'openSlot',
  'moveToBreakout',
  'visitBreakout',
  'offerClearAir',
  'beginInterlude',
  'moveIssue',
  'setFirstPass',
] as const satisfies readonly MemberCommand['type'][];

/** Commands that browsers try out before they offer the button (`mayDo`). Only these rules are part of the page. */
export type ButtonCommand = Exclude<MemberCommand, { type: (typeof chosenBeside)[number] }>;

const chosen: ReadonlySet<MemberCommand['type']> = new Set<MemberCommand['type']>(chosenBeside);

export const isTriedOut = (button: MemberCommand['type']): button is ButtonCommand['type'] => !chosen.has(button);

/** What is said about the floor is said in the breakout where this person is. */
const ofTheFloor: ReadonlySet<MemberCommand['type']> = new Set<MemberCommand['type']>([
  'raiseHand',
  'lowerHand',
  'handOn',
  'later',
  'passTurn',
  'giveFloor',
  'takeFloorBack',
  'stopListening',
  'listenAgain',
  'submitWriting',
]);

/** Why this member may not give this command at all now; null when the rules decide. */
export function forbids(meeting: Meeting, member: MemberId, command: MemberCommand, now: Time): RefusalCode | null {
  const room = ofTheFloor.has(command.type) ? roomOf(meeting, member) : meeting;
  const forbidden = mayCommand(room, member, command, now);
  if (forbidden !== null) return forbidden;
  return meeting.status === 'ended' && command.type !== 'leave' ? 'ended' : null;
}

/** The refusal that this member would get for this command, which `rule` decides; null when it would be carried out. */
export function refusalOf(
  meeting: Meeting,
  member: MemberId,
  command: MemberCommand,
  now: Time,
  rule: () => Decision,
): RefusalCode | null {
  const forbidden = forbids(meeting, member, command, now);
  if (forbidden !== null) return forbidden;
  const decided = rule();
  return isRefusal(decided) ? decided.refused : null;
}

export function decideButton(meeting: Meeting, me: MemberId, command: ButtonCommand, now: Time): Decision {
  if (!ofTheFloor.has(command.type)) return decideHere(meeting, me, command, now);
  return whereFloorIs(meeting, me, (room) => decideHere(room, me, command, now));
}

function decideHere(meeting: Meeting, me: MemberId, command: ButtonCommand, now: Time): Decision {
  switch (command.type) {
    case 'knock':
      return attendance.knock(meeting, me, now);
    case 'admit':
      return attendance.admit(meeting, command.member, me, now);
    case 'refuseEntry':
      return attendance.refuseEntry(meeting, command.member, me, now);
    case 'removeMember':
      return attendance.removeMember(meeting, command.member, me, now);
    case 'askToRemove':
      return attendance.askToRemove(meeting, command.member, me, command.on, now);
    case 'leave':
      return attendance.leaveMeeting(meeting, me, now);
    case 'setSound':
      return attendance.setSound(meeting, me, command.sound, now);
    case 'setVoice':
      return canSpeak(meeting, me) === !command.writes
        ? refuse('notNow')
        : [{ type: 'voiceSet', member: me, writes: command.writes }];
    case 'setAdmission':
      return meeting.settings.admission === command.admission
        ? refuse('notNow')
        : [{ type: 'admissionSet', admission: command.admission }];
    case 'startMeeting':
      return startMeeting(meeting, now);
    case 'advanceStage':
      return agenda.advanceStage(meeting, me, command.from, now);
    case 'goBack':
      return agenda.goBack(meeting, command.from, command.to, now);
    case 'undoAdvance':
      return agenda.undoAdvance(meeting, command.from, now);
    case 'extendStage':
      return agenda.extendStage(meeting, me, command.from, command.minutes, now);
    case 'pause':
      return agenda.pause(meeting, me, command.from, now);
    case 'resume':
      return agenda.resume(meeting, me, command.from, now);
    case 'endMeeting':
      return agenda.endMeeting(meeting, me, now);
    case 'askToMoveOn':
      return agenda.askToMoveOn(meeting, me, command.from, command.on, now);
    case 'askForTime':
      return agenda.askForTime(meeting, me, command.from, command.on, now);
    case 'recut':
      return plan.recut(meeting, command.from, now);
    case 'requestSlot':
      return plan.requestSlot(meeting, me, command, now);
    case 'confirmSlots':
      return plan.confirmSlots(meeting, me, command, now);
    case 'reopenSlots':
      return plan.reopenSlots(meeting, me, command.from, now);
    case 'raiseHand':
      return floor.raiseHand(meeting, me, command, now);
    case 'lowerHand':
      return floor.lowerHand(meeting, me, command.from, now);
    case 'handOn':
      return floor.handOn(meeting, me, command.from, command.turnOf, now);
    case 'later':
      return floor.later(meeting, me, command.from, now);
    case 'passTurn':
      return floor.passTurn(meeting, me, command.from, now);
    case 'giveFloor':
      return floor.giveFloor(meeting, me, command.from, command.member, now);
    case 'takeFloorBack':
      return floor.takeFloorBack(meeting, me, command.from, now);
    case 'stopListening':
      return floor.stopListening(meeting, me, command.from, now);
    case 'listenAgain':
      return floor.listenAgain(meeting, me, command.from, now);
    case 'submitWriting':
      return floor.submitWriting(meeting, me, command.from, command.done, now);
    case 'setOneVoice':
      return meeting.settings.oneVoice === command.on ? refuse('notNow') : [{ type: 'oneVoiceSet', on: command.on }];
    case 'setEncryption':
      return meeting.settings.encrypted === command.on ? refuse('notNow') : [{ type: 'encryptionSet', on: command.on }];
    case 'showQuestionsOnly':
      return meeting.status === 'running' ? [{ type: 'questionsOnlyShown', at: now }] : refuse('notNow');
    case 'showForWhom':
      return meeting.status === 'running' ? [{ type: 'forWhomShown', at: now }] : refuse('notNow');
    case 'setHelp':
      return slots.setHelp(meeting, command.slot, command.help, now);
    case 'declareNoAction':
      return slots.declareNoAction(meeting, command.slot, command.none);
    case 'closeDraft':
      return slots.closeDraft(meeting, command.slot, command.closed);
    case 'sendEvaluation':
      return evaluation.sendEvaluation(meeting, me, command.from, now);
    case 'declineEvaluation':
      return evaluation.declineEvaluation(meeting, me, command.from, now);
    case 'closeEvaluation':
      return evaluation.closeEvaluation(meeting, command.from, now);
    case 'setDeputy':
      return leadership.setDeputy(meeting, command.member);
    case 'handOver':
      return leadership.handOver(meeting, command.member, now);
    case 'takeLeadBack':
      return leadership.takeLeadBack(meeting, me, now);
    case 'supportLead':
      return leadership.supportLead(meeting, me, command.candidate, now);
    default: {
      const unknown: never = command;
      return unknown;
    }
  }
}
