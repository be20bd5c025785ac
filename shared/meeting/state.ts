import type {
  Artefact,
  BallotTemplate,
  Due,
  FormName,
  ListeningRule,
  MeetingTemplate,
  Order,
  Role,
  SlotPolicy,
  Speaks,
  StageKind,
  StageTemplate,
} from '../templates/template';
import type { AgendaChanges } from './changes';
import type { Numbers } from './numbers';

/** The state of one meeting: plain JSON, built only by `evolve`, public to every member in the room (nothing that people wrote is in it). */

export type MeetingId = string;
export type GroupId = string;
export type MemberId = string;
/** Names one stage of the agenda for the whole meeting, e.g. `checkin`, `s2/questions`, `break1`. Survives reordering and re-cutting. */
export type StageKey = string;
export type SlotId = string;
type ActionId = string;
/** Names a text that the lead wrote in place of the product's prompt; the text itself is a record outside the log. */
export type PromptId = string;
/** Where it stands: a stage of the agenda (`checkin`, `s2/questions`), or a stage of a block in every slot (`block.slot/questions`). */
export type PromptPlace = string;
/** `group/meeting/kind/slot`; the server checks membership and role, the slot part is 'common' outside slots. */
export type DocumentName = string;
/** Milliseconds since 1970, server time. */
export type Time = number;

export type Help = 'questions' | 'ideas' | 'experience' | 'materials' | 'advice';

export type Settings = {
  /** `ask`: the lead lets people in; `open`: whoever has the link sits down. */
  admission: 'ask' | 'open';
  /** One voice at a time: only who has the floor and the lead may be heard. */
  oneVoice: boolean;
  /** Sound and picture are encrypted from browser to browser, with keys that no server has. */
  encrypted: boolean;
  /** Where sound and picture are: in Roundel, or somewhere else. */
  sound: 'here' | 'elsewhere';
  /** Version of the group agreement that has to be acknowledged before sitting down. */
  agreementVersion: number;
  /** What the agreement says about talk time. Left out until the group chooses: `lead`. */
  talkTime?: TalkTimeReaders;
};

/**
 * Who sees how long each person spoke. Everybody always sees their own. `own`: nobody sees more; `lead`: whoever leads, while
 * the meeting runs; `group`: the lead in the same way, and everybody afterwards.
 */
export type TalkTimeReaders = 'own' | 'lead' | 'group';

/** `member` takes part in everything; `facilitator` leads without a slot or a ballot; `speaker` is a guest for the stages that name them. */
export type SeatRole = 'member' | 'facilitator' | 'speaker';

/** `new`: in the device check, has not asked to come in yet. */
type Admission = 'new' | 'waiting' | 'admitted' | 'refused' | 'removed' | 'left';

/** `here`: a socket is open; `lost`: the connection dropped (the seat waits); `away`: never arrived, or gone for good. */
type Presence = 'here' | 'lost' | 'away';

export type Seat = {
  member: MemberId;
  role: SeatRole;
  admission: Admission;
  presence: Presence;
  /** When the presence last changed. */
  since: Time;
  /** When this person first sat down; null in the lobby. */
  seatedAt: Time | null;
  /** Version of the agreement they acknowledged, and whether others are within earshot. */
  agreed: { version: number; surroundings: 'alone' | 'headphones' } | null;
  /** This person talks elsewhere (phone, the same physical room). */
  sound: 'here' | 'elsewhere';
  /** How often this person left their seat. */
  timesLeft?: number;
  /** This person cannot speak here (no microphone): what they say is written. */
  writes?: true;
  /** No member of the group any more: nobody can let this person in again under this id. */
  leftGroup?: true;
};

export type Leadership = {
  mode: 'led' | 'shared';
  /** False for a facilitator who leads without a slot or a ballot. */
  takesPart: boolean;
  /** Who leads by role or rota and may always take the lead back with one click. */
  rightful: MemberId | null;
  /** Who was to lead the planned meeting before its lead changed. */
  before?: MemberId;
  /** Who holds the lead now. Use `leadNow(meeting)`: in the lead's own slot the deputy leads. */
  acting: MemberId | null;
  /** Chosen by the lead; null means the next present in speaking order. */
  deputy: MemberId | null;
  /** The acting lead goes on leading in this slot of their own, because they took the lead back there. */
  keptIn?: SlotId;
  /** When the acting lead's connection dropped. */
  lostAt: Time | null;
  /** Who supports whom as lead while nobody leads (candidate -> supporters). */
  support: Record<MemberId, MemberId[]>;
};

