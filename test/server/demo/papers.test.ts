import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { Papers } from '../../../server/demo/papers';
import { toBase64 } from '../../../shared/bytes';
import type { DocumentName } from '../../../shared/meeting/state';
import type { AnswerOf, AskOf } from '../../../shared/protocol/socket';
import { opened as openedMeeting } from '../../shared/meeting/support';

type Asks = 'document:open' | 'document:update' | 'document:close';

/** The server's side of the documents: it gives this update to whoever opens one, and keeps which are open. */
function documents(update: Uint8Array) {
  const open: DocumentName[] = [];
  const asked: Asks[] = [];
  const answers: { [E in Asks]: (payload: AskOf<E>) => AnswerOf<E> } = {
    'document:open': ({ document }) => {
      open.push(document);
      const stateVector = toBase64(Y.encodeStateVector(new Y.Doc()));
      return { ok: true, value: { clientId: 7, update: toBase64(update), stateVector, writable: true } };
    },
    'document:update': () => ({ ok: true, value: { outcome: 'committed' } }),
    'document:close': ({ document }) => {
      open.splice(open.indexOf(document), 1);
      return { ok: true, value: null };
    },
  };
  const papers = new Papers('hanna', async (event, payload) => {
    asked.push(event);
    return answers[event](payload);
  });
  return { papers, open, asked };
}

const empty = Y.encodeStateAsUpdate(new Y.Doc());
const meeting = openedMeeting().state;

test('a document that a simulated member wrote into is closed again', async () => {
  const { papers, open, asked } = documents(empty);
  expect(await papers.draft(meeting, 's1', { what: 'Call' }, 0)).toBe(true);
  expect(asked).toEqual(['document:open', 'document:update', 'document:close']);
  expect(open).toEqual([]);
});

test('a document that a simulated member only read is closed again', async () => {
  const { papers, open, asked } = documents(empty);
  expect(await papers.drafted(meeting, 's1')).toBeNull();
  expect(asked).toEqual(['document:open', 'document:close']);
  expect(open).toEqual([]);
});

test('a document that a simulated member could not read is closed again', async () => {
  const { papers, open } = documents(new Uint8Array([255]));
  await expect(papers.drafted(meeting, 's1')).rejects.toThrow();
  expect(open).toEqual([]);
});
