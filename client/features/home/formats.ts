import { type PickerEntry, picker } from '../../../shared/templates/templates';

export type Format = PickerEntry;

/** What "Start a meeting" means while nobody chose: the first of the picker. */
const [usual] = picker;
if (usual === undefined) throw new Error('the picker is empty');
export const usualFormat: Format = usual;

/** In the picker's own order. */
export const formats: readonly Format[] = picker;

/** So many are shown at once; the rest waits behind "More methods". */
const HANDFUL = 5;
export const isInFirstHandful = (format: Format): boolean => formats.indexOf(format) < HANDFUL;