export type PlannedStage = {
  key: StageKey;
  /** i18n prefix below `method`, e.g. `group.checkin`. */
  words: string;
  kind: StageKind;
  speaks: Speaks;
  order: Order;
  due: Due;
  artefacts: Artefact[];
  clientListens: ListeningRule | null;
  /** Planned length; fractions allowed (0.5 per member). */
  minutes: number;
  protected: boolean;
  automatic: boolean;
  needs: 'adviceWanted' | null;
  firstPass: boolean;
  factsMinutes: number;
  slot: SlotId | null;
  /** Left out by the lead, because the client wants no advice, or because the client left. */
  skipped: boolean;
  /** Splits the seats into breakouts of the same meeting. */
  parts: 'pairs' | 'trios' | null;
  // What few stages have is left out where it is not so.
  ballot?: BallotTemplate;
  turnsEach?: number;
  reads?: string;
  loopTo?: string;
  offers?: string;
  writing?: NonNullable<StageTemplate['writing']>;
  form?: FormName;
};

/** Who may read a page besides its owner: nobody, the client of its slot, or everybody in the group. */
export type PageReader = 'owner' | 'client' | 'group';

/** Who has which role, chosen by a ballot or by the lead. */
export type Roles = Partial<Record<Role, MemberId>>;

export type Slot = {
  id: SlotId;
  /** Empty until somebody is found, in a slot that was planned without a client. Ask `clientOf`. */
  client: MemberId;
  minutes: number;
  help: Help[];
  /** The client showed their issue card; its text is a record outside the log. */
  issue: { version: number } | null;
  /** Actions the client accepted. */
  actions: ActionId[];
  /** `none`: the client said "no action this time"; `open` comes back at the closing round. */
  outcome: 'open' | 'planned' | 'none';
  /** Typing in the plan by others was closed by the client. */
  draftClosed: boolean;
  roles?: Roles;
  /** The block that the lead chose for this slot in place of the meeting's; it keeps its minutes when the others share anew. */
  runs?: string;
};

/** One person's right to speak now. `spentMs` counts earlier pieces; `runningSince` is null while it waits (pause, lost connection). */
export type Turn = {
  member: MemberId;
  /** Whom this person asks, where a question may go to anybody; nobody in particular where it is not named. */
  to?: MemberId;
  minutes: number | null;
  spentMs: number;
  runningSince: Time | null;
  lostAt: Time | null;
};

export type Hand = { member: MemberId; at: Time; to?: MemberId };

/** How people talk in the stage at hand. */
export type Talk =
  | {
      kind: 'round';
      /** Still to speak, in order; who said "later" stands at the end. */
      waiting: MemberId[];
      spoken: MemberId[];
      passed: MemberId[];
      later: MemberId[];
      /** Time already used by people who lost their connection or said "later", to be given back. */
      spentMs: Record<MemberId, number>;
      turn: Turn | null;
    }
  | { kind: 'queue'; firstPass: MemberId[]; turn: Turn | null; asked: Record<MemberId, number> }
  /** One after another where a stage names several in turn; `waiting` come next. */
  | { kind: 'one'; turn: Turn | null; waiting?: MemberId[] }
  | { kind: 'free' }
  | { kind: 'quiet'; submitted: MemberId[] }
  | {
      kind: 'vote';
      /** What each member wants: a slot (minutes asked under `bid`), and which other members' issues they favour. */
      wishes: Record<MemberId, SlotWish>;
      confirmed: boolean;
    }
  /** Options by voter; `chosen` when it is closed. */
  | { kind: 'ballot'; votes: Record<MemberId, string[]>; chosen: string[] | null };

/** Names a pair or trio; never used twice in a meeting. */
export type BreakoutId = string;

/** How people talk in one breakout; the clock is the stage's own, the same for all. */
export type BreakoutFloor = { talk: Talk; hands: Hand[]; aside: Turn | null; listening: 'off' | 'on' | 'stopped' };

