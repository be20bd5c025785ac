import type { PlanText } from '../../../shared/documents/plan';

/** The text of one draft row of an action plan as the server holds it now, and the hash of exactly that text. */
export type DraftedRow = {
  hash: string;
  text: PlanText;
};

/** Reads the server's own copy of a plan, by its page, so that an accepted action is exactly what the client saw. */
export interface DraftReader {
  /** Null when there is no such row, or it is empty. */
  draftedRow(page: string, row: number): Promise<DraftedRow | null>;
}
