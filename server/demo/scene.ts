import { usedMs } from '../../shared/meeting/clock';
import { clientOf, isHere, seatOf } from '../../shared/meeting/people/people';
import type { Meeting, MemberId, PlannedStage, Slot, StageProgress, Time } from '../../shared/meeting/state';
import { currentStage } from '../../shared/meeting/views/currentStage';
import type { Script, SimulatedPerson } from './scripts/script';

/** What a simulated member knows when they decide what to do next: the meeting as every member sees it, and their script. */
export type Scene = {
  meeting: Meeting;
  now: Time;
  me: MemberId;
  script: Script;
  /** The simulated members in the order of the script. */
  people: readonly MemberId[];
  /** The one person who tries the demo. */
  guest: MemberId;
  /** What was done already and is not done twice. */
  done: ReadonlySet<string>;
  /** Somebody wrote to me, the lead, that they would like to lead. */
  askedToLead: MemberId | null;
};

/** The stage in hand for somebody with a script. */
export type Place = {
  stage: PlannedStage;
  progress: StageProgress;
  slot: Slot | null;
  client: MemberId | null;
  /** The stage's own id, without the slot. */
  id: string;
};

export function placeOf({ meeting }: Scene): Place | null {
  const at = currentStage(meeting);
  if (at === null) return null;
  const client = clientOf(meeting, at.stage.slot);
  return { ...at, client, id: at.stage.key.split('/').at(-1) ?? '' };
}

export const indexOf = ({ people, me }: Scene): number => people.indexOf(me);
export const personOf = (scene: Scene): SimulatedPerson | undefined => scene.script.people[indexOf(scene)];

/** Everybody waits for the one person whose meeting this is. */
export const guestIsHere = ({ meeting, guest }: Scene): boolean => isHere(meeting, guest);
export const hasSat = ({ meeting }: Scene, member: MemberId): boolean => seatOf(meeting, member)?.seatedAt != null;

/** What somebody says in this stage; null when they have nothing to say in it. */
export function wordsOf(scene: Scene, member: MemberId, { id, client }: Place): string | null {
  const says = scene.script.people[scene.people.indexOf(member)]?.says;
  if (says === undefined) return null;
  if (client === scene.guest) return says[`yours/${id}`] ?? null;
  if (client === member) return says[`own/${id}`] ?? null;
  // Whoever brings a case tells of it before it is chosen.
  return says[id] ?? (client === null ? says[`own/${id}`] : undefined) ?? null;
}

export const saidKey = (member: MemberId, { stage }: Place): string => `said ${member} ${stage.key}`;

/** Long enough to read it. */
export const readingMs = (words: string): number => Math.min(8_000, 1_500 + 38 * words.length);

/** Milliseconds since the stage began, without pauses. */
export const sinceBegan = (scene: Scene, { progress }: Place): number => usedMs(progress, scene.now);
