/** The shape of an agenda as data. Texts are i18n keys (`words`), so a template is structure only. */

export type StageKind = 'round' | 'open' | 'oneSpeaker' | 'silentWriting' | 'vote' | 'break';

/** Who a stage is about. `first` and `second` are the two members of a block such as "clear the air". */
export type Party =
  | 'all'
  | 'client'
  | 'coaches'
  | 'lead'
  | 'speaker'
  | 'presentersCoach'
  | 'previousClient'
  | 'first'
  | 'second';

/** `from` speak, in turn groups when `then` follows; `to` answer and hold the floor beside them; nobody speaks in a private stage. */
export type Speaks = { mode: 'talk'; from: Party[]; to?: Party[]; then?: Party[] } | { mode: 'private'; from: Party[] };

export type Order = 'rotation' | 'queue' | 'fixed' | 'free' | 'none';

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
  | 'allSubmitted'
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
  /** Splits the seats into parts of the same meeting. */
  parts?: 'pairs' | 'trios';
  /** Pages that were written in this earlier stage are read out, each when its owner has the floor. */
  reads?: string;
  /** The private pages of a writing stage: who gets them when nothing is chosen, and what their owners may choose. */
  writing?: { keep: 'owner' | 'client'; release: ('client' | 'group')[] };
};

/** A block stage in a frame: `slots` repeats it per client, `once` runs it a single time. */
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
  audioOnly: boolean;
  /** A break is placed by the planner at the first slot boundary after 60 minutes. */
  breaks: boolean;
};

/** What a meeting carries in its log: the frame and the blocks it may need. */
export type MeetingTemplate = { frame: FrameTemplate; blocks: Record<string, BlockTemplate> };
