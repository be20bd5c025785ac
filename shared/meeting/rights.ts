import type { RefusalCode } from '../refusal';
import type { MemberCommand } from './commands';
import { commonSlot, ownerOfPage } from './pages';
import { listensNow, stageMembers, stageParties } from './parties';
import { clientNow, isHere, isSeated, leadNow, nobodyLeads, seatOf, slotInHand } from './people';
import { slotBlockOf } from './slotBlock';
import { meetingStanding, standingOf } from './standing';
import type { DocumentName, Meeting, MemberId, PlannedStage, StageProgress } from './state';

/** Every "who may" of a meeting: commands, sound and picture, documents. */

/** Why a control is closed; the client shows it in words. */
export type MediaReason =
  | 'clientListens'
  | 'oneVoice'
  | 'privateStage'
  | 'break'
  | 'elsewhere'
  | 'notSeated'
  | 'notInStage'
  | 'ended';

/** What a member may send and receive now. `null` means allowed, otherwise the reason it is not. */
export type MediaRights = {
  microphone: MediaReason | null;
  camera: MediaReason | null;
  /** Who has the floor may share a screen. */
  screen: MediaReason | 'notYourFloor' | null;
  hear: MediaReason | null;
};

/** What a member may do with a document. Hard: membership, role, document. Soft: the stage (the screen is read-only). */
export type DocumentRights = { read: boolean; write: boolean; softReadOnly: 'clientListens' | 'draftClosed' | null };

// ---------------------------------------------------------------- commands

/** Whether this member's role carries this wish; null when it does. The moment is judged by the rules, not here. */
export function mayCommand(meeting: Meeting, member: MemberId, command: MemberCommand): RefusalCode | null {
  const { type } = command;
  if (seatOf(meeting, member) === undefined) return 'notAdmitted';
  if (type === 'knock' || type === 'takeSeat') return null;
  if (!isSeated(meeting, member)) return 'notAdmitted';
  if (type === 'leave' || type === 'setSound') return null;
  if (seatOf(meeting, member)?.role === 'speaker') return maySpeaker(meeting, member, type);
  switch (type) {
    case 'raiseHand':
    case 'lowerHand':
    case 'submitWriting':
    case 'later':
    case 'passTurn':
    case 'supportLead':
    case 'askToMoveOn':
    case 'askForTime':
      return null;
    case 'setAdmission':
    case 'startMeeting':
    case 'admit':
    case 'refuseEntry':
    case 'undoAdvance':
    case 'goBack':
    case 'confirmSlots':
    case 'orderSlots':
    case 'recut':
      return leadOrShared(meeting, member);
    case 'removeMember':
    case 'advanceStage':
    case 'extendStage':
    case 'skipStage':
    case 'addBreak':
    case 'endMeeting':
    case 'takeFloorBack':
    case 'setOneVoice':
    case 'setEncryption':
    case 'showQuestionsOnly':
    case 'closeEvaluation':
    case 'setDeputy':
    case 'handOver':
      return isLeadNow(meeting, member) ? null : 'notLead';
    case 'pause':
    case 'resume':
    case 'listenAgain':
      return clientNow(meeting) === member ? null : leadOrShared(meeting, member);
    case 'stopListening':
      return clientNow(meeting) === member ? null : 'notAllowed';
    case 'giveFloor':
      return clientLeads(meeting, member) ? null : leadOrShared(meeting, member);
    case 'handOn':
      if (command.turnOf === member || clientLeads(meeting, member)) return null;
      return isLeadNow(meeting, member) ? null : 'notYourTurn';
    case 'setHelp':
    case 'declareNoAction':
    case 'closeDraft':
      return slotClient(meeting, command.slot) === member ? null : 'notAllowed';
    case 'wishSlot':
    case 'sendEvaluation':
    case 'declineEvaluation':
      return seatOf(meeting, member)?.role === 'member' ? null : 'notAllowed';
    case 'takeLeadBack':
      return meeting.leadership.rightful === member ? null : 'notAllowed';
    default: {
      const unknown: never = type;
      return unknown;
    }
  }
}

const isLeadNow = (meeting: Meeting, member: MemberId): boolean => leadNow(meeting) === member;

/** The lead's; where nobody leads, anybody's who is here. */
const leadOrShared = (meeting: Meeting, member: MemberId): RefusalCode | null =>
  isLeadNow(meeting, member) || (nobodyLeads(meeting) && isHere(meeting, member)) ? null : 'notLead';

/** A guest speaker hands on and raises a hand, in the stages that name speakers; nothing else. */
function maySpeaker(meeting: Meeting, member: MemberId, type: MemberCommand['type']): RefusalCode | null {
  const floor = type === 'raiseHand' || type === 'lowerHand' || type === 'handOn';
  return floor && isInStage(meeting, member) ? null : 'notAllowed';
}

const slotClient = (meeting: Meeting, slot: string): MemberId | null =>
  Object.hasOwn(meeting.slots, slot) ? (meeting.slots[slot]?.client ?? null) : null;

/** The client in their own slot, where the block lets them call the next asker and end early. */
export const clientLeads = (meeting: Meeting, member: MemberId): boolean =>
  slotInHand(meeting) !== null &&
  clientNow(meeting) === member &&
  (slotBlockOf(meeting.template)?.clientLeads ?? false);

// ------------------------------------------------------- sound and picture

