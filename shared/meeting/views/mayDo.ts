import type { RefusalCode } from '../../refusal';
import { stageBefore } from '../agenda/steps';
import type { MemberCommand } from '../commands';
import { holderTurn } from '../floor/holders';
import { canSpeak, present, seatOf } from '../people/people';
import { type ButtonCommand, decideButton, isTriedOut, refusalOf } from '../rules/buttons';
import { type Standing, standingOf } from '../standing';
import type { Meeting, MemberId } from '../state';
import { wantedOrder } from './slotOrder';

export type ButtonName = MemberCommand['type'];

/**
 * Whether this member may press this button now: null when they may, otherwise the refusal that pressing would get; undefined
 * when there is nothing that the button could be about. Tries the command on the engine itself, with the arguments that the
 * room's buttons would send, so that a button and the rule cannot disagree. One question costs one decision.
 */
export function mayDo(
  meeting: Meeting,
  member: MemberId,
  button: ButtonName,
  now: number,
): RefusalCode | null | undefined {
  const command = isTriedOut(button) ? commandOf(meeting, member, button) : null;
  if (command === null) return undefined;
  return refusalOf(meeting, member, command, now, () => decideButton(meeting, member, command, now));
}

/** What the button would send; null when there is nobody, or no stage, that it could be about. */
function commandOf(meeting: Meeting, member: MemberId, button: ButtonCommand['type']): ButtonCommand | null {
  switch (button) {
    case 'knock':
    case 'leave':
    case 'startMeeting':
    case 'endMeeting':
    case 'showQuestionsOnly':
    case 'showForWhom':
    case 'takeLeadBack':
      return { type: button };
    case 'setOneVoice':
      return { type: button, on: !meeting.settings.oneVoice };
    case 'setEncryption':
      return { type: button, on: !meeting.settings.encrypted };
    case 'setAdmission':
      return { type: button, admission: meeting.settings.admission === 'ask' ? 'open' : 'ask' };
    case 'setSound':
      return { type: button, sound: seatOf(meeting, member)?.sound === 'here' ? 'elsewhere' : 'here' };
    case 'setVoice':
      return { type: button, writes: canSpeak(meeting, member) };
    case 'supportLead':
      return { type: button, candidate: member };
    case 'admit':
    case 'refuseEntry': {
      const waiting = Object.values(meeting.seats).find((seat) => seat.admission === 'waiting');
      return waiting === undefined ? null : { type: button, member: waiting.member };
    }
    case 'askToRemove': {
      const other = present(meeting).find((one) => one !== member);
      const asked = other === undefined ? [] : (meeting.removalAsked?.[other] ?? []);
      return other === undefined ? null : { type: button, member: other, on: !asked.includes(member) };
    }
    case 'removeMember':
    case 'handOver':
    case 'setDeputy': {
      const other = present(meeting).find((one) => one !== member);
      return other === undefined ? null : { type: button, member: other };
    }
    default: {
      const standing = standingOf(meeting, member);
      return standing === null ? null : stageCommandOf(meeting, member, button, standing);
    }
  }
}

type StageButton = Extract<ButtonCommand, { from: string } | { slot: string }>['type'];

function stageCommandOf(
  meeting: Meeting,
  member: MemberId,
  button: StageButton,
  { stage, progress }: Standing,
): ButtonCommand | null {
  const from = stage.key;
  const { talk } = progress;
  const holder = holderTurn(progress)?.member;
  const slot = stage.slot === null ? undefined : meeting.slots[stage.slot];
  switch (button) {
    case 'advanceStage':
    case 'undoAdvance':
    case 'pause':
    case 'resume':
    case 'recut':
    case 'raiseHand':
    case 'lowerHand':
    case 'later':
    case 'passTurn':
    case 'takeFloorBack':
    case 'stopListening':
    case 'listenAgain':
    case 'sendEvaluation':
    case 'declineEvaluation':
    case 'closeEvaluation':
    case 'reopenSlots':
      return { type: button, from };
    case 'extendStage':
      return { type: button, from, minutes: 1 };
    case 'goBack': {
      const back = stageBefore(meeting);
      return back === null ? null : { type: button, from, to: back.key };
    }
    case 'askToMoveOn':
      return { type: button, from, on: !progress.moveOn.includes(member) };
    case 'askForTime':
      return { type: button, from, on: !progress.moreTime.includes(member) };
    case 'requestSlot':
      return { type: button, from, slot: true, minutes: null, favours: [] };
    case 'confirmSlots':
      return { type: button, from, policy: meeting.slotPolicy, clients: wantedOrder(meeting) };
    case 'handOn':
      return holder === undefined ? null : { type: button, from, turnOf: holder };
    case 'giveFloor': {
      const other = present(meeting).find((one) => one !== member && one !== holder);
      return other === undefined ? null : { type: button, from, member: other };
    }
    case 'submitWriting':
      return { type: button, from, done: !(talk.kind === 'quiet' && talk.submitted.includes(member)) };
    case 'setHelp':
      return slot === undefined ? null : { type: button, slot: slot.id, help: slot.help };
    case 'declareNoAction':
      return slot === undefined ? null : { type: button, slot: slot.id, none: slot.outcome !== 'none' };
    case 'closeDraft':
      return slot === undefined ? null : { type: button, slot: slot.id, closed: !slot.draftClosed };
    default: {
      const unknown: never = button;
      return unknown;
    }
  }
}
