import { loadMessages } from './load';
import { addTexts } from './methods';

type Family = { formats: readonly string[]; load: () => Promise<Readonly<Record<string, object>>> };

/** The compiler refuses a format that the file does not have; a test looks for formats that are left out. */
const family = <F extends object, M extends Readonly<Record<string, F>>>(
  formats: readonly (keyof M[keyof M] & string)[],
  load: () => Promise<M>,
): Family => ({ formats, load });

/** The texts of the stages, one file for each family of formats. A meeting loads only those of its own formats. */
const families: readonly Family[] = [
  family(['group', 'virtual', 'slot', 'slotdeep', 'slotshort'], () => import('./en/methods/peerCoaching')),
  family(['buddy', 'cocoach', 'grow'], () => import('./en/methods/pairs')),
  family(['network', 'extnet'], () => import('./en/methods/networks')),
  family(['external'], () => import('./en/methods/external')),
  family(['mastermind', 'forum'], () => import('./en/methods/presenters')),
  family(['one2one', 'orientation', 'closing'], () => import('./en/methods/cycle')),
  family(['als', 'wial'], () => import('./en/methods/actionLearning')),
  family(['kb', 'heils', 'incident', 'gossip', 'balint', 'five'], () => import('./en/methods/consultation')),
  family(['troika', 'wise', 'hotseat'], () => import('./en/methods/shortSlots')),
  family(['deepdive', 'caseclinic'], () => import('./en/methods/forum')),
  family(['cleartheair'], () => import('./en/methods/clearTheAir')),
];

/**
 * Loads the texts of these formats and puts them beside the other messages of a meeting's method. A format is named by the
 * key of any of its texts; one of a newer server has none here. Rejects when a file cannot be loaded. What is loaded already
 * costs nothing.
 */
export async function loadFormats(keys: readonly string[]): Promise<void> {
  const formats = keys.map((key) => key.replace(/\..*/, ''));
  const needed = families.filter((each) => each.formats.some((format) => formats.includes(format)));
  await Promise.all([loadMessages('method'), ...needed.map(({ load }) => addTexts(load))]);
}

/** Every format that has texts of its own. */
export const allFormats = (): string[] => families.flatMap(({ formats }) => formats);
