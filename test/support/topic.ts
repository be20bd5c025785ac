import type { ParkedItem } from '../../shared/protocol/records';

/** A topic on the parking lot that nobody has scored. */
export const topic = (id: string, text: string, by = 'ann', at = 1): ParkedItem => ({
  id,
  kind: 'topic',
  text,
  by,
  of: by,
  score: null,
  helpers: [],
  at,
});
