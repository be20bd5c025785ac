import { EventEmitter, once } from 'node:events';
import path from 'node:path';
import { setTimeout as after } from 'node:timers/promises';
import { expect, inject, test } from 'vitest';
import * as Y from 'yjs';
import { openSqliteStore } from '../../server/store/engines/sqlite';
import { documentName } from '../../shared/documents/names';
import { notesText } from '../../shared/documents/notes';
import { emptyDocument } from '../../shared/documents/roots';
import type { MemberCommand } from '../../shared/meeting/commands';
import { replay } from '../../shared/meeting/evolve';
import { leadNow } from '../../shared/meeting/people/people';
import { nextStage } from '../../shared/meeting/views/nextStep';
import { enter, gather, must, startMeeting, TestClient } from '../support/clients';
import { folderForTest } from '../support/forTest';
import { portToKeep } from '../support/ports';
import { chanceFrom, printedSeed } from '../support/random';
import { type ServerProcess, startServer } from '../support/serverProcess';

const KILLS = Number(process.env.KILLS ?? (process.env.CI === 'true' ? 50 : 12));
const entry = inject('serverEntry');

/** Emits `answer` whenever somebody got a final answer. */
const work = new EventEmitter();

type Asked<T> =
  | { ok: true; value: T }
  | { ok: false; error: string; detail?: Readonly<Record<string, string | number>> };
type Done = { id: string; member: string; command: MemberCommand; version: number };

/**
 * A member whose browser never gives up: it joins again by itself after each lost connection, sends everything until it is
 * answered, always with the same id, and records what was acknowledged.
 */
class Player {
  readonly done: Done[] = [];
  readonly parked: string[] = [];
  readonly typed: string[] = [];
  comebacks = 0;
  readonly line = new EventEmitter();
  #joined = false;
  #document: { doc: Y.Doc; clientId: number } | null = null;
  /** Written, but not acknowledged yet: survives the server's death as a browser's outbox does. */
  #outbox: { token: string; clientId: number; update: string }[] = [];
  playing = true;

  constructor(
    readonly client: TestClient,
    readonly name: string,
    readonly notes: string,
    readonly chance: () => number,
  ) {
    client.rejoins = true;
    client.socket.on('connect', () => void this.#join());
    client.socket.on('disconnect', () => {
      this.#joined = false;
      this.#document = null;
    });
    client.socket.on('document:reopen', () => {
      this.#document = null;
    });
    this.#joined = client.socket.connected;
  }

  async play(): Promise<void> {
    for (let turn = 0; this.playing; turn += 1) {
      const kind = turn % 3;
      if (kind === 0) await this.#command(turn);
      if (kind === 1) await this.#park(turn);
      if (kind === 2) await this.#type(turn);
    }
  }

  async #join(): Promise<void> {
    try {
      await this.client.join();
      this.comebacks += 1;
      this.#joined = true;
      this.line.emit('joined');
    } catch {
      // The connection dropped again; the next connect tries again.
    }
  }

