import { refuse } from '../refusal';
import { FLOOR_GRACE_MS } from './clock';
import type { Command, Context, MemberCommand, SystemCommand } from './commands';
import { mayCommand } from './rights/commands';
import * as agenda from './rules/agenda';
import * as attendance from './rules/attendance';
import * as evaluation from './rules/evaluation';
import * as floor from './rules/floor';
import * as leadership from './rules/leadership';
import type { Decision } from './rules/moment';
import { openMeeting, startMeeting } from './rules/opening';
import * as plan from './rules/plan';
import * as slots from './rules/slots';
import type { Meeting, MemberId, Time } from './state';

/**
 * What a wish leads to: facts, or a refusal the person sees. Pure: time and chance come in through the context, and what they
 * led to is in the events. An empty list means that what was wished is already so.
 */
export function decide(meeting: Meeting | null, command: Command, context: Context): Decision {
  const { actor, now } = context;
  if (isSystemCommand(command)) {
    if (actor.kind !== 'system') return refuse('notAllowed');
    if (command.type === 'openMeeting') return openMeeting(meeting, command);
    return meeting === null ? refuse('notFound') : bySystem(meeting, command, now);
  }
  if (actor.kind !== 'member') return refuse('notAllowed');
  if (meeting === null) return refuse('notFound');
  const forbidden = mayCommand(meeting, actor.member, command);
  if (forbidden !== null) return refuse(forbidden);
  if (meeting.status === 'ended' && command.type !== 'leave') return refuse('ended');
  return byMember(meeting, actor.member, command, now);
}

const systemTypes: Record<SystemCommand['type'], true> = {
  openMeeting: true,
  noteConnected: true,
  noteDisconnected: true,
  noteRemovedFromGroup: true,
  promoteDeputy: true,
  moveFloorOn: true,
  stageTimedOut: true,
  noteIssueShared: true,
  noteActionAccepted: true,
  noteActionWithdrawn: true,
  noteRecordRemoved: true,
  freezeEvaluation: true,
  voidEvaluation: true,
  startReveal: true,
  publishEvaluation: true,
  giveUpEvaluation: true,
};

const isSystemCommand = (command: Command): command is SystemCommand => Object.hasOwn(systemTypes, command.type);

function byMember(meeting: Meeting, me: MemberId, command: MemberCommand, now: Time): Decision {
  switch (command.type) {
    case 'knock':
      return attendance.knock(meeting, me, now);
    case 'takeSeat':
      return attendance.takeSeat(meeting, me, command, now);
    case 'admit':
      return attendance.admit(meeting, command.member, me, now);
    case 'refuseEntry':
      return attendance.refuseEntry(meeting, command.member, me, now);
    case 'removeMember':
      return attendance.removeMember(meeting, command.member, me, now);
    case 'leave':
      return attendance.leaveMeeting(meeting, me, now);
    case 'setSound':
      return attendance.setSound(meeting, me, command.sound);
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
      return agenda.askToMoveOn(meeting, me, command.from, command.wish, now);
    case 'askForTime':
      return agenda.askForTime(meeting, me, command.from, command.wish, now);
    case 'recut':
      return plan.recut(meeting, command.from, now);
    case 'skipStage':
      return plan.skipStage(meeting, command.stage, command.skipped, now);
    case 'addBreak':
      return plan.addBreak(meeting, command.before, now);
    case 'orderSlots':
      return plan.orderSlots(meeting, command.slots, now);
    case 'wishSlot':
      return plan.wishSlot(meeting, me, command, now);
    case 'confirmSlots':
      return plan.confirmSlots(meeting, me, command, now);
    case 'raiseHand':
      return floor.raiseHand(meeting, me, command.from, now);
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

function bySystem(meeting: Meeting, command: Exclude<SystemCommand, { type: 'openMeeting' }>, now: Time): Decision {
  switch (command.type) {
    case 'noteConnected':
      return attendance.noteConnected(meeting, command.member, command.role, now);
    case 'noteDisconnected':
      return attendance.noteDisconnected(meeting, command.member, now);
    case 'noteRemovedFromGroup':
      return attendance.noteRemovedFromGroup(meeting, command.member, command.by, now);
    case 'promoteDeputy':
      return leadership.promoteDeputy(meeting, command.lost, now);
    case 'moveFloorOn':
      return floor.moveFloorOn(meeting, command.from, command.lost, now, FLOOR_GRACE_MS);
    case 'stageTimedOut':
      return agenda.stageTimedOut(meeting, command.from, now);
    case 'noteIssueShared':
      return slots.noteIssueShared(meeting, command.slot, command.version);
    case 'noteActionAccepted':
      return slots.noteActionAccepted(meeting, command.slot, command.action);
    case 'noteActionWithdrawn':
      return slots.noteActionWithdrawn(meeting, command.slot, command.action);
    case 'noteRecordRemoved': {
      const { type: _, ...removed } = command;
      return [{ type: 'recordRemoved', ...removed, at: now }];
    }
    case 'freezeEvaluation':
    case 'voidEvaluation':
    case 'startReveal':
    case 'publishEvaluation':
    case 'giveUpEvaluation':
      return evaluation.runEvaluation(meeting, command, now);
    default: {
      const unknown: never = command;
      return unknown;
    }
  }
}
