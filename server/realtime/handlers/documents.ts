import { z } from 'zod';
import { fromBase64 } from '../../../shared/bytes';
import { largestUpdate } from '../../../shared/documents/gate';
import { parseDocumentName } from '../../../shared/documents/names';
import { documentRights } from '../../../shared/meeting/rights';
import type { DocumentName } from '../../../shared/meeting/state';
import type { UpdateAnswer } from '../../../shared/protocol/documents';
import { isRefusal, type Refusal, refuse } from '../../../shared/refusal';
import type { DraftReader } from '../../rooms/documents/draftReader';
import { OpenDocuments } from '../../rooms/documents/openDocuments';
import type { Caller, RealtimeContext } from '../context';

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

/** Documents of the meeting the socket belongs to, as far as the member may read them; anything else is not there. */
function rightsOf(caller: Caller, document: DocumentName): { write: boolean; isOpen: boolean } | Refusal {
  const named = parseDocumentName(document);
  if (!named || named.meeting !== caller.meeting || named.group !== caller.room.group) return refuse('notFound');
  const rights = documentRights(caller.room.meeting(), caller.member, document);
  if (!rights.read) return refuse('notAllowed');
  return { write: rights.write, isOpen: rights.softReadOnly === null };
}

/** Opening, writing and closing of boards, plans and notes; every update passes the gate and the disk before anybody sees it. */
export function registerDocuments(context: RealtimeContext): DraftReader {
  const documents = new OpenDocuments(context.store, context.clock);
  const readers = new Map<DocumentName, Set<Caller>>();

  /** A document with a reader stays in memory, so that there is one of it and one line of updates. */
  function keep(caller: Caller, document: DocumentName): void {
    const reading = readers.get(document) ?? new Set();
    readers.set(document, reading.add(caller));
  }

  async function leave(caller: Caller, document: DocumentName): Promise<void> {
    const reading = readers.get(document);
    if (!reading?.delete(caller) || reading.size > 0) return;
    readers.delete(document);
    await documents.release(document, () => readers.has(document));
  }

  function relay(caller: Caller, document: DocumentName, update: string): void {
    const reading = readers.get(document) ?? new Set();
    const news = { document, update, member: caller.member };
    const everybody = context.callers(caller.meeting);
    if (everybody.every((other) => reading.has(other))) {
      context.toRoom(caller.meeting, 'document:update', news, caller);
      return;
    }
    for (const reader of reading) if (reader !== caller) reader.emit('document:update', news);
  }

  context.on(
    'document:open',
    { schema: opening, for: 'seated', rate: { points: 60, seconds: 20 }, largest: 210_000 },
    async ({ document, stateVector }, caller) => {
      const rights = rightsOf(caller, document);
      if (isRefusal(rights)) return rights;
      const known = stateVector === null ? null : fromBase64(stateVector);
      if (known === null && stateVector !== null) return refuse('malformed');
      // Reading begins before the state is taken, so that no update falls between the two.
      keep(caller, document);
      const live = await documents.find(document);
      if (!live) return refuse('notFound');
      const opened = await live.open(caller.member, known);
      if (isRefusal(opened)) return opened;
      const { sound, ...answer } = opened;
      if (!sound)
        context.log.error({ meeting: caller.meeting, document }, 'stored document is damaged: opened to read only');
      return { ...answer, writable: rights.write && rights.isOpen && sound };
    },
  );

  context.on(
    'document:update',
    { schema: updating, for: 'seated', rate: { points: 400, seconds: 10 }, largest: largestFrame + 1_000 },
    async ({ document, clientId, update }, caller) => {
      const rights = rightsOf(caller, document);
      if (isRefusal(rights)) return rights;
      if (!rights.write) return refuse('notAllowed');
      const bytes = fromBase64(update);
      if (bytes === null) return refuse('malformed');
      keep(caller, document);
      const live = await documents.find(document);
      if (!live) return refuse('notFound');
      const received = await live.receive(bytes, caller.member, clientId);
      if (isRefusal(received)) return received;
      if (received.outcome !== 'committed') return received;
      if (received.isNew) relay(caller, document, update);
      const done: UpdateAnswer = { outcome: 'committed' };
      return done;
    },
  );

  context.on(
    'document:close',
    { schema: closing, for: 'known', rate: { points: 60, seconds: 20 } },
    async ({ document }, caller) => {
      await leave(caller, document);
      return null;
    },
  );

  context.onGone((caller) => {
    for (const [document, reading] of readers) {
      if (!reading.has(caller)) continue;
      leave(caller, document).catch((error) =>
        context.log.warn({ meeting: caller.meeting, err: error }, 'a document could not be merged'),
      );
    }
  });
  context.onUnload((room) => documents.releaseMeeting(room.id));

  return {
    async draftedRow(meeting, page, row) {
      const room = await context.room(meeting);
      return room ? documents.draftedRow(room.group, meeting, page, row) : null;
    },
  };
}
