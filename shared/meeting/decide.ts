import { refuse } from '../refusal';
import { FLOOR_GRACE_MS } from './clock';
import type { Command, Context, MemberCommand, SystemCommand } from './commands';
import * as agenda from './rules/agenda';
import { changeAgenda, changeAtOnce } from './rules/agendaChanges';
import * as agreement from './rules/agreement';
import * as attendance from './rules/attendance';
import * as ballots from './rules/ballots';
import * as breakouts from './rules/breakouts';
import { decideButton, forbids } from './rules/buttons';
import * as evaluation from './rules/evaluation';
import { setFirstPass } from './rules/firstPass';
import * as floor from './rules/floor';
import { chooseFormat } from './rules/format';
import * as leadership from './rules/leadership';
import type { Decision } from './rules/moment';
import { openMeeting } from './rules/opening';
import * as openSlots from './rules/openSlots';
import * as pages from './rules/pages';
import * as pause from './rules/pause';
import * as plan from './rules/plan';
import { notePromptSet } from './rules/prompts';
import * as sharedRooms from './rules/sharedRooms';
import * as slots from './rules/slots';
import { setTurns } from './rules/turns';
import type { Meeting, MemberId, Time } from './state';

/**
 * What a command leads to: facts, or a refusal the person sees. Pure: time and chance come in through the context, and what they
 * led to is in the events. An empty list means that what was asked for is already so.
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
  const forbidden = forbids(meeting, actor.member, command, now);
  if (forbidden !== null) return refuse(forbidden);
  return byMember(meeting, actor.member, command, now);
}

const systemTypes: Record<SystemCommand['type'], true> = {
  openMeeting: true,
  noteConnected: true,
  noteDisconnected: true,
  letInExpected: true,
  noteRemovedFromGroup: true,
  cancelMeeting: true,
  openLobby: true,
  endDeserted: true,
  setTurns: true,
  promoteDeputy: true,
  moveFloorOn: true,
  stageTimedOut: true,
  closeRoom: true,
  noteNothingToReport: true,
  noteIssueShared: true,
  noteActionAccepted: true,
  noteActionWithdrawn: true,
  noteRecordRemoved: true,
  notePageReleased: true,
  notePromptSet: true,
  noteAgreementWritten: true,
  noteAgreementSigned: true,
  freezeEvaluation: true,
  voidEvaluation: true,
  startReveal: true,
  publishEvaluation: true,
  giveUpEvaluation: true,
};

const isSystemCommand = (command: Command): command is SystemCommand => Object.hasOwn(systemTypes, command.type);

function byMember(meeting: Meeting, me: MemberId, command: MemberCommand, now: Time): Decision {
  switch (command.type) {
    case 'takeSeat':
      return attendance.takeSeat(meeting, me, command, now);
    case 'setTalkTime':
      return agreement.setTalkTime(meeting, me, command.readers, now);
    case 'chooseFormat':
      return chooseFormat(meeting, me, command.format, now);
    case 'sitWith':
      return sharedRooms.sitWith(meeting, me, command.member, now);
    case 'carryRoom':
      return sharedRooms.carryRoom(meeting, me, command.on, now);
    case 'skipStage':
    case 'setMinutes':
    case 'leaveOutSlot':
    case 'addBreak':
    case 'orderSlots':
    case 'setBlock':
    case 'moveEnd':
    case 'giveSlot':
    case 'putBackPrompt':
    case 'undoAgendaChange':
      return changeAgenda(meeting, me, command, now);
    case 'changeAgenda':
      return changeAtOnce(meeting, me, command.changes, now);
    case 'castVote':
      return ballots.castVote(meeting, me, command, now);
    case 'closeBallot':
      return ballots.closeBallot(meeting, me, command, now);
    case 'reopenBallot':
      return ballots.reopenBallot(meeting, me, command.from, now);
    case 'fillRoles':
      return ballots.fillRoles(meeting, me, command, now);
    case 'setRole':
      return ballots.setRole(meeting, command, now);
    case 'chooseClient':
      return ballots.chooseClient(meeting, me, command, now);
    case 'setClient':
      return openSlots.setClient(meeting, me, command, now);
    case 'openSlot':
      return openSlots.openSlot(meeting, command, now);
    case 'moveToBreakout':
      return breakouts.moveToBreakout(meeting, command, now);
    case 'visitBreakout':
      return breakouts.visitBreakout(meeting, me, command.breakout, now);
    case 'offerClearAir':
      return openSlots.offerClearAir(meeting, command, now);
    case 'setFirstPass':
      return setFirstPass(meeting, command.slot, command.on, now);
    case 'beginInterlude':
      return pause.beginInterlude(meeting, command, now);
    case 'moveIssue':
      return pause.moveIssue(meeting, command, now);
    default:
      return decideButton(meeting, me, command, now);
  }
}

function bySystem(meeting: Meeting, command: Exclude<SystemCommand, { type: 'openMeeting' }>, now: Time): Decision {
  switch (command.type) {
    case 'noteConnected':
      return attendance.noteConnected(meeting, command.member, command.role, now);
    case 'noteDisconnected':
      return attendance.noteDisconnected(meeting, command.member, now);
    case 'letInExpected':
      return attendance.knock(meeting, command.member, now, true);
    case 'noteRemovedFromGroup':
      return attendance.noteRemovedFromGroup(meeting, command.member, command.by, now);
    case 'cancelMeeting':
      return agenda.cancelMeeting(meeting, command.by, now);
    case 'openLobby':
      return attendance.openLobby(meeting, command.by, now);
    case 'endDeserted':
      return agenda.endDeserted(meeting, command.by, now);
    case 'setTurns':
      return setTurns(meeting, command, now);
    case 'promoteDeputy':
      return leadership.promoteDeputy(meeting, command.lost, now);
    case 'moveFloorOn':
      return breakouts.whereFloorIs(meeting, command.lost, (room) =>
        floor.moveFloorOn(room, command.from, command.lost, now, FLOOR_GRACE_MS),
      );
    case 'stageTimedOut':
      return agenda.stageTimedOut(meeting, command.from, now);
    case 'closeRoom':
      return agenda.closeRoom(meeting, now);
    case 'noteNothingToReport':
      return plan.leaveOutReports(meeting, now);
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
    case 'notePromptSet':
      return notePromptSet(meeting, command, now);
    case 'noteAgreementWritten':
      return agreement.noteAgreementWritten(meeting, command, now);
    case 'noteAgreementSigned':
      return agreement.noteAgreementSigned(meeting, command, now);
    case 'notePageReleased':
      return pages.notePageReleased(meeting, command, now);
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
