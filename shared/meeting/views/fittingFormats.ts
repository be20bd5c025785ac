import { moreFormats, type PickerEntry, picker } from '../../templates/picker';
import { templateFor } from '../../templates/templates';
import { isSameFormat } from '../agenda/sameFormat';
import { seated, seatOf, takingPart } from '../people/people';
import { lengthIn, plannedFormat } from '../rules/format';
import type { Meeting } from '../state';
import { outlineOf } from './outline';

/** Formats that so few people can hold, instead of the one that was planned. */

const MOST_OFFERED = 3;

/** What begins or ends a cycle, or needs a facilitator who is no member, is no replacement for a meeting. */
const apart = new Set([...moreFormats.cycle.map(({ id }) => id), 'frame.one2one']);

/** How well a format suits a group of people who are equals, rather than one of more with somebody missing. */
const isForExactly = ({ people }: PickerEntry, count: number): boolean => people.most === count;

/** The best ones first, at most three; the one that was planned is none of them. */
export function fittingFormats(
  meeting: Meeting,
  count = takingPart(meeting).length,
): readonly (PickerEntry & { takes: number })[] {
  const onlyWatches = seated(meeting).some((member) => seatOf(meeting, member)?.role !== 'member');
  const fitting = picker.flatMap((format) => {
    const template = templateFor(format.id);
    const { least, most } = format.people;
    if (template === null || apart.has(format.id) || count < least || count > most) return [];
    if (most === 2 && onlyWatches) return [];
    if (isSameFormat(meeting.template, template)) return [];
    const takes = lengthIn(template, plannedFormat(meeting).minutes);
    return outlineOf(template, count, takes).fits ? [{ ...format, takes }] : [];
  });
  return [
    ...fitting.filter((one) => isForExactly(one, count)),
    ...fitting.filter((one) => !isForExactly(one, count)),
  ].slice(0, MOST_OFFERED);
}

/** So many meetings in the same format, and the group may want another one. */
const MANY_IN_A_ROW = 4;

/** What else a group could meet in that has held so many meetings in the same format; nothing while it has held fewer. */
export function otherFormats(meeting: Meeting): readonly (PickerEntry & { takes: number })[] {
  if ((meeting.inARow ?? 1) < MANY_IN_A_ROW) return [];
  const came = Object.values(meeting.seats).filter(({ role, seatedAt }) => role === 'member' && seatedAt !== null);
  return fittingFormats(meeting, came.length);
}
