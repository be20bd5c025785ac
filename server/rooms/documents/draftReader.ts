import type { MeetingId } from '../../../shared/meeting/state';
import type { Action } from '../../../shared/protocol/records';

/** The words of one drafted row of an action plan as the server holds them now, and the hash of exactly that text. */
export type DraftedRow = {
  hash: string;
  text: Pick<Action, 'what' | 'firstStep' | 'by' | 'measure' | 'support' | 'ifThen' | 'buddy'>;
};

/** Reads the server's own copy of a plan, by its page, so that an accepted action is what the client saw (D11). */
export interface DraftReader {
  /** Null when there is no such row or nothing is written in it. */
  draftedRow(meeting: MeetingId, page: string, row: number): Promise<DraftedRow | null>;
}
