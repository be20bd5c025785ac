import type { GroupModel, GroupPlan } from '../../../shared/groups/models';
import { isRefusal, type Refusal, refuse } from '../../../shared/refusal';
import { templateFor } from '../../../shared/templates/templates';
import { templateOf } from '../meetings/opening';

/** What is wrong with a plan: a format that nobody knows, that takes other lengths, or that no pair can meet in. */
export function planRefused(
  model: GroupModel,
  { formats, minutes }: Pick<GroupPlan, 'formats' | 'minutes'>,
): Refusal | null {
  const { first, usual, last } = formats;
  if ([first, last].some((format) => templateFor(format) === null)) return refuse('badInput', { field: 'format' });
  const template = templateOf(usual, minutes);
  if (isRefusal(template)) return template;
  const isForPairs = [first, usual, last].every((format) => templateFor(format)?.frame.people.most === 2);
  return model === 'pair' && !isForPairs ? refuse('badInput', { field: 'format' }) : null;
}
