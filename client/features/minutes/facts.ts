import type { TFunction } from 'i18next';
import type { Minutes, PromisedAction } from '../../../shared/protocol/http';
import { dayAt, dueText } from '../../ui/text/days';
import { dateText, timeOfDay } from '../../ui/text/when';

/** What the page and the file say in the same way. */

/** The fields of an action below its first line, in their order. */
export const actionFacts = [
  'firstStep',
  'by',
  'measure',
  'support',
  'ifThen',
  'buddy',
] as const satisfies (keyof PromisedAction)[];

/** What a fact of an action says; by when is a day, words or both. `now` is when it is read. */
export const factText = (action: PromisedAction, fact: (typeof actionFacts)[number], now: number): string =>
  fact === 'by' ? dueText(action, dayAt(now)) : action[fact];

/** When the meeting was, in the reader's own time. */
export function whenOf({ startedAt, endedAt }: Minutes, t: TFunction<'minutes'>): string {
  const [date, from] = [dateText(startedAt), timeOfDay(startedAt)];
  return endedAt === null ? t('whenOpen', { date, from }) : t('when', { date, from, to: timeOfDay(endedAt) });
}

/** Whose slot a stage belonged to; null outside slots, and for a slot that nobody had. */
export function whoseText(
  { slotOf, people }: Pick<Minutes['stages'][number], 'slotOf' | 'people'>,
  t: TFunction<'minutes'>,
): string | null {
  if (slotOf !== null) return t('stages.slotOf', { name: slotOf });
  return people === undefined ? null : t(`stages.${people.how}`, { names: people.names });
}

type Stages = Minutes['stages'];

/** The stages that were held, and the words of those that were left out, each once although several slots left them out. */
export const heldAndLeftOut = (stages: Stages): { held: Stages; leftOut: string[] } => ({
  held: stages.filter(({ skipped }) => !skipped),
  leftOut: [...new Set(stages.flatMap(({ skipped, words }) => (skipped ? [words] : [])))],
});

export const wholeMinutes = (ms: number): number => Math.round(ms / 60_000);

/** Which version of the agreement was signed here, and by whom. */
export const agreementText = (
  { version, signed }: NonNullable<Minutes['agreement']>,
  t: TFunction<'minutes'>,
): string =>
  signed.length === 0
    ? t('agreement.nobody', { version })
    : t('agreement.signed', { count: signed.length, version, names: signed });
