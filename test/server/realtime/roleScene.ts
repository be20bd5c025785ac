import { clientNow, leadNow } from '../../../shared/meeting/people/people';
import type { RunningApp } from '../../support/app';
import { Browser, yesOf } from '../../support/browser';
import { enter, gather, must, sitDown, TestClient } from '../../support/clients';

/** Everybody whose rights differ, each with a socket of their own: see `whoMaySend.test.ts`. */
export const everybody = ['flo', 'ben', 'ann', 'fay', 'hana', 'kim', 'zed'] as const;
export type Who = (typeof everybody)[number];
export type RoleScene = { meeting: string; people: Record<Who, TestClient>; rob: TestClient; close(): void };

/** The meeting has not begun. */
export async function gatherRoles({ url, store }: Pick<RunningApp, 'url' | 'store'>): Promise<RoleScene> {
  const here = await gather(url, ['Flo', 'Ann', 'Ben', 'Rob', 'Fay'], { minutes: 180 });
  const { Flo, Ann, Ben, Rob, Fay } = here.people as Record<'Flo' | 'Ann' | 'Ben' | 'Rob' | 'Fay', TestClient>;
  const joined = async (cookie: string, name: string) => {
    const client = new TestClient(url, { meeting: here.meeting, cookie, name });
    await client.join();
    return client;
  };
  // Somebody who facilitates the group and does not lead this meeting.
  await store.life.setRole(Fay.me, 'facilitator', { by: Flo.me, at: 1 });
  Fay.close();
  const fay = await joined(Fay.who.cookie, 'Fay');
  await fay.until(({ seats }) => seats[fay.me]?.role === 'facilitator');
  const lead = new Browser(url, Flo.who.cookie);
  const { invite } = yesOf(await lead.order(here.meeting, { make: 'personal', role: 'speaker' }));
  const hana = await joined(await enter(url, invite ?? '', 'Hana'), 'Hana');
  await sitDown(hana, Flo);
  const kim = await joined(await enter(url, here.invite, 'Kim'), 'Kim');
  must(await kim.command({ type: 'knock' }));
  const zed = await joined(await enter(url, here.invite, 'Zed'), 'Zed');
  Rob.rejoins = false;
  must(await Flo.command({ type: 'removeMember', member: Rob.me }));
  const people = { flo: Flo, ben: Ben, ann: Ann, fay, hana, kim, zed };
  const close = () => {
    for (const client of [...Object.values(people), Rob]) client.close();
  };
  return { meeting: here.meeting, people, rob: Rob, close };
}

/** Goes on until it is Ben's slot, and flo leads in it. */
export async function goToBensSlot({ people }: RoleScene): Promise<string> {
  const { flo, ben, ann, fay } = people;
  must(await flo.command({ type: 'startMeeting' }));
  await flo.until(({ status }) => status === 'running');
  const meeting = () => flo.meeting!;
  while (clientNow(meeting()) !== ben.me) {
    const from = meeting().current!;
    const lead = [flo, ben, ann, fay].find(({ me }) => me === leadNow(meeting()))!;
    const { version } = must(await lead.command({ type: 'advanceStage', from }));
    await Promise.all([flo, ben, ann, fay].map((one) => one.until((seen) => seen.version >= version)));
  }
  return Object.values(meeting().slots).find(({ client }) => client === ben.me)!.id;
}
