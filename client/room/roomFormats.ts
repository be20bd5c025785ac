import type { Meeting } from '../../shared/meeting/state';
import type { RoomState } from '../connection/roomState';
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

export async function loadRoomFormats(formats: string): Promise<void> {
  const { loadFormats } = await import('../i18n/families');
  await loadFormats(formats.split(' '));
}

/** The lead may offer it at any time, and then it begins at once. */
export const clearTheAirTexts: Preloaded = {
  preload: () => loadRoomFormats('cleartheair').catch(() => undefined),
};
