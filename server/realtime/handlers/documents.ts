import { z } from 'zod';
import { fromBase64 } from '../../../shared/bytes';
import { largestUpdate } from '../../../shared/documents/gate';
import { refuse } from '../../../shared/refusal';
import type { Hub } from '../hub';

/** Base64 takes four characters for three bytes. */
const largestFrame = Math.ceil(largestUpdate / 3) * 4;
const name = z.string().min(1).max(300);
const base64 = (most: number) => z.base64().max(most);

const opening = z.strictObject({ document: name, stateVector: base64(200_000).nullable() });
const updating = z.strictObject({
  document: name,
  clientId: z.number().int().min(1).max(0xffffffff),
  update: base64(largestFrame),
});
const closing = z.strictObject({ document: name });

/** Opening, writing and closing of boards, plans and notes. */
export function registerDocuments(hub: Hub): void {
  hub.on(
    'document:open',
    { schema: opening, for: 'seated', rate: { points: 60, seconds: 20 }, largest: 210_000 },
    ({ document, stateVector }, caller) => {
      const known = stateVector === null ? null : fromBase64(stateVector);
      if (known === null && stateVector !== null) return refuse('malformed');
      return caller.live.documents.open(caller, document, known);
    },
  );

  hub.on(
    'document:update',
    { schema: updating, for: 'seated', rate: { points: 400, seconds: 10 }, largest: largestFrame + 1_000 },
    ({ document, clientId, update }, caller) => {
      const bytes = fromBase64(update);
      if (bytes === null) return refuse('malformed');
      return caller.live.documents.update(caller, document, clientId, { bytes, base64: update });
    },
  );

  hub.on(
    'document:close',
    { schema: closing, for: 'known', rate: { points: 60, seconds: 20 } },
    async ({ document }, caller) => {
      await caller.live.documents.stopReading(caller, document);
      return null;
    },
  );
}
