import path from 'node:path';
import { setTimeout as after } from 'node:timers/promises';
import { expect, inject, test } from 'vitest';
import { openSqliteStore } from '../../../../server/store/engines/sqlite';
import { replay } from '../../../../shared/meeting/evolve';
import type { EvaluationState } from '../../../../shared/meeting/state';
import { type Gathered, gather } from '../../../support/clients';
import { names, rows } from '../../../support/evaluation/atTheForm';
import { comeBack, goToEvaluation, Person } from '../../../support/evaluation/people';
import { folderForTest } from '../../../support/forTest';
import { chanceFrom, printedSeed } from '../../../support/random';
import { startServer } from '../../../support/serverProcess';

const entry = inject('serverEntry');

/** The step each meeting has reached when the process dies; `running`: any step. */
const moments = ['answering', 'key', 'vector', 'mask', 'masks', 'running', 'running'] as const;
type Moment = (typeof moments)[number];
type Held = { moment: Moment; group: Gathered; stage: string; people: Person[] };

async function prepared(url: string, moment: Moment): Promise<Held> {
  const group = await gather(url, names, { template: 'frame.virtual', minutes: 90 });
  const stage = await goToEvaluation(group);
  return { moment, group, stage, people: group.all.map((client) => new Person(client)) };
}

const phaseIs = ({ group }: Held, phase: EvaluationState['phase']) =>
  group.lead.until((meeting) => meeting.evaluation.phase === phase);

/** Everybody sends their messages, except those that should still be missing when the process dies. */
async function begin(held: Held): Promise<void> {
  const { moment, people, stage } = held;
  const [first, ...others] = people;
  if (moment === 'key' || moment === 'vector' || moment === 'mask') first?.withheld.add(moment);
  if (moment === 'masks') for (const other of others) other.withheld.add('mask');
  const senders = moment === 'answering' ? people.slice(0, 3) : people;
  const sent = senders.map((person, index) => person.run.send(rows[index] ?? [], '', stage));
  if (moment === 'running') return;
  await Promise.all(sent);
  if (moment === 'key' || moment === 'vector') await phaseIs(held, 'summing');
  if (moment === 'mask' || moment === 'masks') await phaseIs(held, 'revealing');
}

/** The sums of every choice of so many of the five people: an exact result must be one of these. */
function exactSums(answerers: number): string[] {
  const choices = Array.from({ length: 2 ** rows.length }, (_, bits) =>
    rows.filter((_row, index) => bits & (1 << index)),
  );
  const wanted = choices.filter((choice) => choice.length === answerers);
  return wanted.map((choice) => [0, 1, 2, 3].map((q) => choice.reduce((sum, row) => sum + (row[q] ?? 0), 0)).join());
}

test('[EV5] kill -9 at every step of an evaluation ends with the sum of the people who answered, or without a result', async () => {
  const chance = chanceFrom(printedSeed('evaluation kill'));
  const env = { DATA_DIR: await folderForTest(), HOST: '127.0.0.1' };
  let server = await startServer([entry], { ...env, PORT: '0' });
  const tables = await Promise.all(moments.map((moment) => prepared(server.url, moment)));
  await Promise.all(tables.map(begin));

  for (let kill = 0; kill < 4; kill += 1) {
    // The first kill meets each meeting at a known step; later kills meet it wherever it is after the restart.
    await after(chance() * 60);
    await server.end('SIGKILL');
    for (const { people } of tables) for (const person of people) person.close();
    server = await startServer([entry], { ...env, PORT: '0' });
    await Promise.all(
      tables.map(async (table) => {
        table.people = await comeBack(server.url, table.people);
        // People who have not sent yet do so now; the others are not asked again.
        if (table.moment !== 'answering') return;
        for (const [index, person] of table.people.entries()) {
          if (index >= 3 && kill === 3) void person.run.send(rows[index] ?? [], '', table.stage);
        }
      }),
    );
  }
  const over = (phase: EvaluationState['phase']) => phase === 'published' || phase === 'noResult';
  for (const { people } of tables)
    for (const { client } of people) await client.until((meeting) => over(meeting.evaluation.phase));
  for (const { people } of tables) for (const person of people) person.close();
  expect(await server.end('SIGTERM')).toEqual({ code: 0, signal: null });

  const store = await openSqliteStore({ file: path.join(env.DATA_DIR, 'roundel.db') });
  const ends: string[] = [];
  for (const { moment, group, people } of tables) {
    const events = await store.readEvents(group.meeting, 0);
    const evaluation = replay(events)?.evaluation;
    if (evaluation?.phase === 'published') {
      const { result } = evaluation;
      expect(exactSums(result.answerers), moment).toContain(result.totals.join());
      expect(
        events.filter((event) => event.type === 'evaluationMoved' && event.evaluation.phase === 'published'),
      ).toHaveLength(1);
    } else expect(evaluation?.phase, moment).toBe('noResult');
    // Nobody who adds up what was published gets another result.
    for (const person of people) expect(person.run.kept().published?.ownSum ?? 'same', moment).toBe('same');
    ends.push(`${moment}: ${evaluation?.phase}`);
  }
  await store.close();
  console.info(`evaluation kill: ${ends.join(', ')}`);
  expect(ends.filter((end) => end.endsWith('published')).length).toBeGreaterThan(moments.length / 2);
});
