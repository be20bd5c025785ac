import type { BlockTemplate, MeetingTemplate, Role, SlotPolicy } from '../templates/template';
import type { PlanChange } from './agenda/planChange';
import type { AgendaChange } from './changes';
import type { RemovedRecord } from './commands';
import type { FloorChange, FloorFact } from './floor/floorChange';
import type {
  BreakoutId,
  EvaluationPlace,
  EvaluationState,
  GroupId,
  Interlude,
  Leadership,
  MeetingId,
  MemberId,
  PageReader,
  PromptId,
  PromptPlace,
  SeatRole,
  Settings,
  SharedRoom,
  SharedRoomId,
  Slot,
  SlotId,
  StageKey,
  TalkTimeReaders,
  Time,
} from './state';

/** Minutes that were cut anew: of stages ahead, of stages already begun (`granted`), and of the slots they belong to. */
export type MinutesCut = {
  stages: Record<StageKey, number>;
  granted: Record<StageKey, number>;
  slots: Record<SlotId, number>;
};

/**
 * Events are small facts: what happened, and the values that changed by it, never a copy of what stayed as it was. Whatever
 * had to be computed was computed by `decide` and is in the event. A change of what an event holds or means needs a new
 * format and a step in `upcast.ts`.
 */
export type Event =
  | {
      type: 'meetingOpened';
      id: MeetingId;
      group: GroupId;
      template: MeetingTemplate;
      settings: Settings;
      startsAt: Time;
      unplanned?: true;
      called?: true;
      /** Which meeting of the group this is, where that is not its place in the list. */
      number?: number;
      minutes: number;
      endsAt: Time;
      leadership: Leadership;
      slotPolicy: SlotPolicy;
      lastOrder: MemberId[];
      lastClients?: MemberId[];
      presenters?: MemberId[];
      inARow?: number;
      plan: PlanChange;
      /** The group's own format, and its texts in place of prompts. */
      format?: string;
      prompts?: Record<PromptPlace, PromptId>;
    }
  // attendance
  | { type: 'arrived'; member: MemberId; role: SeatRole; at: Time }
  | { type: 'connectionBack'; member: MemberId; role: SeatRole; at: Time }
  | { type: 'connectionLost'; member: MemberId; at: Time }
  | { type: 'knocked'; member: MemberId; at: Time }
  | { type: 'admitted'; member: MemberId; by: MemberId | null; at: Time }
  | { type: 'entryRefused'; member: MemberId; by: MemberId; at: Time }
  /** `fromGroup`: their membership of the group ended, not only their place in this meeting. */
  | { type: 'memberRemoved'; member: MemberId; by: MemberId; at: Time; fromGroup?: true }
  /** `by` is null where it is told to somebody else. */
  | { type: 'removalAsked'; member: MemberId; by: MemberId | null; on: boolean; at: Time }
  /** `times`: how often this person has now left a seat in this meeting. */
  | { type: 'left'; member: MemberId; at: Time; times?: number }
  | {
      type: 'seatTaken';
      member: MemberId;
      agreement: number;
      surroundings: 'alone' | 'headphones';
      sound: 'here' | 'elsewhere';
      /** The whole speaking order, where it changed otherwise than by this member coming last. */
      order?: MemberId[];
      at: Time;
    }
  | { type: 'soundSet'; member: MemberId; sound: 'here' | 'elsewhere' }
  | { type: 'voiceSet'; member: MemberId; writes: boolean }
  /** Who sits in this physical room now, and whose device carries its sound; without members it is none any more. */
  | ({ type: 'sharedRoomSet'; room: SharedRoomId; at: Time } & SharedRoom)
  | { type: 'admissionSet'; admission: Settings['admission'] }
  | { type: 'encryptionSet'; on: boolean }
  /** `by` accepts the new version by making it. */
  /** The group wrote its agreement anew; the text is a record. */
  | { type: 'agreementWritten'; version: number; by: MemberId; at: Time }
  | { type: 'agreementSigned'; member: MemberId; version: number; at: Time }
  | { type: 'agreementChanged'; version: number; talkTime: TalkTimeReaders; by: MemberId; at: Time }
  // agenda
  /** Before the start another format took the place of the planned one, with an agenda of its own. */
  | {
      type: 'formatChosen';
      template: MeetingTemplate;
      minutes: number;
      endsAt: Time;
      leadership: Leadership;
      /** Who leads the planned one, where this is the first that took its place. */
      plannedLeadership?: Leadership;
      slotPolicy: SlotPolicy;
      plan: PlanChange;
      by: MemberId;
      at: Time;
    }
  | { type: 'agendaPlanned'; plan: PlanChange; slotPolicy: SlotPolicy; at: Time }
  | { type: 'minutesCut'; cut: MinutesCut; at: Time }
  | { type: 'meetingStarted'; at: Time; endsAt: Time; order: MemberId[] }
  | {
      type: 'stageEntered';
      from: StageKey | null;
      key: StageKey;
      why: 'start' | 'next' | 'back' | 'undo' | 'time' | 'asked';
      at: Time;
      /** What else changed in the stage that was left, besides that its clocks stand still. */
      left?: FloorChange;
      /** What the stage begins with, besides that its clock runs. */
      entered: FloorChange;
      /** Until when the step may be taken back; null when it may not. */
      undoUntil: Time | null;
    }
  | { type: 'stageExtended'; stage: StageKey; minutes: number; by: MemberId | null; cut: MinutesCut; at: Time }
  | { type: 'stagesSkipped'; stages: StageKey[]; skipped: boolean; at: Time }
  /** In these stages everybody is asked once in turn before hands are taken, or not. */
  | { type: 'firstPassSet'; stages: StageKey[]; on: boolean; at: Time }
  | { type: 'slotsConfirmed'; plan: PlanChange; slotPolicy: SlotPolicy; stage: StageKey; by: MemberId; at: Time }
  /** `givenUp`: it was moved to another date, or cancelled, before anybody began it. */
  | { type: 'meetingEnded'; at: Time; left?: FloorChange; by: MemberId | null; givenUp?: true }
  /** What was saved stays saved: the meeting should be over at another time than before. */
  | { type: 'endMoved'; endsAt: Time; at: Time }
  | { type: 'roomClosed'; at: Time }
  /** Follows the facts of a change that somebody made by hand. */
  | { type: 'agendaChanged'; change: AgendaChange; by: MemberId; at: Time }
  /** `change`: the version of its `agendaChanged`. */
  | { type: 'agendaChangeUndone'; change: number; by: MemberId; at: Time }
  /** `given`: a block that this meeting did not have. Without a slot: every slot, before the start. */
  | {
      type: 'blockSet';
      slot: SlotId;
      block: string;
      given?: BlockTemplate;
      minutes: number;
      parts: number[];
      skipped?: StageKey[];
      at: Time;
    }
  | { type: 'blockSet'; slot: null; block: string; given?: BlockTemplate; slotPolicy: SlotPolicy; at: Time }
  /** Null: the product's prompt, also where all slots have another one; left out: as if there never was one here. */
  | { type: 'promptSet'; place: PromptPlace; prompt?: PromptId | null; by: MemberId; at: Time }
  // floor: what the fact's name does not say by itself stands beside it
  | ({ type: FloorFact; stage: StageKey; member: MemberId | null; at: Time; breakout?: BreakoutId } & FloorChange)
  // pairs and trios
  | { type: 'breakoutsMade'; members: Record<BreakoutId, MemberId[]>; at: Time }
  /** Null: in none any more. `hadTurn`: their turn as client in the one they left has begun, and others do not move up for it. */
  | { type: 'breakoutJoined'; member: MemberId; breakout: BreakoutId | null; at: Time; hadTurn?: true }
  | { type: 'breakoutVisited'; member: MemberId; breakout: BreakoutId | null; at: Time }
  /** `joined`: who sat in them at the end without having been drawn for them. */
  | { type: 'breakoutsEnded'; at: Time; joined?: Record<BreakoutId, MemberId[]> }
  | { type: 'oneVoiceSet'; on: boolean }
  | { type: 'questionsOnlyShown'; at: Time }
  | { type: 'forWhomShown'; at: Time }
  /** In a paused stage. Why it was paused is nowhere said. */
  | ({ type: 'interludeBegun' } & Interlude)
  // roles, and whose slot it is
  | { type: 'rolesSet'; slot: SlotId | null; roles: Partial<Record<Role, MemberId | null>>; at: Time }
  /** An empty client: nobody has this slot any more. */
  | { type: 'clientSet'; slot: SlotId; client: MemberId; at: Time }
  // slots: what people wrote is in records, outside the log
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
  /** A member chose who reads the page that they wrote in this stage. */
  | { type: 'pageReleased'; stage: StageKey; member: MemberId; to: PageReader; at: Time }
  // evaluation
  /** `opens`: it is the first of its evaluation, and says of which stage and with which form. */
  | { type: 'evaluationMoved'; evaluation: EvaluationState; opens?: EvaluationPlace; at: Time }
  | { type: 'formSent'; member: MemberId; at: Time }
  | { type: 'formDeclined'; member: MemberId; at: Time }
  | { type: 'formClosed'; at: Time }
  // leadership
  | { type: 'deputySet'; deputy: MemberId }
  | {
      type: 'leadPassed';
      to: MemberId | null;
      why: 'handedOver' | 'deputy' | 'takenBack' | 'support' | 'left';
      /** The lead goes on leading in this slot of their own. */
      inSlot?: SlotId;
      at: Time;
    }
  | { type: 'leadSupported'; support: Leadership['support'] }
  /** Whose turn it is in a meeting that has not begun, and who was to lead it before; what is left out stays. */
  | { type: 'turnsSet'; lead?: MemberId; before?: MemberId; presenters?: MemberId[] }
  /** The lobby is open before its time. */
  | { type: 'lobbyOpened'; by: MemberId; at: Time };
