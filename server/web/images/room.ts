import { type Refusal, refuse } from '../../../shared/refusal';
import type { ImageQuota } from '../../store/store';

const MB = 1_000_000;

/** A meeting's boards hold some dozens of photos. A group meets for years, and its old boards stay readable. */
export const quota: ImageQuota = { member: 25 * MB, meeting: 60 * MB, group: 500 * MB };

/** Bytes of pictures from one address in one hour; whole companies share one. */
export const BYTES_OF_ADDRESS = 150 * MB;

/**
 * The disk of the data folder. Pictures are what fills it, so they alone stop while less than `reserve` bytes are free:
 * that room is kept for commands and records.
 */
export type Disk = { free(): Promise<number>; reserve: number };

export async function roomOn(disk: Disk | null, bytes: number): Promise<Refusal | null> {
  if (disk === null) return null;
  return (await disk.free()) - bytes < disk.reserve ? refuse('full', { of: 'server' }) : null;
}
