import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { DatabaseSync } from '../../../../server/store/engines/driver';
import type { RunningApp } from '../../../support/app';
import { afterRestart, atTheForm, ended, names, rows, sendAll, totals } from '../../../support/evaluation/atTheForm';
import type { Person } from '../../../support/evaluation/people';
import { folderForTest } from '../../../support/forTest';

describe('an evaluation over a real server', () => {
  it('[T5] ends with the sums, the notes and the same total in every browser', async () => {
    const { server, group, stage, people } = await atTheForm();
    await sendAll(people, stage, rows, { 1: 'Shorter check-in' });
    const published = await Promise.all(
      group.all.map((client) => client.next('evaluation:news', (news) => news.step === 'published', 0)),
    );
    for (const { evaluation } of await ended(group.all)) {
      expect(evaluation).toMatchObject({
        phase: 'published',
        present: 5,
        result: { answerers: 5, shape: 'sums', totals },
      });
    }
    for (const news of published) expect(news).toMatchObject({ texts: ['Shorter check-in'] });
    await Promise.all(people.map((person) => person.run.advance()));
    for (const person of people) expect(person.run.kept().published?.ownSum).toBe('same');
    expect(await server.store.evaluationTexts(group.meeting)).toEqual(new Map([[stage, ['Shorter check-in']]]));
  });

  it('[EV5] a connection that drops before the vectors are in starts the round again without that member', async () => {
    const { server, group, stage, people } = await atTheForm();
    people[2]!.withheld.add('vector');
    await sendAll(people, stage);
    await group.lead.until((meeting) => meeting.evaluation.phase === 'summing');
    await group.lead.next('evaluation:news', (news) => news.step === 'keys', 0);
    people[2]!.client.close();
    await group.lead.until((meeting) => meeting.seats[people[2]!.client.me]?.presence === 'lost');
    await server.clock.move(10_000);
    const others = group.all.filter((client) => client !== people[2]!.client);
    for (const { evaluation } of await ended(others)) {
      expect(evaluation).toMatchObject({ phase: 'published', result: { answerers: 4, totals: [17, 16, 14, 15] } });
    }
  });

  it('[EV5] a connection that drops after the reveal and stays away ends without a result', async () => {
    const { server, group, stage, people } = await atTheForm();
    people[2]!.withheld.add('mask');
    await sendAll(people, stage);
    await group.lead.until((meeting) => meeting.evaluation.phase === 'revealing');
    people[2]!.client.close();
    await group.lead.until((meeting) => meeting.seats[people[2]!.client.me]?.presence === 'lost');
    await server.clock.move(61_000);
    const others = group.all.filter((client) => client !== people[2]!.client);
    for (const { evaluation } of await ended(others)) {
      expect(evaluation).toEqual({ phase: 'noResult', reason: 'leftDuringReveal', without: [people[2]!.client.me] });
    }
  });

  it.each(['vector', 'mask'] as const)(
    '[EV5] a server that starts again while it waits for a %s finishes the evaluation',
    async (step) => {
      const folder = await folderForTest();
      const held = await atTheForm({ folder });
      const { group, stage, people } = held;
      people[2]!.withheld.add(step);
      await sendAll(people, stage);
      await group.lead.until((meeting) => meeting.evaluation.phase === (step === 'mask' ? 'revealing' : 'summing'));
      const back = await afterRestart(held);
      for (const { evaluation } of await ended(back.map(({ client }) => client))) {
        expect(evaluation).toMatchObject({ phase: 'published', result: { answerers: 5, totals } });
      }
    },
  );
});

describe("proofs of the group's key while the form is open", () => {
  const proof = 'A'.repeat(44);

  it('[EV10] are passed on under the name of their sender, once, and their sender hears all so far', async () => {
    const { group } = await atTheForm();
    const [ann, bea] = group.all;
    const heard = (member: string) =>
      bea!.next(
        'evaluation:news',
        (news) => news.step === 'proofs' && news.proofs.some((one) => one.member === member),
        0,
      );
    expect(await ann!.ask('evaluation:send', { step: 'proof', round: 1, proof })).toEqual({ ok: true, value: null });
    expect(await heard(ann!.me)).toEqual({ step: 'proofs', round: 1, proofs: [{ member: ann!.me, proof }] });
    expect(await bea!.ask('evaluation:send', { step: 'proof', round: 1, proof: null })).toMatchObject({ ok: true });
    const all = await bea!.next('evaluation:news', (news) => news.step === 'proofs' && news.proofs.length === 2, 0);
    expect(all).toEqual({
      step: 'proofs',
      round: 1,
      proofs: [
        { member: ann!.me, proof },
        { member: bea!.me, proof: null },
      ],
    });
  });

  it('[EV10] of another round, of the wrong size or too many are refused', async () => {
    const { group } = await atTheForm();
    const say = (round: number, text: string | null) =>
      group.lead.ask('evaluation:send', { step: 'proof', round, proof: text });
    expect(await say(2, proof)).toMatchObject({ error: 'stale' });
    expect(await say(1, 'A'.repeat(65))).toMatchObject({ error: 'badInput' });
    const answers = await Promise.all(Array.from({ length: 30 }, () => say(1, proof)));
    expect(answers.filter((answer) => !answer.ok)).not.toEqual([]);
    for (const answer of answers) if (!answer.ok) expect(answer.error).toBe('tooFast');
  });

  it('[EV10] are refused when no form is open', async () => {
    const { group, stage, people } = await atTheForm();
    await sendAll(people, stage);
    await ended(group.all);
    expect(await group.lead.ask('evaluation:send', { step: 'proof', round: 1, proof })).toMatchObject({
      error: 'notNow',
    });
  });
});

