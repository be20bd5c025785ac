import type { PickerEntry } from '../../../shared/templates/picker';

export type Format = PickerEntry;

/**
 * The format that "Start a meeting" uses when nobody chose one. It stands here by itself, so that the page does not wait for
 * the templates of all the others; a test compares it with the first one of the picker.
 */
export const usualFormat: Format = {
  id: 'frame.group/block.slot',
  frame: 'frame.group',
  block: 'block.slot',
  words: 'pick.group',
  method: 'slot',
  people: { least: 3, most: 12 },
  minutes: { standard: 150, least: 90, most: 240 },
  isShared: false,
};
