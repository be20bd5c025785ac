import { type ChildProcess, fork } from 'node:child_process';
import * as Y from 'yjs';
import { boardElements } from '../shared/documents/board';
import { documentName } from '../shared/documents/names';
import { emptyDocument } from '../shared/documents/roots';
import { largestWork, Work } from '../shared/documents/work';
import { shapes } from '../test/shared/documents/hostile/shapes';
import { DocumentServer, element } from '../test/shared/documents/peers';
import { gather, must, type TestClient } from '../test/support/clients';
import { print, share } from './figures';

/**
 * The cost of updates that are meant to hold up everybody. First each shape alone: its most expensive update in steps and
 * in time (judged and applied), the time per step, and how long the resulting document takes to load. Then all of them at
 * once, over sockets, on a server where four people draw: how long those four wait for their answers, beside a quiet run.
 * `npm run bench:hostile [seconds]`
 */
const seconds = Number(process.argv[2] ?? 20);

const took = (act: () => void): number => {
  const began = process.cpuUsage();
  act();
  const { user, system } = process.cpuUsage(began);
  return (user + system) / 1_000;
};

console.log(`${'shape'.padEnd(84)}  slowest    steps  ns/step  loading`);
for (const { name, kind, send } of shapes) {
  const documentServer = new DocumentServer(kind);
  const own = Array.from({ length: 4_000 }, () => documentServer.reserve('mallory'));
  let slowest = 0;
  let stepsThen = 0;
  let all = 0;
  let steps = 0;
  const updates = send(own);
  for (let next = updates.next(); !next.done; ) {
    const update = next.value;
    const work = new Work();
    const ms = took(() => documentServer.receive(update, 'mallory', own[0] ?? 0, work));
    if (ms > slowest) stepsThen = work.spent;
    slowest = Math.max(slowest, ms);
    all += ms;
    steps += work.spent;
    next = updates.next(documentServer.verdicts.at(-1)?.verdict === 'accept');
  }
  const whole = Y.encodeStateAsUpdate(documentServer.doc);
  const loading = took(() => Y.applyUpdate(new Y.Doc(), whole));
  const figures = [
    `${slowest.toFixed(0)} ms`,
    `${stepsThen}`,
    ((all * 1e6) / steps).toFixed(1),
    `${loading.toFixed(0)} ms`,
  ];
  console.log(`${name.padEnd(84)} ${figures.map((figure) => figure.padStart(8)).join(' ')}`);
}
console.log(`one update: ${largestWork} steps at most`);

function start(role: string, ...more: string[]): ChildProcess {
  return fork(new URL('./hostileProcesses.ts', import.meta.url), [role, ...more], { execArgv: ['--import', 'tsx'] });
}
const told = <T>(child: ChildProcess): Promise<T> =>
  new Promise((resolve) => child.once('message', (value) => resolve(value as T)));

/** Draws ten times a second and records how long each answer takes. */
async function draws(client: TestClient, document: string, until: number, waits: number[]): Promise<void> {
  const opened = must(await client.ask('document:open', { document, stateVector: null }));
  const doc = emptyDocument('board');
  Y.applyUpdate(doc, Buffer.from(opened.update, 'base64'));
  doc.clientID = opened.clientId;
  for (let version = 1; Date.now() < until; version += 1) {
    const before = Y.encodeStateVector(doc);
    boardElements(doc).set(client.me, element(client.me, { version, x: version }));
    const update = Buffer.from(Y.encodeStateAsUpdate(doc, before)).toString('base64');
    const began = performance.now();
    must(await client.ask('document:update', { document, clientId: opened.clientId, update }));
    waits.push(performance.now() - began);
    await new Promise<void>((resolve) => setTimeout(resolve, 100));
  }
}

async function meetingFor(url: string, name: string): Promise<void> {
  const meeting = await gather(url, ['Ann', 'Ben', 'Cleo', 'Dan']);
  const document = documentName({ group: meeting.group, meeting: meeting.meeting, kind: 'board', slot: 'common' });
  const waits: number[] = [];
  await Promise.all(meeting.all.map((client) => draws(client, document, Date.now() + seconds * 1_000, waits)));
  meeting.close();
  print(`${name}, slowest ${share(waits, 1).toFixed(0)} ms`, waits);
}

const server = start('server');
const url = await told<string>(server);
await meetingFor(url, 'a meeting alone');
const attackers = start('attack', url);
await meetingFor(url, 'a meeting beside all shapes at once');
const sent = told<number>(attackers);
attackers.send('end');
console.log(`${await sent} updates sent`);
server.send('end');
