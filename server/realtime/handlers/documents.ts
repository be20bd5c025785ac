import { fromBase64 } from '../../../shared/bytes';
import { documentClose, documentOpen, documentUpdate, largestFrame } from '../../../shared/protocol/documents';
import { refuse } from '../../../shared/refusal';
import type { Hub } from '../hub';

/** Opening, writing and closing of boards, plans and notes. */
export function registerDocuments(hub: Hub): void {
  hub.on(
    'document:open',
    { schema: documentOpen, for: 'seated', rate: { points: 60, seconds: 20 }, largest: 210_000 },
    ({ document, stateVector }, caller) => {
      const known = stateVector === null ? null : fromBase64(stateVector);
      if (known === null && stateVector !== null) return refuse('malformed');
      return caller.live.documents.open(caller, document, known);
    },
  );

  hub.on(
    'document:update',
    { schema: documentUpdate, for: 'seated', rate: { points: 400, seconds: 10 }, largest: largestFrame + 1_000 },
    ({ document, clientId, update }, caller) => {
      // The schema takes nothing but base64.
      const bytes = Buffer.from(update, 'base64');
      return caller.live.documents.update(caller, document, clientId, { bytes, base64: update });
    },
  );

  hub.on(
    'document:close',
    { schema: documentClose, for: 'known', rate: { points: 60, seconds: 20 } },
    async ({ document }, caller) => {
      await caller.live.documents.stopReading(caller, document);
      return null;
    },
  );
}
