import { expect, test } from 'vitest';
import type { GroupPage } from '../../../../shared/protocol/groups';
import { type Browser, yesOf } from '../../../support/browser';
import { sitDown, TestClient } from '../../../support/clients';
import { aPlan, type Formed, formedGroup } from '../../../support/formedGroup';
import { appForEach } from '../../../support/forTest';

const running = appForEach({ onDisk: true });

const planned = async ({ group, people }: Formed) => {
  const when = { wall: '2026-03-02T10:10', timeZone: 'Europe/Berlin' };
  const ask = { when, minutes: null, template: null };
  return yesOf(await people.Ann!.post<{ meeting: string }>(`/api/groups/${group}/next`, ask)).meeting;
};
const client = (who: Browser, meeting: string) => new TestClient(running.url, { meeting, cookie: who.cookie });
/** The same people at the server that was put in place of the one that was killed. */
async function restarted(people: Formed['people']): Promise<void> {
  await running.restart();
  for (const who of Object.values(people)) Object.assign(who, { url: running.url });
}

test('[GO3] an agreement that was saved before the server died is what people read and accept in the planned meeting', async () => {
  const formed = await formedGroup(running, ['Ann', 'Ben', 'Cleo']);
  const { group, people } = formed;
  const meeting = await planned(formed);
  const { version } = (await running.store.group(group))!.agreement;
  const lines = ['We say what we need.'];
  const written = { version: version + 1, lines };
  expect(await running.store.ownership.writeAgreement(group, written, running.clock.now())).toBe(true);
  await restarted(people);
  const ann = client(people.Ann!, meeting);
  expect(await ann.join()).toMatchObject({ agreement: { lines, version: version + 1 } });
  await sitDown(ann, null);
  expect(ann.meeting?.settings.agreementVersion).toBe(version + 1);
  ann.close();
});

test('[GO2] a membership that ended before the server died leaves no seat in a meeting', async () => {
  const formed = await formedGroup(running, ['Ann', 'Ben', 'Cleo']);
  const { people } = formed;
  const meeting = await planned(formed);
  const [ann, ben] = [client(people.Ann!, meeting), client(people.Ben!, meeting)];
  await sitDown(ann, null);
  await sitDown(ben, ann);
  for (const one of [ann, ben]) one.close();
  await running.store.removeMember(people.Ben!.me, running.clock.now());
  await restarted(people);
  const again = client(people.Ann!, meeting);
  await sitDown(again, null);
  expect(again.meeting?.seats[people.Ben!.me]).toMatchObject({ admission: 'removed', leftGroup: true });
  again.close();
});

test('[LF3] a meeting that was planned does not take place in a group that went into the archive before the server died', async () => {
  const formed = await formedGroup(running, ['Ann', 'Ben', 'Cleo']);
  const { group, people } = formed;
  await planned(formed);
  await running.store.life.archive(group, true, { by: people.Ann!.me, at: running.clock.now() });
  await restarted(people);
  expect(yesOf(await people.Ann!.get<GroupPage>(`/api/groups/${group}`)).next).toBeNull();
});

test('[RO3] turns that were exchanged, and who cannot come, before the server died hold in the planned meeting', async () => {
  const formed = await formedGroup(running, ['Ann', 'Ben', 'Cleo', 'Dan']);
  const { group, people } = formed;
  const meeting = await planned(formed);
  const lead = async () => yesOf(await people.Dan!.get<GroupPage>(`/api/groups/${group}`)).next?.lead;
  expect(await lead()).toBe(people.Ann!.me);
  const { rota } = running.store;
  const asked = {
    group,
    turn: 'lead',
    from: people.Ann!.me,
    to: people.Cleo!.me,
    askedAt: running.clock.now(),
  } as const;
  await rota.ask({ ...asked, id: 'swap', status: 'open', answeredAt: null });
  await running.clock.move(1);
  expect(await rota.answer('swap', 'accepted', running.clock.now())).toBe(true);
  await restarted(people);
  expect(await lead()).toBe(people.Cleo!.me);
  await running.store.dates.saveAbsence({ meeting, member: people.Cleo!.me, reason: '' });
  await restarted(people);
  // Also for somebody who goes straight into the room.
  await running.clock.move(2_000);
  await running.app.reminders.settled();
  const dan = client(people.Dan!, meeting);
  expect(await dan.join()).toMatchObject({ leadName: 'Ben' });
  dan.close();
});

test('[LF5] a facilitator who was named before the server died leads the planned meeting, at the same time, and it is planned once', async () => {
  const plan = { ...aPlan, leads: 'facilitator' } as const;
  const formed = await formedGroup(running, ['Ann', 'Ben', 'Cleo'], { model: 'externalGroup', plan });
  const { group, people } = formed;
  const meeting = await planned(formed);
  const next = async () => yesOf(await people.Ann!.get<GroupPage>(`/api/groups/${group}`)).next;
  const before = await next();
  expect(before).toMatchObject({ meeting, lead: people.Ann!.me });
  await running.clock.move(1);
  await running.store.life.setRole(people.Cleo!.me, 'facilitator', { by: people.Ann!.me, at: running.clock.now() });
  await restarted(people);
  const led = await next();
  expect(led).toMatchObject({ lead: people.Cleo!.me, startsAt: before?.startsAt });
  expect(await next()).toEqual(led);
});
