import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { memberCommand } from '../../../shared/meeting/commands';
import { recordsCommand, recordsRequest } from '../../../shared/protocol/records';
import { type RunningApp, startApp } from '../../support/app';
import { gather, type TestClient } from '../../support/clients';
import { type Cells, flipsThatPass } from '../../support/flippedCells';
import { Payloads } from './rolePayloads';
import { gatherRoles, goToBensSlot, type RoleScene, type Who } from './roleScene';
import { commands, ofSpeakers, others, type Row, rowsOf } from './roleTables';

const [ofCommands, ofOthers] = [rowsOf(commands), rowsOf(others)];
const ofRecords = ofOthers.filter(({ name }) => /^(?:read|change) /.test(name));

let running: RunningApp;
let scene: RoleScene;
let payloads: Payloads;
const early: Record<string, string> = {};
/** A lead in the room of another group, where the same is sent. */
let mal: TestClient;

beforeAll(async () => {
  running = await startApp({ commands: { points: 10_000, seconds: 10 } });
  scene = await gatherRoles(running);
  payloads = new Payloads(scene, running.store);
  mal = (await gather(running.url, ['Mal', 'Eve'])).lead;
  for (const { name } of ofRecords) early[name] = await sent(scene.people.hana, name);
  payloads.slot = await goToBensSlot(scene);
});
afterAll(async () => {
  scene.close();
  mal.close();
  await running.stop();
});

const answerOf = (answer: unknown): string => {
  const { ok, error } = answer as { ok: boolean; error?: string };
  return ok ? 'ok' : String(error);
};

async function sent(client: TestClient, name: string): Promise<string> {
  const [event, payload] = await payloads.of(name);
  return answerOf(await client.raw(event, payload));
}

/** Whoever has least to say comes first, and whoever leads last: what they may do is done then. */
const inTurn: Who[] = ['zed', 'kim', 'hana', 'fay', 'ann', 'ben', 'flo'];
const seen = new Map<string, Cells>();

async function each(name: string, ask: (client: TestClient) => Promise<string>): Promise<Cells> {
  const got: Record<string, string> = {};
  for (const who of inTurn) got[who] = await ask(scene.people[who]);
  seen.set(name, got);
  return got;
}

describe('who may send what over a socket', () => {
  test('every message of the protocol has a row: events, commands, and what is read and changed of records', () => {
    const reads = recordsRequest.options.map(({ shape }) => `read ${shape.what.value}`);
    const changes = recordsCommand.shape.change.options.map(({ shape }) => `change ${shape.what.value}`);
    const types = memberCommand.options.map(({ shape }) => shape.type.value);
    const names = (rows: Row[]) => rows.map(({ name }) => name).sort();
    expect(names(ofCommands)).toEqual([...types].sort());
    expect(names(ofOthers)).toEqual([...Object.keys(payloads.events), ...reads, ...changes].sort());
  });

  test.each(ofOthers)('[MR8] $name', async ({ name, says }) => {
    expect(await each(name, (client) => sent(client, name))).toEqual(says);
  });

  test('[MR5] before the start a guest speaker reads and writes what is their own, and nothing of the group’s', () => {
    const own = Object.fromEntries(ofSpeakers);
    const expected = ofRecords.map(({ name }) => [name, own[name] ?? 'notAllowed']);
    expect(early).toEqual(Object.fromEntries(expected));
  });

  test('[SE17] what the lead of another group sends there, with ids from here, changes nothing here', async () => {
    const { flo } = scene.people;
    for (const { name } of ofOthers) await sent(mal, name);
    const before = flo.news.length;
    const { version } = flo.meeting!;
    for (const { name } of ofCommands) await mal.command(payloads.command(name));
    await flo.ask('clock', {});
    expect(flo.news.slice(before)).toEqual([]);
    expect(flo.meeting!.version).toBe(version);
  });

  test.each(ofCommands)('[MR8] $name', async ({ name, says }) => {
    const command = payloads.command(name);
    expect(await each(name, async (client) => answerOf(await client.command(command)))).toEqual(says);
  });

  test('[SE2] whoever was removed has no socket to send by', async () => {
    await expect(scene.rob.connect()).rejects.toThrow('notAdmitted');
  });

  test('fifty cells of both tables that are changed, each alone, are noticed', () => {
    const told = ({ name, says }: Row) => ({ name, says, seen: seen.get(name) });
    expect(flipsThatPass([...ofCommands, ...ofOthers].map(told))).toEqual([]);
  });
});