const every = (reason: MediaReason): MediaRights => ({
  microphone: reason,
  camera: reason,
  screen: reason,
  hear: reason,
});

/** What this member may send and receive now; derived from the state, pushed to the media when it changes. */
export function mediaRights(meeting: Meeting, member: MemberId): MediaRights {
  if (!isSeated(meeting, member)) return every('notSeated');
  if (meeting.status === 'ended') return every('ended');
  if (meeting.settings.sound === 'elsewhere' || seatOf(meeting, member)?.sound === 'elsewhere') {
    return every('elsewhere');
  }
  const stage = standingOf(meeting, member);
  if (stage === null) return { microphone: null, camera: null, screen: null, hear: null };
  if (seatOf(meeting, member)?.role === 'speaker' && !isInStage(meeting, member)) return every('notInStage');
  const closed = closedBy(meeting, member, stage.stage, stage.progress);
  const listens = listensNow(meeting, member);
  const cameraToo = listens && stage.stage.clientListens === 'microphoneAndCamera';
  return {
    microphone: closed,
    camera: cameraToo ? 'clientListens' : null,
    screen: closed ?? (mayShare(meeting, member, stage.stage, stage.progress) ? null : 'notYourFloor'),
    hear: null,
  };
}

function closedBy(
  meeting: Meeting,
  member: MemberId,
  stage: PlannedStage,
  progress: StageProgress,
): MediaReason | null {
  if (listensNow(meeting, member)) return 'clientListens';
  if (!meeting.settings.oneVoice || isLeadNow(meeting, member) || progress.talk.kind === 'free') return null;
  if (floorMembers(meeting, stage, progress).includes(member)) return null;
  return stage.speaks.mode === 'private' ? 'privateStage' : 'oneVoice';
}

function mayShare(meeting: Meeting, member: MemberId, stage: PlannedStage, progress: StageProgress): boolean {
  if (progress.talk.kind === 'free' && stage.kind !== 'break') return true;
  return isLeadNow(meeting, member) || floorMembers(meeting, stage, progress).includes(member);
}

/** Everybody who may speak by the order of the stage: the holder, who answers beside them, or the aside alone. */
export function floorMembers(meeting: Meeting, stage: PlannedStage, progress: StageProgress): MemberId[] {
  if (progress.aside !== null) return [progress.aside.member];
  const { talk } = progress;
  const speaks = stage.speaks;
  const holder = 'turn' in talk && talk.turn !== null ? [talk.turn.member] : [];
  if (speaks.mode === 'private') return [];
  if (talk.kind === 'one' && speaks.from.length > 1) return stageMembers(meeting, stage);
  const answers = talk.kind === 'queue' && (speaks.to ?? []).includes('client') ? clientNow(meeting) : null;
  return answers === null || holder.includes(answers) ? holder : [...holder, answers];
}

export function isInStage(meeting: Meeting, member: MemberId): boolean {
  const now = standingOf(meeting, member);
  return now === null ? meeting.status === 'lobby' : stageMembers(meeting, now.stage).includes(member);
}

/** Whether guest speakers have a place in what happens now: in the lobby, and in the stages that name them. */
export function welcomesSpeakers(meeting: Meeting): boolean {
  const now = meetingStanding(meeting);
  return now === null ? meeting.status === 'lobby' : stageParties(now.stage).includes('speaker');
}

// --------------------------------------------------------------- documents

const noDocument: DocumentRights = { read: false, write: false, softReadOnly: null };

/** Whose plan this page holds: the client's of a slot, or somebody's own; null when it is nobody's. */
function plannerOf(meeting: Meeting, page: string): MemberId | null {
  const owner = ownerOfPage(page);
  if (owner !== null) return seatOf(meeting, owner) ? owner : null;
  return (Object.hasOwn(meeting.slots, page) && meeting.slots[page]?.client) || null;
}

/**
 * `group/meeting/kind/slot`. Members and the facilitator read and write boards, plans and the group's notes of their own
 * meeting; a speaker reads the common board during their stages. The stage only makes the screen read-only.
 */
export function documentRights(meeting: Meeting, member: MemberId, document: DocumentName): DocumentRights {
  const [group, id, kind, slot, ...more] = document.split('/');
  if (group !== meeting.group || id !== meeting.id || slot === undefined || more.length > 0) return noDocument;
  const planner = kind === 'plan' ? plannerOf(meeting, slot) : null;
  if (slot !== commonSlot && planner === null && !Object.hasOwn(meeting.slots, slot)) return noDocument;
  if (!isSeated(meeting, member)) return noDocument;
  if (seatOf(meeting, member)?.role === 'speaker') {
    const topic = kind === 'board' && slot === commonSlot && isInStage(meeting, member);
    return topic ? { read: true, write: false, softReadOnly: null } : noDocument;
  }
  switch (kind) {
    case 'board':
      return { read: true, write: true, softReadOnly: listensNow(meeting, member) ? 'clientListens' : null };
    case 'plan': {
      if (planner === null) return noDocument;
      const closed = meeting.slots[slot]?.draftClosed === true && planner !== member;
      return { read: true, write: true, softReadOnly: closed ? 'draftClosed' : null };
    }
    case 'notes':
      if (slot !== commonSlot) return noDocument;
      return { read: true, write: true, softReadOnly: null };
    default:
      return noDocument;
  }
}
