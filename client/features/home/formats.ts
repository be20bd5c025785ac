import { type PickerEntry, picker } from '../../../shared/templates/templates';

export type Format = PickerEntry;

/** The format that "Start a meeting" uses when nobody chose one: the first of the picker. */
const [usual] = picker;
if (usual === undefined) throw new Error('the picker is empty');
export const usualFormat: Format = usual;

/** In the order of the picker. */
export const formats: readonly Format[] = picker;

/** So many formats are shown at first. "More methods" shows the rest. */
const HANDFUL = 5;
export const isInFirstHandful = (format: Format): boolean => formats.indexOf(format) < HANDFUL;
