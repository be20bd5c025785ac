import { expect, test } from 'vitest';
import type { MemberCommand } from '../../../shared/meeting/commands';
import { evolve, replay } from '../../../shared/meeting/evolve';
import type { Meeting } from '../../../shared/meeting/state';
import { queue, upNext } from '../../../shared/meeting/views/floor';
import { nextStage } from '../../../shared/meeting/views/nextStep';
import type { TestClient } from '../../support/clients';
import { turns } from '../../support/clock';
import { appForTest, gatherForTest } from '../../support/forTest';
import { chanceFrom, printedSeed } from '../../support/random';

const NAMES = ['Ann', 'Ben', 'Cleo', 'Dan', 'Eve', 'Fay', 'Gil', 'Hal', 'Ida', 'Jon', 'Kim', 'Lou'];
const COMMANDS = 1_000;

/** What somebody might press now: raise or lower a hand, use a turn; the lead also calls people out of order and moves on. */
function nextCommand(client: TestClient, state: Meeting, all: TestClient[], chance: () => number): MemberCommand {
  const from = state.current ?? '';
  const anybody = all[Math.floor(chance() * all.length)]?.me ?? '';
  const dice = Math.floor(chance() * 12);
  const isLead = client === all[0];
  if (isLead && dice < 3) return { type: 'giveFloor', from, member: anybody };
  if (isLead && dice === 3) return { type: 'takeFloorBack', from };
  if (isLead && dice === 4 && nextStage(state) !== null && chance() < 0.3) return { type: 'advanceStage', from };
  if (isLead && dice === 5) return { type: 'handOn', from, turnOf: upNext(state)[0]?.member ?? anybody };
  if (dice < 5) return { type: 'raiseHand', from };
  if (dice < 7) return { type: 'lowerHand', from };
  if (dice === 7) return { type: 'later', from };
  if (dice === 8) return { type: 'passTurn', from };
  if (dice === 9) return { type: 'handOn', from, turnOf: client.me };
  return { type: 'askToMoveOn', from, on: chance() < 0.5 };
}

test('1,000 commands from twelve people at once end in one order, the same on every screen at every version', async () => {
  const seed = printedSeed('storm');
  // The limit per person is tested in frames.test.ts; here nobody waits for it.
  const running = await appForTest({ seed, commands: { points: COMMANDS, seconds: 10 } });
  const here = await gatherForTest(running.url, NAMES, { minutes: 180 });
  const clients = here.all;
  const started = await here.lead.command({ type: 'startMeeting' });
  expect(started.ok).toBe(true);
  for (const client of clients) await client.until((state) => state.status === 'running');

  const answered = new Map<string, number>();
  let refused = 0;
  let left = COMMANDS;
  const play = async (client: TestClient, number: number): Promise<void> => {
    const chance = chanceFrom(seed + number);
    while (left > 0 && client.meeting) {
      left -= 1;
      // Different delays: some wait a few turns of the event loop, some not at all.
      await turns(Math.floor(chance() * 6));
      const id = `${number}-${left}-storm`;
      const answer = await client.patiently(nextCommand(client, client.meeting, here.all, chance), id);
      if (answer.ok) answered.set(id, answer.value.version);
      else {
        expect(answer.error).not.toBe('internal');
        expect(answer.error).not.toBe('unavailable');
        refused += 1;
      }
    }
  };
  await Promise.all(clients.map(play));

  const stored = await running.store.readEvents(here.meeting, 0);
  const state = replay(stored);
  await Promise.all(clients.map((client) => client.until((one) => one.version === stored.length)));
  console.info(`storm: ${answered.size} done, ${refused} refused, ${stored.length} events`);
  expect(answered.size).toBeGreaterThan(COMMANDS / 10);
  for (const client of clients) expect(client.meeting).toEqual(state);

  let known: Meeting | null = null;
  const truth = new Map<number, string>();
  for (let version = 1; version <= stored.length; version += 1) {
    known = replayOne(known, stored, version);
    truth.set(version, JSON.stringify([known?.order, known && queue(known), known && upNext(known), known]));
  }
  let compared = 0;
  for (const client of clients) {
    for (const [version, seen] of client.seen) {
      const mine = JSON.stringify([seen.order, queue(seen), upNext(seen), seen]);
      if (mine !== truth.get(version)) expect(JSON.parse(mine)).toEqual(JSON.parse(truth.get(version) ?? 'null'));
      compared += 1;
    }
  }
  expect(compared).toBeGreaterThan(clients.length * 100);
  // Every acknowledged version is in the log.
  for (const version of answered.values()) expect(version).toBeLessThanOrEqual(stored.length);
}, 120_000);

function replayOne(before: Meeting | null, stored: Parameters<typeof replay>[0], version: number): Meeting | null {
  const event = stored[version - 1];
  return event ? [event].reduce<Meeting | null>(evolve, before) : before;
}