export type Breakouts = {
  members: Record<BreakoutId, MemberId[]>;
  /**
   * In which order they are client, where the block makes each of them client in turn. Left out while that is the order of
   * `members`; otherwise people who left after their turn had begun still stand in it.
   */
  turns?: Record<BreakoutId, MemberId[]>;
  /** Who leads and is in none of them may visit one. */
  visits: Record<MemberId, BreakoutId>;
};

/** Names people who sit in one physical room. */
export type SharedRoomId = string;

/**
 * People in one physical room hear each other by ear, so the device of one of them has microphone and loudspeaker for all; null
 * until somebody takes it. `said`: what its owner said to that, `yes`, or that another of them should take it; left out while
 * they were only named by others.
 */
export type SharedRoom = { members: MemberId[]; carrier: MemberId | null; said?: 'yes' | 'handOn' };

/** How important somebody's issue is to them, A first. */
export type Priority = 'A' | 'B' | 'C';

export type SlotWish = { slot: boolean; minutes: number | null; favours: MemberId[]; priority?: Priority };

export type StageProgress = {
  key: StageKey;
  enteredAt: Time;
  /** Time used before `runningSince` (earlier visits, before a pause). */
  spentMs: number;
  /** Null while paused or while the meeting stands elsewhere. */
  runningSince: Time | null;
  /** Minutes granted now: planned plus extensions. */
  minutes: number;
  talk: Talk;
  hands: Hand[];
  /** Floor given outside the stage's own order: by the lead, or taken by the client's Stop. Comes before `talk`. */
  aside: Turn | null;
  /** `stopped`: the client broke the listening with Stop. */
  listening: 'off' | 'on' | 'stopped';
  pausedBy: MemberId | null;
  /** Who asked to move on, or for more minutes, where nobody leads. */
  moveOn: MemberId[];
  moreTime: MemberId[];
  /** What is different in each breakout, in a stage that has them. */
  breakouts?: Record<BreakoutId, BreakoutFloor>;
};

/** Meetings that were held before a field was written lack it; it is optional for their sake. */
export type EvaluationState =
  | { phase: 'none' }
  /**
   * Filling in: who pressed Send, who declined the whole form; `closing` when the form was closed early. `present` were here
   * when the form opened; people who sat down after `satBy` are not asked. Fewer than four people: `conversation`.
   */
  | {
      phase: 'answering';
      round: number;
      present?: MemberId[];
      satBy?: Time;
      ready: MemberId[];
      declined: MemberId[];
      closing?: true;
    }
  | { phase: 'conversation' }
  /**
   * The list is frozen; browsers exchange keys and send masked vectors. `of` people were present. `restarted` is true in the
   * second, last round, which goes on `without` people who dropped out of the first.
   */
  | {
      phase: 'summing';
      round: number;
      answerers: MemberId[];
      of?: number;
      without?: MemberId[];
      restarted: boolean;
    }
  /** Committed before any self-mask is asked for: from here only identical bytes may be sent again. */
  | { phase: 'revealing'; round: number; answerers: MemberId[]; of?: number }
  | { phase: 'published'; round: number; present: number; result: EvaluationTotals }
  | {
      phase: 'noResult';
      reason: 'tooFew' | 'leftDuringReveal' | 'leftTwice' | 'impossible';
      turnout?: { answers: number; needed: number; of: number };
      without?: MemberId[];
    };

/** The stage that an evaluation belongs to, and the form that it asks. */
export type EvaluationPlace = { stage: StageKey; form: FormName };

/** Below 8 answerers `totals` has one sum per question; from 8 on one count per question and score, question by question. */
export type EvaluationTotals = { answerers: number; shape: 'sums' | 'counts'; totals: number[] };

type Signature = { version: number; at: Time };

