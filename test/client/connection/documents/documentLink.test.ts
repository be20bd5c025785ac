import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { type DocumentLink, linkDocument } from '../../../../client/connection/documents/documentLink';
import { discardDraft, draftsOf } from '../../../../client/connection/documents/drafts';
import { toFrames } from '../../../../client/connection/documents/frames';
import { durableOutbox, memoryOutbox, type Outbox } from '../../../../client/connection/documents/outbox';
import { largestUpdate } from '../../../../shared/documents/gate';
import { notesText } from '../../../../shared/documents/notes';
import { DocumentServer, type TestConnection } from './documentServer';

const name = 'g1/m1/notes/common';
const links: DocumentLink[] = [];
const servers: DocumentServer[] = [];
beforeEach(() => {
  globalThis.indexedDB = new IDBFactory();
});
afterEach(async () => {
  for (const link of links.splice(0)) link.close();
  for (const server of servers.splice(0)) {
    for (const connection of server.connections) for (const { id } of draftsOf(connection)) discardDraft(id);
    await server.store.close();
  }
});

async function newServer(): Promise<DocumentServer> {
  const server = await DocumentServer.build();
  servers.push(server);
  return server;
}

/** Resolves when the condition holds for the link's state. Only the test's own time limit can end it. */
function until(link: DocumentLink, holds: () => boolean): Promise<void> {
  if (holds()) return Promise.resolve();
  return new Promise((resolve) => {
    const stop = link.subscribe(() => {
      if (!holds()) return;
      stop();
      resolve();
    });
  });
}

async function openLink(connection: TestConnection, outbox: Outbox = memoryOutbox()): Promise<DocumentLink> {
  const link = linkDocument({ connection, outbox, document: name, kind: 'notes' });
  links.push(link);
  await until(link, () => link.state().doc !== null);
  return link;
}
const textOf = (link: DocumentLink): Y.Text => notesText(link.state().doc!);
const onServer = async (server: DocumentServer) =>
  (await server.documents.find(name))!.read((doc) => notesText(doc).toString());

