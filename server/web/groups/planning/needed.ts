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
 * How many people the meeting needs that would be held at a time found together, by its format as it would be planned now.
 * `moves`: the date that it finds another time for. Null: no format can be told.
 */
export async function neededAt(
  deps: WebDeps,
  group: GroupRow,
  moves: string | null,
): Promise<(at: Time) => Promise<number | null>> {
  const { store, clock } = deps;
  const last = await lastOf(deps, group.id);
  const planned = last?.meeting.status === 'lobby' ? last : null;
  const needs = async (like: Last | null, asked: AskedFormat) => {
    const format = await formatOfNext(store, group, like, await numberOfNext(store, group.id, last), asked);
    return isRefusal(format) ? null : format.template.frame.people.least;
  };
  const isMoved = planned !== null && moves !== null && (await dateFor(deps, planned.row)).occasion === moves;
  const later = (await laterDates(store, group.id, clock.now())).find(({ occasion }) => occasion === moves);
  return async (at) => {
    if (isMoved) return plannedFormat(planned.meeting).template.frame.people.least;
    if (later !== undefined) return needs((await gaveWayTo(deps, later)) ?? last, later);
    // It would come before the planned meeting, whose format stays with that one.
    return needs(last, planned !== null && at < planned.row.startsAt ? usualFormat(group) : usual);
  };
}