export type Meeting = {
  id: MeetingId;
  group: GroupId;
  /** Position in the log: the number of events evolved. */
  version: number;
  status: 'lobby' | 'running' | 'ended';
  template: MeetingTemplate;
  /** The format that the meeting was planned with, and who leads it, where another one was taken before the start. */
  planned?: { template: MeetingTemplate; minutes: number; leadership?: Leadership };
  slotPolicy: SlotPolicy;
  settings: Settings;
  /** Planned start (the lobby opens 15 minutes before) and planned length in minutes. */
  startsAt: Time;
  minutes: number;
  /** When the meeting should be over: from `startsAt` while in the lobby, fixed at the start. */
  endsAt: Time;
  startedAt: Time | null;
  endedAt: Time | null;
  /** When somebody opened the lobby before its time. */
  lobbyOpenedAt?: Time;
  /** Nobody had planned a time: it begins when it is started, and `startsAt` is only when it was made. */
  unplanned?: true;
  /** Somebody called it to begin at once, beside what is planned: it is nobody's turn, and is given up when nobody comes to it. */
  called?: true;
  /** It was moved to another date, or cancelled, before anybody began it. */
  givenUp?: true;
  /** Which meeting of the group this is, from 1, where dates that were given up before it do not count. */
  number?: number;
  /** Where nobody leads: who asks to remove whom (the person -> those who ask). */
  removalAsked?: Record<MemberId, MemberId[]>;
  /** The room is closed for talk, a while after the end. */
  closed?: true;
  seats: Record<MemberId, Seat>;
  /** How many people who had a seat left or were removed: each of them makes the key of sound and picture an old one. */
  departures: number;
  /** The speaking order of everybody who ever sat down; the opener differs from last time. */
  order: MemberId[];
  /** Speaking order of the group's last meeting. */
  lastOrder: MemberId[];
  /** Who was client in the group's last meeting, in the order of its slots. */
  lastClients?: MemberId[];
  /** In which order members are due to present, where the group knows it. */
  presenters?: MemberId[];
  /** The how manieth meeting in a row this is in the same format. Left out for the first. */
  inARow?: number;
  /** Roles for the whole meeting. */
  roles?: Roles;
  /** Where the lead chose whether everybody asks once in turn first, other than the method says: ask `hasFirstPass`. */
  firstPass?: Record<StageKey, boolean>;
  /** The pairs or trios of the stage in hand, or to which the meeting comes back after a break. */
  breakouts?: Breakouts;
  /** Only in what `inBreakout` makes of a meeting, never in its log: the breakout that is looked at. */
  room?: BreakoutId;
  /** Who sat together in each breakout, the first of them in `b1`, so that others are drawn. */
  satTogether?: MemberId[][];
  /** Who sits with whom in one physical room; left out while nobody has said so. */
  sharedRooms?: Record<SharedRoomId, SharedRoom>;
  leadership: Leadership;
  agenda: PlannedStage[];
  /** Every slot ever planned, by id; those without a place on the agenda any more have zero minutes. */
  slots: Record<SlotId, Slot>;
  current: StageKey | null;
  progress: Record<StageKey, StageProgress>;
  /** The step that can be taken back for ten seconds. */
  undo: { from: StageKey; to: StageKey; until: Time } | null;
  /** The evaluation that began last. */
  evaluation: EvaluationState;
  /** Its stage and form. Left out until one begins, and in old logs: ask `evaluationsOf`. */
  evaluationOf?: EvaluationPlace;
  /** Evaluations of other stages that began before it. */
  earlierEvaluations?: (EvaluationPlace & { evaluation: EvaluationState })[];
  /** Who got which page, as its owner chose; the texts are records. Left out while nobody has chosen. */
  pages?: Record<StageKey, Record<MemberId, PageReader>>;
  /** The lead showed "questions only" to all at this time; screens show it for a moment. */
  questionsOnlyAt: Time | null;
  /** The same for the question "for the client or for you?". Left out until it is shown. */
  forWhomAt?: Time;
  /** Who signed which version of the agreement in this meeting, the last one of each. Left out while nobody has. */
  signatures?: Record<MemberId, Signature>;
  /** What people changed on the agenda by hand. Left out until somebody does. */
  changes?: AgendaChanges;
  /** The lead's own texts in place of prompts; null where the product's prompt was put back. */
  prompts?: Record<PromptPlace, PromptId | null>;
  /** The group's own format that this meeting was opened from. */
  format?: string;
  /** What a paused room does together; gone as soon as the clock runs again. */
  interlude?: Interlude;
  /** Only in what a member is told, never in the log: what stands there by number, not by name. */
  numbers?: Numbers;
};

/** A minute of silence or a break in a stage that is paused: it ends by itself, and only a person goes on. */
export type Interlude = { kind: 'silence' | 'break'; at: Time; until: Time };