// ------------------------------------------------------------- what is left behind

type Remains = { tables: string; log: RunningApp['log']; files: Map<string, Buffer>; people: Person[] };

/** One evaluation on a disk, and everything it left there while the server still runs (as after kill -9). */
async function leave(answers: number[][], texts: Record<number, string>): Promise<Remains> {
  const folder = await folderForTest();
  const { server, group, stage, people } = await atTheForm({ folder });
  await sendAll(people, stage, answers, texts);
  await ended(group.all);
  await Promise.all(people.map((person) => person.run.advance()));
  const files = new Map<string, Buffer>();
  for (const file of await readdir(folder)) files.set(file, await readFile(path.join(folder, file)));
  return { tables: tablesIn(folder), log: server.log, files, people };
}

/** All rows of all tables in the order they were written. Ids and secrets, which always differ, are numbered as they appear. */
function tablesIn(folder: string): string {
  const database = new DatabaseSync(path.join(folder, 'roundel.db'), { readOnly: true });
  const tables = database
    .prepare("SELECT name FROM sqlite_master WHERE type = 'table' AND name <> 'kysely_migration' ORDER BY name")
    .all();
  const dump = tables.map((table) => {
    const name = String((table as { name: unknown }).name);
    return [name, database.prepare(`SELECT * FROM "${name}"`).all()];
  });
  database.close();
  return withoutIds(
    JSON.stringify(
      dump,
      (_key, value) => (value instanceof Uint8Array ? Buffer.from(value).toString('hex') : value),
      1,
    ),
  );
}

function linesOf(log: RunningApp['log']): string {
  const lines = log.map(({ time: _time, pid: _pid, ms: _ms, took: _took, ...line }) => line);
  return withoutIds(JSON.stringify(lines, null, 1));
}

function withoutIds(text: string): string {
  const numbers = new Map<string, number>();
  const random =
    /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|\b[0-9a-f]{64}\b|(?<![\w-])(?:[\w-]{43}|[\w-]{22}|[\w-]{16})(?![\w-])/g;
  return text
    .replace(random, (id) => {
      if (!numbers.has(id)) numbers.set(id, numbers.size);
      return `#${numbers.get(id)}`;
    })
    .replace(/127\.0\.0\.1:\d+/g, 'host');
}

function found(secrets: readonly string[], { files, log }: Pick<Remains, 'files' | 'log'>): string[] {
  const places = [...files, ['log', Buffer.from(JSON.stringify(log))] as const];
  return secrets.flatMap((secret) => {
    const shapes = [
      Buffer.from(secret),
      Buffer.from(secret, 'base64'),
      Buffer.from(Buffer.from(secret, 'base64').toString('hex')),
    ];
    return places.filter(([, bytes]) => shapes.some((shape) => bytes.includes(shape))).map(([place]) => place);
  });
}

/** The same columns from other people: every total is the same. */
const turned = rows.map((_, index) =>
  [0, 1, 2, 3].map((question) => rows[(index + question + 1) % rows.length]![question]!),
);

describe('what an evaluation leaves on the disk', () => {
  it('[T5] two evaluations that differ only in who gave which answer leave the same rows and the same log', async () => {
    const one = await leave(rows, { 0: 'Shorter check-in' });
    const other = await leave(turned, { 3: 'Shorter check-in' });
    expect(one.tables).toContain('18,18,17,19');
    expect(other.tables).toEqual(one.tables);
    expect(linesOf(other.log)).toEqual(linesOf(one.log));
    for (const remains of [one, other]) {
      const secrets = remains.people.flatMap((person) => person.secrets());
      expect(secrets.length).toBeGreaterThanOrEqual(2 * names.length);
      expect([...remains.files.keys()]).toContain('roundel.db-wal');
      expect(found(secrets, remains)).toEqual([]);
    }
  });

  it('[T5] the comparison detects a server that stores a ballot, and one that logs it', async () => {
    const folder = await folderForTest();
    const { server, group, stage, people } = await atTheForm({ folder });
    await sendAll(people, stage);
    await ended(group.all);
    const clean = tablesIn(folder);
    const [secret = ''] = people[0]!.secrets();
    await server.store.write([
      { kind: 'note', meeting: group.meeting, member: people[0]!.client.me, text: secret, version: 1 },
    ]);
    const files = new Map<string, Buffer>();
    for (const file of await readdir(folder)) files.set(file, await readFile(path.join(folder, file)));
    expect(found([secret], { files, log: [] })).not.toEqual([]);
    expect(tablesIn(folder)).not.toEqual(clean);
    expect(found([secret], { files: new Map(), log: [...server.log, { message: secret }] })).toEqual(['log']);
  });
});
