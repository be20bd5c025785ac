import { plannedFormat } from '../../../../shared/meeting/rules/format';
import type { Meeting } from '../../../../shared/meeting/state';
import { isRefusal, type Refusal, refuse } from '../../../../shared/refusal';
import { templateFor } from '../../../../shared/templates/templates';
import type { GroupRow, MeetingRow, Store } from '../../../store/store';
import { fitting, templateOf } from '../../meetings/opening';
import { openedFrom, openedLike, ownFormatId, type PlannedFormat, preparedTemplate } from '../../meetings/ownFormat';

/** What was asked for; null keeps what the group has. */
export type AskedFormat = { template: string | null; minutes: number | null };

export type Last = { row: MeetingRow; meeting: Meeting };

/**
 * The format of the group's meeting with this number: one of the product or of the group; where none is named, what the
 * group's plan says of that number, otherwise what the last meeting had.
 */
export async function formatOfNext(
  store: Store,
  group: GroupRow,
  last: Last | null,
  number: number,
  asked: AskedFormat,
): Promise<PlannedFormat | Refusal> {
  const byPlan = asked.template === null ? byPlanOf(group, number, last) : null;
  if (byPlan !== null && group.plan !== null) return ofPlan(byPlan, asked.minutes ?? group.plan.minutes, asked.minutes);
  if (last === null) return first(group, asked);
  return likeLast(store, last, asked);
}

/**
 * The template that the plan names for this number; null where the group goes on with what its last meeting had, unless the
 * plan was changed since that meeting was planned.
 */
function byPlanOf({ plan, planChangedAt }: GroupRow, number: number, last: Last | null): string | null {
  if (plan === null) return null;
  const { first, usual, last: closing } = plan.formats;
  if (last === null) return first;
  const isOlder = planChangedAt !== null && last.row.createdAt < planChangedAt;
  if (last.meeting.givenUp && !isOlder) return null;
  if (number === plan.meetings) return closing;
  if (isOlder) return number === 1 ? first : usual;
  const had = last.meeting.template.frame.id;
  const isSpecial = [first, closing].some((id) => id !== usual && templateFor(id)?.frame.id === had);
  return isSpecial ? usual : null;
}

/** The usual format of the group, for a meeting that was in no plan; one that nobody planned a format for keeps what it has. */
export function usualFormat({ plan }: GroupRow): AskedFormat {
  if (plan === null) return { template: null, minutes: null };
  const { usual } = plan.formats;
  const fitted = ofPlan(usual, plan.minutes, null);
  return isRefusal(fitted) ? { template: null, minutes: null } : { template: usual, minutes: fitted.minutes };
}

/** Minutes that nobody asked for are those of the plan, as far as the format can be held in them. */
function ofPlan(id: string, minutes: number, asked: number | null): PlannedFormat | Refusal {
  const template = templateFor(id);
  if (template === null) return refuse('badInput', { field: 'template' });
  const { least, most } = template.frame.minutes;
  const fit = asked ?? Math.min(most, Math.max(least, minutes));
  const fitted = fitting(template, fit);
  return isRefusal(fitted) ? fitted : { template: fitted, minutes: fit, records: () => [] };
}

/** A group without any meeting and plan has to name what it wants. */
function first(group: GroupRow, { template: id, minutes }: AskedFormat): PlannedFormat | Refusal {
  if (id === null) return refuse('badInput', { field: 'template' });
  const length = minutes ?? group.plan?.minutes ?? templateFor(id)?.frame.minutes.standard ?? 0;
  const template = templateOf(id, length);
  return isRefusal(template) ? template : { template, minutes: length, records: () => [] };
}

async function likeLast(
  store: Store,
  { row: newest, meeting: last }: Last,
  { template: wanted, minutes: asked }: AskedFormat,
): Promise<PlannedFormat | Refusal> {
  // What was taken because few people came is not what the group meets in.
  const planned = plannedFormat(last);
  const minutes = asked ?? planned.minutes;
  const same = asked === null ? planned.template : fitting(planned.template, asked);
  if (wanted === null && isRefusal(same)) return same;
  if (wanted === null && last.givenUp) {
    const texts = await store.prompts(newest.id);
    return openedLike(last, { template: preparedTemplate(planned, last), minutes, texts });
  }
  const id = wanted === null ? last.format : ownFormatId(wanted);
  const row = id === undefined ? undefined : (await store.formats(newest.group)).find((one) => one.id === id);
  const opened = row && openedFrom(row, wanted === null ? minutes : (asked ?? row.format.minutes));
  // What this server cannot run any more it still knows from the last meeting.
  if (opened !== undefined && !(wanted === null && isRefusal(opened))) return opened;
  if (wanted !== null && id !== undefined) return refuse('notFound');
  const template = wanted === null ? same : templateOf(wanted, minutes);
  return isRefusal(template) ? template : { template, minutes, records: () => [] };
}
