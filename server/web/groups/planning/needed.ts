import { plannedFormat } from '../../../../shared/meeting/rules/format';
import type { Time } from '../../../../shared/meeting/state';
import { isRefusal } from '../../../../shared/refusal';
import type { GroupRow } from '../../../store/store';
import type { WebDeps } from '../../deps';
import { gaveWayTo, numberOfNext } from './create';
import { type AskedFormat, formatOfNext, type Last, usualFormat } from './format';
import { laterDates } from './later';
import { dateFor, lastOf } from './newest';

const usual: AskedFormat = { template: null, minutes: null };

/**
 * How many people the meeting needs that would be held at a time found together, by its format as it would be planned now; null
 * where no format can be told. `moves`: the date that it finds another time for.
 */
export async function neededAt(
  deps: WebDeps,
  group: GroupRow,
  moves: string | null,
): Promise<(at: Time) => number | null> {
  const { store, clock } = deps;
  const last = await lastOf(deps, group.id);
  const planned = last?.meeting.status === 'lobby' ? last : null;
  const number = await numberOfNext(store, group.id, last);
  const needs = async (like: Last | null, asked: AskedFormat) => {
    const format = await formatOfNext(store, group, like, number, asked);
    return isRefusal(format) ? null : format.template.frame.people.least;
  };
  if (planned !== null && moves !== null && (await dateFor(deps, planned.row)).occasion === moves) {
    const { least } = plannedFormat(planned.meeting).template.frame.people;
    return () => least;
  }
  const later = (await laterDates(store, group.id, clock.now())).find(({ occasion }) => occasion === moves);
  if (later !== undefined) {
    const least = await needs((await gaveWayTo(deps, later)) ?? last, later);
    return () => least;
  }
  const next = await needs(last, usual);
  if (planned === null) return () => next;
  // A meeting before the planned one, whose format stays with that one.
  const before = await needs(last, usualFormat(group));
  return (at) => (at < planned.row.startsAt ? before : next);
}