describe('[DC1] the link of a document', () => {
  it('[DC1] two people write in one text and read the same', async () => {
    const server = await newServer();
    const ann = await openLink(server.connect('ann'));
    const bob = await openLink(server.connect('bob'));
    textOf(ann).insert(0, 'hello ');
    textOf(bob).insert(0, 'world');
    expect(await Promise.all([ann.flush(), bob.flush()])).toEqual([true, true]);
    expect(textOf(ann).toString()).toBe(textOf(bob).toString());
    expect(await onServer(server)).toBe(textOf(ann).toString());
    expect(ann.state()).toMatchObject({ pending: false, writable: true, problem: 'none' });
  });

  it('[DC1] merges what is typed within a moment into one frame', async () => {
    const server = await newServer();
    const connection = server.connect('ann');
    const link = await openLink(connection);
    for (const letter of 'many letters') textOf(link).insert(textOf(link).length, letter);
    await link.flush();
    expect(connection.sent.filter(({ event }) => event === 'document:update')).toHaveLength(1);
    expect(await onServer(server)).toBe('many letters');
  });

  it('[DC1] keeps what is typed while offline, keeps its clientID after a reconnect, and gets the updates it missed', async () => {
    const server = await newServer();
    const connection = server.connect('ann');
    const ann = await openLink(connection);
    const bob = await openLink(server.connect('bob'));
    const { doc } = ann.state();
    const clientId = doc!.clientID;
    connection.disconnect();
    textOf(ann).insert(0, 'offline ');
    textOf(bob).insert(0, 'meanwhile ');
    await bob.flush();
    connection.reconnect();
    expect(await ann.flush()).toBe(true);
    await until(ann, () => !ann.state().pending);
    expect(ann.state().doc).toBe(doc);
    expect(doc!.clientID).toBe(clientId);
    expect(await onServer(server)).toBe(textOf(ann).toString());
    expect(textOf(ann).toString()).toContain('meanwhile');
    expect(textOf(ann).toString()).toContain('offline');
  });

  it('[DC1] sends the same frame again after a lost answer, and it counts once', async () => {
    const server = await newServer();
    const connection = server.connect('ann');
    const link = await openLink(connection);
    connection.losesAnswers = 1;
    textOf(link).insert(0, 'once');
    expect(await link.flush()).toBe(true);
    const frames = connection.sent.filter(({ event }) => event === 'document:update');
    expect(frames).toHaveLength(2);
    expect(frames[0]?.payload).toEqual(frames[1]?.payload);
    expect(await onServer(server)).toBe('once');
  });

  it('[DC1] uncommitted text survives a reload of the page and a restart of the server', async () => {
    const server = await newServer();
    const connection = server.connect('ann');
    const before = await openLink(connection, durableOutbox());
    textOf(before).insert(0, 'committed ');
    await before.flush();
    const oldId = before.state().doc!.clientID;
    connection.disconnect();
    textOf(before).insert(10, 'only in the outbox');
    before.close();
    server.restart();

    const after = await openLink(server.connect('ann'), durableOutbox());
    expect(textOf(after).toString()).toBe('committed only in the outbox');
    expect(after.state().doc!.clientID).not.toBe(oldId);
    textOf(after).insert(0, 'new: ');
    expect(await after.flush()).toBe(true);
    expect(await onServer(server)).toBe('new: committed only in the outbox');
    await expect.poll(() => durableOutbox().of(name, 'ann')).toEqual([]);
    expect(await durableOutbox().of(name, 'bob')).toEqual([]);
  });

  it('[DC1] an outbox belongs to one member: the next person at this browser sends nothing from it', async () => {
    const server = await newServer();
    const connection = server.connect('ann');
    const ann = await openLink(connection, durableOutbox());
    connection.disconnect();
    textOf(ann).insert(0, 'private until sent');
    ann.close();
    await expect.poll(() => durableOutbox().of(name, 'ann')).toHaveLength(1);
    const bob = await openLink(server.connect('bob'), durableOutbox());
    expect(textOf(bob).toString()).toBe('');
  });

  it('[DC1] sends what the server lacks when the answer is "behind"', async () => {
    const server = await newServer();
    const connection = server.connect('ann');
    const link = await openLink(connection);
    let swallowed = 0;
    connection.sabotage = (event) => {
      // a server that answers "committed" and forgets it, as after restoring a backup
      if (event !== 'document:update' || swallowed > 0) return null;
      swallowed += 1;
      return { ok: true, value: { outcome: 'committed' } };
    };
    textOf(link).insert(0, 'forgotten ');
    await link.flush();
    expect(await onServer(server)).toBe('');
    textOf(link).insert(10, 'and found');
    expect(await link.flush()).toBe(true);
    expect(await onServer(server)).toBe('forgotten and found');
  });

  it('[DC1] after a refusal the Y.Doc is dropped and opened again, and its text becomes a draft', async () => {
    const server = await newServer();
    const connection = server.connect('ann');
    const link = await openLink(connection);
    textOf(link).insert(0, 'good ');
    await link.flush();
    const { doc } = link.state();
    connection.sabotage = (event) => (event === 'document:update' ? { ok: false, error: 'malformed' } : null);
    textOf(link).insert(5, 'nobody takes this');
    expect(await link.flush()).toBe(false);
    connection.sabotage = null;
    await until(link, () => link.state().doc !== null && link.state().doc !== doc);
    expect(textOf(link).toString()).toBe('good ');
    expect(draftsOf(connection)).toMatchObject([{ about: 'notes', text: 'nobody takes this' }]);
    textOf(link).insert(5, 'again');
    expect(await link.flush()).toBe(true);
    expect(await onServer(server)).toBe('good again');
  });

  it('[DC2] says why a change was refused, until the next change is accepted', async () => {
    const server = await newServer();
    const connection = server.connect('ann');
    const link = await openLink(connection);
    const { doc } = link.state();
    const tooMuch = 'x'.repeat(41_000);
    textOf(link).insert(0, tooMuch);
    expect(await link.flush()).toBe(false);
    await until(link, () => link.state().doc !== null && link.state().doc !== doc);
    expect(link.state().refused).toBe('share');
    expect(draftsOf(connection)).toMatchObject([{ about: 'notes', text: tooMuch }]);
    textOf(link).insert(0, 'in short');
    expect(await link.flush()).toBe(true);
    expect(link.state().refused).toBe('none');
    expect(await onServer(server)).toBe('in short');
  });

  it('[DC1] opens the document again when Yjs gives up the reserved clientID', async () => {
    const server = await newServer();
    const connection = server.connect('ann');
    const link = await openLink(connection);
    const { doc } = link.state();
    const twin = new Y.Doc();
    twin.clientID = doc!.clientID;
    notesText(twin).insert(0, 'a twin wrote this');
    const update = Buffer.from(Y.encodeStateAsUpdate(twin)).toString('base64');
    connection.tell('document:update', { document: name, updates: [update] });
    await until(link, () => link.state().doc !== null && link.state().doc !== doc);
    textOf(link).insert(0, 'still mine');
    expect(await link.flush()).toBe(true);
    expect(await onServer(server)).toBe('still mine');
  });

  it('[DC1] reports a refused opening, and does not ask again by itself', async () => {
    const server = await newServer();
    const connection = server.connect('ann');
    connection.sabotage = () => ({ ok: false, error: 'notAllowed' });
    const link = linkDocument({ connection, outbox: memoryOutbox(), document: name, kind: 'notes' });
    links.push(link);
    await until(link, () => link.state().problem !== 'none');
    expect(link.state()).toMatchObject({ doc: null, problem: 'notAllowed' });
    expect(connection.sent).toHaveLength(1);
  });

  it('[DC1] splits an update that is larger than a frame, and keeps the order', () => {
    const doc = new Y.Doc();
    const updates: Uint8Array[] = [];
    doc.on('update', (update: Uint8Array) => updates.push(update));
    for (let part = 0; part < 12; part += 1) doc.getText('text').insert(0, 'x'.repeat(30_000));
    const frames = toFrames(updates);
    expect(frames.length).toBeGreaterThan(3);
    expect(Math.max(...frames.map((frame) => frame.length))).toBeLessThanOrEqual(largestUpdate);
    const copy = new Y.Doc();
    for (const frame of frames) {
      Y.applyUpdate(copy, frame);
      expect(copy.store.pendingStructs).toBeNull();
    }
    expect(copy.getText('text').length).toBe(360_000);
  });
});
