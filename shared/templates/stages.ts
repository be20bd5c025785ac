import type { Due, Party, Speaks, StageMinutes, StageTemplate } from './template';

/** The kinds of stages that blocks and frames are made of. `words` is the prefix of the block or frame in the catalogue. */

type More = Partial<Omit<StageTemplate, 'id' | 'words' | 'kind' | 'speaks' | 'order' | 'minutes'>>;

const stage = (
  words: string,
  id: string,
  rest: Omit<StageTemplate, 'id' | 'words' | 'due' | 'artefacts'> & { due: Due },
  more: More,
): StageTemplate => ({ id, words: `${words}.${id}`, artefacts: [], ...rest, ...more });

const talk = (from: Party[], then?: Party[]): Speaks => ({ mode: 'talk', from, ...(then && { then }) });

/** Somebody has the floor alone, or several together, and those in `next` after them; the others listen. */
export const told = (
  words: string,
  id: string,
  minutes: StageMinutes,
  from: Party[],
  more: More & { next?: Party[] } = {},
): StageTemplate => {
  const { next, ...rest } = more;
  const speaks = talk(from, next);
  return stage(words, id, { kind: 'oneSpeaker', speaks, order: 'none', minutes, due: 'clientDone' }, rest);
};

/** The coaches ask, the client answers: whoever raises a hand, or each in turn first. */
export const asked = (
  words: string,
  id: string,
  minutes: StageMinutes,
  order: 'queue' | 'rotation' | 'free',
  more: More & { from?: Party[]; to?: Party[] } = {},
): StageTemplate => {
  const { from = ['coaches'], to = ['client'], ...rest } = more;
  return stage(words, id, { kind: 'open', speaks: { mode: 'talk', from, to }, order, minutes, due: 'time' }, rest);
};

/** Open talk, by raised hand or free. */
export const discussed = (
  words: string,
  id: string,
  minutes: StageMinutes,
  from: Party[],
  order: 'queue' | 'free',
  more: More = {},
): StageTemplate =>
  stage(words, id, { kind: 'open', speaks: { mode: 'talk', from }, order, minutes, due: 'manual' }, more);

/** Everybody in turn; those in `next` come after all others. */
export const inTurn = (
  words: string,
  id: string,
  minutes: StageMinutes,
  from: Party[],
  more: More & { next?: Party[] } = {},
): StageTemplate => {
  const { next, ...rest } = more;
  const speaks = talk(from, next);
  return stage(words, id, { kind: 'round', speaks, order: 'rotation', minutes, due: 'allSpoke' }, rest);
};

/** Everybody writes on a page of their own. */
export const written = (
  words: string,
  id: string,
  minutes: StageMinutes,
  from: Party[],
  writing: NonNullable<StageTemplate['writing']>,
  more: More = {},
): StageTemplate =>
  stage(
    words,
    id,
    { kind: 'silentWriting', speaks: { mode: 'private', from }, order: 'none', minutes, due: 'allSubmitted', writing },
    more,
  );

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
  const due =
    ballot.decides === 'slotOrder' ? 'orderConfirmed' : ballot.decides === 'roles' ? 'rolesFilled' : 'votesClosed';
  return stage(
    words,
    id,
    { kind: 'vote', speaks: { mode: 'talk', from: ballot.voters }, order: 'queue', minutes, due, ballot },
    more,
  );
};

export const paused = (words: string, id: string, minutes: StageMinutes): StageTemplate =>
  stage(
    words,
    id,
    { kind: 'break', speaks: { mode: 'talk', from: ['all'] }, order: 'none', minutes, due: 'time' },
    { automatic: true },
  );
