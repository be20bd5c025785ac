/** The shape of an agenda as data. Texts are i18n keys (`words`), so a template is structure only. */

export type StageKind = 'round' | 'open' | 'oneSpeaker' | 'silentWriting' | 'vote' | 'break';

/** What one member does for the others in a meeting or a slot. `first` and `second` are the two of a block such as "clear the air". */
export const roles = [
  'timekeeper',
  'scribe',
  'observer',
  'presentersCoach',
  'moderator',
  'learningCoach',
  'first',
  'second',
] as const;
export type Role = (typeof roles)[number];

/** A role that a frame or a block has. */
export type RoleTemplate = {
  role: Role;
  /** True for who stays out of the content, and so is not among the coaches. */
  outside: boolean;
  /** Who has the role while nobody was chosen: the lead, the member after the client, or nobody. */
  otherwise: 'lead' | 'afterClient' | 'nobody';
};

/** Who a stage is about: a group of people, or whoever has a role. */
export type Party = 'all' | 'client' | 'coaches' | 'lead' | 'speaker' | 'previousClient' | Role;

/** `from` speak, in turn groups when `then` follows; `to` answer and hold the floor beside them; nobody speaks in a private stage. */
export type Speaks = { mode: 'talk'; from: Party[]; to?: Party[]; then?: Party[] } | { mode: 'private'; from: Party[] };

export type Order = 'rotation' | 'queue' | 'fixed' | 'free' | 'none';

/**
 * A ballot as data. Slot order and client go by what each member wants; the others by options: the roles of the block, or a
 * list whose texts are `${words}.options.${option}`. Whoever closes it sees the counts and so decides a tie; consent closes
 * by itself when all have said yes, and ends the block when somebody says no.
 */
export type BallotTemplate = {
  decides: 'slotOrder' | 'client' | 'roles' | 'module' | 'decision' | 'consent';
  options: 'members' | 'roles' | readonly string[];
  choice: 'wishes' | 'one' | 'several';
  voters: Party[];
  closedBy: 'lead' | 'client' | 'itself';
};

/** The form of an evaluation: after each meeting, or in the middle and at the end of a cycle. */
export type FormName = 'E1' | 'E2';

/** Minutes: the sum of a base, a part per present member and a part per other member; or the block repeated; or what is left. */
export type StageMinutes =
  | { kind: 'sum'; base: number; perMember: number; perOther: number }
  | { kind: 'slots' }
  | { kind: 'rest' };

/** When a stage is due: Next is highlighted, nothing moves by itself. */
export type Due =
  | 'manual'
  | 'time'
  | 'allSpoke'
  | 'allAsked'
  | 'allSubmitted'
  /** Everybody here has signed the agreement as it stands. */
  | 'allSigned'
  | 'clientDone'
  | 'actionSettled'
  | 'statusesSettled'
  | 'orderConfirmed'
  | 'votesClosed'
  | 'rolesFilled'
  | 'evaluationClosed'
  | 'bothConfirm';

export type ListeningRule = 'microphone' | 'microphoneAndCamera';

export type Artefact =
  | 'attendance'
  | 'issue'
  | 'action'
  | 'note'
  | 'board'
  | 'evaluation'
  | 'evaluationResult'
  | 'parking'
  | 'scores'
  | 'requests'
  | 'status'
  | 'slotList'
  | 'envelope'
  | 'roles'
  | 'agreement'
  | 'nextDate';

export type StageTemplate = {
  id: string;
  /** i18n prefix below `method`: `${words}.name`, `.lead`, `.coach`, `.client`. */
  words: string;
  kind: StageKind;
  speaks: Speaks;
  order: Order;
  minutes: StageMinutes;
  due: Due;
  artefacts: Artefact[];
  clientListens?: ListeningRule;
  /** Its minutes cannot be eaten by an overrun (evaluation, closing). */
  protected?: true;
  /** Goes on by itself at zero, with ten seconds of warning: breaks and silent writing only. */
  automatic?: true;
  /** Skipped when the client wants no advice. */
  needs?: 'adviceWanted';
  /** The first pass goes by rotation before the queue opens. */
  firstPass?: true;
  /** The last so many minutes of a presentation belong to facts asked by the coaches. */
  factsMinutes?: number;
  /** Splits the seats into breakouts of the same meeting. */
  parts?: 'pairs' | 'trios';
  /** What a vote decides, and how. */
  ballot?: BallotTemplate;
  /** How often one person may ask in this stage, follow-ups within the turn not counted. */
  turnsEach?: number;
  /** Only in the first slot of its block. */
  once?: true;
  /** Pages that were written in this earlier stage are read out, each when its owner has the floor. */
  reads?: string;
  /** When this stage shows that it is needed, the earlier stage to go back to. */
  loopTo?: string;
  /** A block that somebody may have inside this stage, on demand; the stage goes on after it. */
  offers?: string;
  /** The private pages of a writing stage: who gets them when nothing is chosen, and what their owners may choose. */
  writing?: { keep: 'owner' | 'client'; release: ('client' | 'group')[] };
  /** The form of an evaluation; E1 where it is not named. */
  form?: FormName;
};

/** A block stage in a frame: `slots` repeats it per client; `once` runs it a single time, for a client who is found when it begins. */
export type BlockStage = {
  id: string;
  words: string;
  kind: 'block';
  block: string;
  repeat: 'slots' | 'once';
  minutes: StageMinutes;
  /** Put between two slots: a quiet minute, the swap of roles in co-coaching. */
  between?: StageTemplate;
};

export type SlotPolicy = 'equal' | 'bid' | 'scheduled';

export type BlockTemplate = {
  id: string;
  words: string;
  stages: StageTemplate[];
  /** Minutes of the whole block: as planned, and the range it may be scaled over. */
  minutes: { standard: number; least: number; most: number };
  /** The client leads their own slot: may call the next asker and end it early. */
  clientLeads: boolean;
  /** The block itself finds out whose case it is; its slots are planned without a client. */
  choosesClient?: true;
  roles?: RoleTemplate[];
};

export type FrameTemplate = {
  id: string;
  words: string;
  stages: (StageTemplate | BlockStage)[];
  slotPolicy: SlotPolicy;
  people: { least: number; most: number };
  minutes: { standard: number; least: number; most: number };
  /** Somebody leads, or the meeting is carried by the members together (majority moves it on). */
  leadership: 'led' | 'shared';
  /** People come in without a picture; each of them can turn their camera on. */
  audioOnly: boolean;
  /** A break is placed by the planner at the first slot boundary after 60 minutes. */
  breaks: boolean;
  /** Two people of whom one leads: the other is the client, outside slots too. */
  soleClient?: true;
  roles?: RoleTemplate[];
};

/** What a meeting carries in its log: the frame and the blocks it may need. */
export type MeetingTemplate = { frame: FrameTemplate; blocks: Record<string, BlockTemplate> };
