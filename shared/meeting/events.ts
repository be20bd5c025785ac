import type { MeetingTemplate, SlotPolicy } from '../templates/template';
import type { RemovedRecord } from './commands';
import type {
  EvaluationState,
  GroupId,
  Leadership,
  MeetingId,
  MemberId,
  PlannedStage,
  SeatRole,
  Settings,
  Slot,
  SlotId,
  StageKey,
  StageProgress,
  Time,
} from './state';

/** The agenda and its slots as the planner made them; `evolve` takes them over and never plans itself. */
export type Plan = { agenda: PlannedStage[]; slots: Record<SlotId, Slot> };

/** Minutes that were cut anew: of stages ahead, of stages already begun (`granted`), and of the slots they belong to. */
export type MinutesCut = {
  stages: Record<StageKey, number>;
  granted: Record<StageKey, number>;
  slots: Record<SlotId, number>;
};

/** What happened to the way people talk in the stage at hand. */
export type FloorFact =
  | 'handRaised'
  | 'handLowered'
  | 'turnEnded'
  | 'turnPutOff'
  | 'turnPassed'
  | 'floorGiven'
  | 'floorTakenBack'
  | 'floorMovedOn'
  | 'floorAdjusted'
  | 'listeningStopped'
  | 'listeningResumed'
  | 'writingMarked'
  | 'stagePaused'
  | 'stageResumed'
  | 'moveOnAsked'
  | 'timeAsked'
  | 'slotWished';

/** Events are facts: ids, order, times, counts. Whatever had to be computed was computed by `decide` and is in the event. */
export type Event =
  | {
      type: 'meetingOpened';
      id: MeetingId;
      group: GroupId;
      template: MeetingTemplate;
      settings: Settings;
      startsAt: Time;
      minutes: number;
      endsAt: Time;
      leadership: Leadership;
      slotPolicy: SlotPolicy;
      lastOrder: MemberId[];
      plan: Plan;
    }
  // attendance
  | { type: 'arrived'; member: MemberId; role: SeatRole; at: Time }
  | { type: 'lineBack'; member: MemberId; role: SeatRole; at: Time }
  | { type: 'lineLost'; member: MemberId; at: Time }
  | { type: 'knocked'; member: MemberId; at: Time }
  | { type: 'admitted'; member: MemberId; by: MemberId | null; at: Time }
  | { type: 'entryRefused'; member: MemberId; by: MemberId; at: Time }
  | { type: 'memberRemoved'; member: MemberId; by: MemberId; at: Time }
  | { type: 'left'; member: MemberId; at: Time }
  | {
      type: 'seatTaken';
      member: MemberId;
      agreement: number;
      surroundings: 'alone' | 'headphones';
      sound: 'here' | 'elsewhere';
      order: MemberId[];
      at: Time;
    }
  | { type: 'soundSet'; member: MemberId; sound: 'here' | 'elsewhere' }
  | { type: 'admissionSet'; admission: Settings['admission'] }
  | { type: 'encryptionSet'; on: boolean }
  // agenda
  | { type: 'agendaPlanned'; plan: Plan; slotPolicy: SlotPolicy; at: Time }
  | { type: 'minutesCut'; cut: MinutesCut; at: Time }
  | { type: 'meetingStarted'; at: Time; endsAt: Time; order: MemberId[] }
  | {
      type: 'stageEntered';
      from: StageKey | null;
      key: StageKey;
      why: 'start' | 'next' | 'back' | 'undo' | 'time' | 'asked';
      at: Time;
      /** The stage that was left, its clocks stopped; null at the start. */
      left: StageProgress | null;
      progress: StageProgress;
      /** Until when the step may be taken back; null when it may not. */
      undoUntil: Time | null;
    }
  | { type: 'stageExtended'; stage: StageKey; minutes: number; by: MemberId | null; cut: MinutesCut; at: Time }
  | { type: 'stagesSkipped'; stages: StageKey[]; skipped: boolean; at: Time }
  | { type: 'slotsConfirmed'; plan: Plan; slotPolicy: SlotPolicy; progress: StageProgress; by: MemberId; at: Time }
  | { type: 'meetingEnded'; at: Time; left: StageProgress | null; by: MemberId | null }
  // floor
  | { type: FloorFact; stage: StageKey; member: MemberId | null; at: Time; progress: StageProgress }
  | { type: 'oneVoiceSet'; on: boolean }
  | { type: 'questionsOnlyShown'; at: Time }
  // slots: the words are rows outside the log
  | { type: 'helpSet'; slot: SlotId; help: Slot['help'] }
  | { type: 'issueShared'; slot: SlotId; issue: { version: number } }
  | { type: 'outcomeSet'; slot: SlotId; actions: string[]; outcome: Slot['outcome'] }
  | {
      type: 'recordRemoved';
      record: RemovedRecord;
      id: string;
      slot: SlotId | null;
      of: MemberId;
      by: MemberId;
      at: Time;
    }
  | { type: 'draftClosed'; slot: SlotId; closed: boolean }
  // evaluation
  | { type: 'evaluationMoved'; evaluation: EvaluationState; at: Time }
  // leadership
  | { type: 'deputySet'; deputy: MemberId }
  | {
      type: 'leadPassed';
      to: MemberId | null;
      why: 'handedOver' | 'deputy' | 'takenBack' | 'support' | 'left';
      at: Time;
    }
  | { type: 'leadSupported'; support: Leadership['support'] };
