import type { Meeting } from '../../shared/meeting/state';
import type { RoomState } from '../connection/roomState';
import { loadFormatTexts } from '../i18n/formatTexts';
import type { Preloaded } from '../ui/lazy/preload';

/**
 * The formats whose texts this meeting shows, as one line: those of its template, and of what was put into the agenda since.
 * Null until the meeting is known.
 */
export function roomFormats({ meeting }: RoomState): string | null {
  return meeting === null ? null : formatsIn(meeting).join(' ');
}

function formatsIn({ template: { frame, blocks }, agenda }: Pick<Meeting, 'template' | 'agenda'>): string[] {
  const keys = [frame, ...Object.values(blocks), ...agenda].map(({ words }) => words);
  return [...new Set(keys.map((key) => key.replace(/\..*/, '')))].sort();
}

/** The lead may offer it at any time, and then it begins at once. */
export const clearTheAirTexts: Preloaded = {
  preload: () => loadFormatTexts('cleartheair').catch(() => undefined),
};