  /** Sends again until there is a final answer. */
  async #insist<T>(ask: () => Promise<Asked<T>>): Promise<Asked<T>> {
    for (;;) {
      await this.#here();
      try {
        const answer = await ask();
        if (answer.ok || (answer.error !== 'unavailable' && answer.error !== 'tooFast')) {
          work.emit('answer');
          return answer;
        }
        await after(answer.detail?.retryIn === undefined ? 30 : Number(answer.detail.retryIn));
      } catch {
        // No answer: the command may or may not have happened. Sending the same id again tells.
      }
    }
  }

  async #here(): Promise<void> {
    while (!this.#joined) await once(this.line, 'joined');
  }

  async #command(turn: number): Promise<void> {
    await this.#here();
    const state = this.client.meeting;
    if (!state) return;
    const { me } = this.client;
    const leads = leadNow(state) === me;
    const next = leads && turn % 30 === 0 && nextStage(state) !== null;
    const command: MemberCommand = next
      ? { type: 'advanceStage', from: state.current ?? '' }
      : { type: 'setSound', sound: state.seats[me]?.sound === 'here' ? 'elsewhere' : 'here' };
    const id = `${this.name}-command-${turn}`;
    const answer = await this.#insist(() => this.client.command(command, id));
    if (!answer.ok) return;
    this.done.push({ id, member: me, command, version: answer.value.version });
    const { version } = answer.value;
    await this.client.when(() => (!this.#joined || (this.client.meeting?.version ?? 0) >= version ? true : null));
  }

  async #park(turn: number): Promise<void> {
    const text = `${this.name} parks ${turn}.`;
    const answer = await this.#insist(() => this.client.change({ what: 'park', text }, `${this.name}-park-${turn}`));
    if (answer.ok) this.parked.push(text);
  }

  async #type(turn: number): Promise<void> {
    await this.#here();
    const open = this.#document ?? (await this.#open());
    if (!open) return;
    const token = `[${this.name} ${turn}]`;
    const before = Y.encodeStateVector(open.doc);
    notesText(open.doc).insert(0, token);
    const update = Buffer.from(Y.encodeStateAsUpdate(open.doc, before)).toString('base64');
    this.#outbox.push({ token, clientId: open.clientId, update });
    await this.#flush();
  }

  async #open(): Promise<{ doc: Y.Doc; clientId: number } | null> {
    const answer = await this.#insist(() =>
      this.client.ask('document:open', { document: this.notes, stateVector: null }),
    );
    if (!answer.ok || !this.#joined) return null;
    const doc = emptyDocument('notes');
    Y.applyUpdate(doc, Buffer.from(answer.value.update, 'base64'));
    // The outbox was written under an older id of this member, which the server keeps for them.
    if (!(await this.#flush())) return null;
    for (const { update } of this.#outbox) Y.applyUpdate(doc, Buffer.from(update, 'base64'));
    doc.clientID = answer.value.clientId;
    this.#document = { doc, clientId: answer.value.clientId };
    return this.#document;
  }

  async #flush(): Promise<boolean> {
    for (let one = this.#outbox[0]; one; one = this.#outbox[0]) {
      const { clientId, update, token } = one;
      const document = this.notes;
      const answer = await this.#insist(() => this.client.ask('document:update', { document, clientId, update }));
      if (!answer.ok || answer.value.outcome !== 'committed') {
        throw new Error(`${this.name}: an update was answered ${JSON.stringify(answer)}`);
      }
      this.typed.push(token);
      this.#outbox.shift();
    }
    return true;
  }
}

test('after kill -9 at random moments everything acknowledged is stored exactly once, and everybody reconnects', async () => {
  const seed = printedSeed('kill');
  const chance = chanceFrom(seed);
  const env = { DATA_DIR: await folderForTest(), HOST: '127.0.0.1' };
  const port = await portToKeep();
  let server: ServerProcess = await startServer([entry], { ...env, PORT: String(port) });
  const { url } = server;
  const here = await gather(url, ['Ann', 'Ben', 'Cleo', 'Dan', 'Eve'], { reconnects: true, minutes: 150 });
  must(await here.lead.command({ type: 'startMeeting' }));
  for (const client of here.all) await client.until((state) => state.status === 'running');
  const notes = documentName({ group: here.group, meeting: here.meeting, kind: 'notes', slot: 'common' });
  const players = here.all.map(
    (client, index) => new Player(client, client.who.name ?? '', notes, chanceFrom(seed + index + 1)),
  );
  const playing = Promise.all(players.map((player) => player.play()));

  const recovery: number[] = [];
  for (let kill = 0; kill < KILLS; kill += 1) {
    // Kill at a random moment in the middle of the work, after some answers, however fast this computer is.
    const answers = Math.floor(chance() * 12);
    for (let heard = 0; heard < answers; heard += 1) await once(work, 'answer');
    await after(chance() * 20);
    await server.end('SIGKILL');
    const before = players.map((player) => player.comebacks);
    server = await startServer([entry], { ...env, PORT: String(port) });
    const began = Date.now();
    await Promise.all(
      players.map(async (player, index) => {
        while (player.comebacks === before[index]) await once(player.line, 'joined');
      }),
    );
    recovery.push(Date.now() - began);
  }
  for (const player of players) player.playing = false;
  await playing;
  here.close();
  const ended = await server.end('SIGTERM');
  expect(ended).toEqual({ code: 0, signal: null });

  const store = await openSqliteStore({ file: path.join(env.DATA_DIR, 'roundel.db') });
  const events = await store.readEvents(here.meeting, 0);
  expect(replay(events)?.version).toBe(events.length);

  const done = players.flatMap((player) => player.done);
  const { meeting } = here;
  for (const { id, member, version } of done)
    expect(await store.commandVersion({ meeting, member, id }), id).toBe(version);
  for (const player of players) {
    const me = player.client.me;
    const switched = player.done.filter((one) => one.command.type === 'setSound').length;
    const saved = events.filter((event) => event.type === 'soundSet' && event.member === me).length;
    expect(saved, `${player.name}: one event for each acknowledged switch`).toBe(switched);
  }
  const advanced = done.filter((one) => one.command.type === 'advanceStage').length;
  expect(events.filter((event) => event.type === 'stageEntered' && event.why === 'next')).toHaveLength(advanced);

  const parked = (await store.parked(here.group)).map((item) => item.text).sort();
  expect(parked).toEqual(players.flatMap((player) => player.parked).sort());

  const { snapshot, updates } = await store.readDocument(notes);
  await store.close();
  const again = await startServer([entry], { ...env, PORT: '0' });
  const reader = await new TestClient(again.url, here.lead.who).connect();
  await reader.join();
  const opened = must(await reader.ask('document:open', { document: notes, stateVector: null }));
  const doc = emptyDocument('notes');
  Y.applyUpdate(doc, Buffer.from(opened.update, 'base64'));
  const text = notesText(doc).toString();
  const tokens = players.flatMap((player) => player.typed);
  for (const token of tokens) expect(text.split(token).length - 1, token).toBe(1);
  expect(text.match(/\[[^\]]*\]/g)).toHaveLength(tokens.length);
  reader.close();
  await again.end('SIGTERM');

  recovery.sort((a, b) => a - b);
  console.info(
    `kill: ${KILLS} kills, ${done.length} commands, ${parked.length} parked, ${tokens.length} texts acknowledged; ` +
      `${updates.length} updates${snapshot ? ' and a snapshot' : ''}; everybody back after ${recovery.at(-1)} ms at most`,
  );
  expect(done.length + parked.length + tokens.length).toBeGreaterThan(KILLS * 5);
}, 900_000);

test('a graceful stop tells everybody, ends in time, and the next server continues where this one stopped', async () => {
  const env = { DATA_DIR: await folderForTest(), HOST: '127.0.0.1' };
  const server = await startServer([entry], { ...env, PORT: '0' });
  const started = await startMeeting(server.url);
  const ann = await new TestClient(server.url, { meeting: started.meeting, cookie: started.cookie }).connect();
  await ann.join();
  must(await ann.command({ type: 'takeSeat', agreement: 1, surroundings: 'alone', sound: 'here' }));
  const cookie = await enter(server.url, started.invite, 'Ben');
  const told = ann.next('server:stopping');
  const ended = await server.end('SIGTERM');
  expect(await told).toEqual({ retryIn: expect.any(Number) });
  expect(ended).toEqual({ code: 0, signal: null });
  const again = await startServer([entry], { ...env, PORT: '0' });
  const ben = await new TestClient(again.url, { meeting: started.meeting, cookie }).connect();
  expect(await ben.join()).toMatchObject({ kind: 'lobby', leadName: 'Ann' });
  ben.close();
  await again.end('SIGTERM');
});
