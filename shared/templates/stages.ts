import { closedWhen } from './ballots';
import type { Party, Speaks, StageMinutes, StageTemplate } from './template';

/** The kinds of stages that blocks and frames are made of. `words` is the prefix of the block or frame in the catalogue. */

type More = Partial<Omit<StageTemplate, 'id' | 'words' | 'kind' | 'speaks' | 'order' | 'minutes'>>;
type Rest = Pick<StageTemplate, 'kind' | 'speaks' | 'order' | 'due'> & More;

const stage = (words: string, id: string, minutes: StageMinutes, rest: Rest): StageTemplate => ({
  id,
  words: `${words}.${id}`,
  artefacts: [],
  minutes,
  ...rest,
});

/** A kind of stage in which people have the floor by an order: those in `next` after those in `from`. */
const byTurns =
  (kind: Pick<StageTemplate, 'kind' | 'order' | 'due'>) =>
  (
    words: string,
    id: string,
    minutes: StageMinutes,
    from: Party[],
    { next: then, ...more }: More & { next?: Party[] } = {},
  ): StageTemplate =>
    stage(words, id, minutes, { ...kind, speaks: { mode: 'talk', from, ...(then && { then }) }, ...more });

/** Somebody has the floor alone, or several together, and those in `next` after them; the others listen. */
export const told = byTurns({ kind: 'oneSpeaker', order: 'none', due: 'clientDone' });

/** Everybody in turn; those in `next` come after all others. */
export const inTurn = byTurns({ kind: 'round', order: 'rotation', due: 'allSpoke' });

/** The coaches ask, the client answers: whoever raises a hand, or each in turn first. */
export const asked = (
  words: string,
  id: string,
  minutes: StageMinutes,
  order: 'queue' | 'rotation' | 'free',
  { from = ['coaches'], to = ['client'], ...more }: More & { from?: Party[]; to?: Party[] } = {},
): StageTemplate =>
  stage(words, id, minutes, { kind: 'open', speaks: { mode: 'talk', from, to }, order, due: 'time', ...more });

/** Open talk: by raised hand, free, or `fixed`, where the first of those named has the floor and others raise a hand. */
export const discussed = (
  words: string,
  id: string,
  minutes: StageMinutes,
  from: Party[],
  order: 'queue' | 'free' | 'fixed',
  more: More = {},
): StageTemplate =>
  stage(words, id, minutes, { kind: 'open', speaks: { mode: 'talk', from }, order, due: 'manual', ...more });

/** Everybody writes on a page of their own. */
export const written = (
  words: string,
  id: string,
  minutes: StageMinutes,
  from: Party[],
  writing: NonNullable<StageTemplate['writing']>,
  more: More = {},
): StageTemplate => {
  const speaks: Speaks = { mode: 'private', from };
  return stage(words, id, minutes, {
    kind: 'silentWriting',
    speaks,
    order: 'none',
    due: 'allSubmitted',
    writing,
    ...more,
  });
};

/** The page stays with its owner, and the stage ends by its clock. */
export const noted = (
  words: string,
  id: string,
  minutes: StageMinutes,
  release: ('client' | 'group')[] = [],
  more: More = {},
) => written(words, id, minutes, ['all'], { keep: 'owner', release }, { due: 'time', automatic: true, ...more });

/** Something is decided together. */
export const voted = (
  words: string,
  id: string,
  minutes: StageMinutes,
  ballot: NonNullable<StageTemplate['ballot']>,
  more: More = {},
): StageTemplate => {
  const speaks: Speaks = { mode: 'talk', from: ballot.voters };
  return stage(words, id, minutes, { kind: 'vote', speaks, order: 'queue', due: closedWhen(ballot), ballot, ...more });
};

export const paused = (words: string, id: string, minutes: StageMinutes): StageTemplate =>
  stage(words, id, minutes, {
    kind: 'break',
    speaks: { mode: 'talk', from: ['all'] },
    order: 'none',
    due: 'time',
    automatic: true,
  });
