import { afterEach, describe, expect, test } from 'vitest';
import { scripts } from '../../../server/demo/scripts/scripts';
import { leadNow } from '../../../shared/meeting/people/people';
import { appForEach } from '../../support/forTest';
import { Guest, secondsUntil } from './guest';

const app = appForEach();
let guest: Guest;
afterEach(() => guest?.leave());

describe('a demo is a whole meeting with one person', () => {
  test.each(['group', 'mastermind', 'consultation'] as const)(
    '%s',
    async (format) => {
      const script = scripts[format];
      guest = await (await Guest.arrives(app, format)).sits();
      const seconds = await secondsUntil(
        app,
        () => guest.meeting.status === 'ended',
        600,
        async () => {
          await guest.acts();
          await guest.reads();
        },
      );
      expect(seconds).toBeLessThan(480);

      const simulated = guest.client.view?.demo?.simulated ?? [];
      expect(simulated).toHaveLength(4);
      const { meeting } = guest;
      const types = new Set(guest.events().map(({ type }) => type));
      for (const type of ['handRaised', 'turnPassed', 'issueShared', 'outcomeSet']) expect(types).toContain(type);
      const left = meeting.agenda.filter((stage) => !stage.skipped && meeting.progress[stage.key] === undefined);
      expect(left.map(({ key }) => key)).toEqual([]);
      const speak = script.people.flatMap(({ says }) => [says.checkin ?? says.wins]);
      for (const words of speak) expect([...guest.words]).toContain(words);
      for (const reply of Object.values(script.replies)) expect([...guest.words]).toContain(reply);

      const minutes = await guest.client.minutes();
      expect(minutes.attendance).toHaveLength(5);
      expect(minutes.actions.map(({ action, name }) => [name, action.what])).toContainEqual([
        script.people[1]?.name,
        script.action.what,
      ]);
      expect(minutes.issues.map(({ card }) => card.line)).toContain(script.issue.line);
      expect(minutes.boards).toHaveLength(1);
      if (format === 'mastermind') return;
      // Each question is the sum of what the four say and of what the guest answered.
      const sums = [5, 4, 3, 2].map((own, at) => script.people.reduce((sum, one) => sum + (one.scores[at] ?? 0), own));
      const [evaluation] = minutes.evaluations;
      expect(evaluation?.result).toEqual({ answerers: 5, shape: 'sums', totals: sums });
      expect([...(evaluation?.texts ?? [])].sort()).toEqual(
        [...script.people.map(({ note }) => note), 'Short and clear.'].filter((note) => note !== '').sort(),
      );
      expect(guest.person?.run.kept().published?.ownSum).toBe('same');
    },
    120_000,
  );
});

test('whoever asks for the lead gets it, and the others go on with their parts until the end', async () => {
  guest = await (await Guest.arrives(app, 'group')).sits();
  const { client } = guest;
  await secondsUntil(app, () => guest.meeting.status === 'running', 20);
  await client.change({ what: 'noteToLead', text: 'May I lead?' });
  await secondsUntil(app, () => leadNow(guest.meeting) === client.me, 20);
  await secondsUntil(
    app,
    () => guest.meeting.status === 'ended',
    900,
    async () => {
      await guest.acts();
      await guest.leads(app.clock.now());
      await guest.reads();
    },
  );
  expect(guest.meeting.leadership.acting).toBe(client.me);
  expect(guest.events().some(({ type }) => type === 'issueShared')).toBe(true);
  for (const { says } of scripts.group.people) expect([...guest.words]).toContain(says.checkin);
  expect([...guest.words]).toContain(scripts.group.people[2]?.says['yours/questions']);
}, 120_000);

test('it also comes to its end when the one person only looks on', async () => {
  guest = await (await Guest.arrives(app, 'mastermind')).sits();
  await secondsUntil(app, () => guest.meeting.status === 'ended', 1_500);
  expect(guest.meeting.startedAt).not.toBeNull();
}, 120_000);
