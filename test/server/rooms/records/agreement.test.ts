import { afterEach, beforeEach, expect, test } from 'vitest';
import { longest, most } from '../../../../shared/meeting/limits';
import type { MeetingPlanned, Minutes } from '../../../../shared/protocol/http';
import type { Answer } from '../../../../shared/refusal';
import { type RunningApp, startApp } from '../../../support/app';
import { enter, type Gathered, gather, must, post, TestClient } from '../../../support/clients';
import { goTo } from '../../../support/goTo';

let running: RunningApp;
let here: Gathered;
beforeEach(async () => {
  running = await startApp();
  here = await gather(running.url, ['Ann', 'Ben', 'Cleo', 'Dan'], { template: 'frame.orientation' });
  must(await here.lead.command({ type: 'startMeeting' }));
});
afterEach(async () => {
  here.close();
  await running.stop();
});

const ours = ['No stories outside.', 'We start on time.'];
const write = (client: TestClient, lines: string[], version: number) =>
  client.change({ what: 'saveAgreement', lines, version });
const sign = (client: TestClient, version: number) => client.change({ what: 'signAgreement', version });
const read = async (client: TestClient) => must(await client.ask('records:read', { what: 'agreement' }));
const minutesOf = async ({ who }: TestClient): Promise<Minutes> => {
  const response = await fetch(`${running.url}/api/meetings/${who.meeting}/minutes`, {
    headers: { cookie: who.cookie },
  });
  return must((await response.json()) as Answer<Minutes>);
};

test('[AT15] the group writes its agreement and signs it; a change asks everybody for their signature again', async () => {
  const { Ann: ann, Ben: ben, Cleo: cleo } = here.people as { Ann: TestClient; Ben: TestClient; Cleo: TestClient };
  expect(await write(ann!, ours, 1)).toMatchObject({ error: 'notNow' });
  await goTo(here, 'agree');
  expect(await read(ben!)).toMatchObject({ version: 1, lines: { length: 4 } });
  must(await sign(ben!, 1));
  const told = ann!.next('records:changed', (news) => news.what === 'agreement');
  must(await write(cleo!, [' No stories outside. ', '', 'We start on time.'], 1));
  await told;
  expect(await read(ann!)).toEqual({ what: 'agreement', version: 2, lines: ours });
  // What was read before is neither written over nor signed.
  expect(await write(ann!, ['Mine'], 1)).toMatchObject({ error: 'stale', detail: { version: 2 } });
  expect(await sign(ann!, 1)).toMatchObject({ error: 'stale', detail: { version: 2 } });
  must(await sign(ann!, 2));
  await running.clock.move(1_000);
  must(await sign(cleo!, 2));
  const signed = await ben!.until(({ signatures }) => signatures?.[cleo!.me] !== undefined);
  const versions = Object.fromEntries(Object.entries(signed.signatures!).map(([member, one]) => [member, one.version]));
  expect(versions).toEqual({ [ben!.me]: 1, [ann!.me]: 2, [cleo!.me]: 2 });
  // The same words again are no new version.
  must(await write(ben!, ours, 2));
  expect(await read(ben!)).toMatchObject({ version: 2 });
  expect((await minutesOf(ben!)).agreement).toEqual({ version: 2, signed: ['Ann', 'Cleo'] });
  const kept = (await running.store.signatures(here.group)).map(({ member, version }) => `${member} ${version}`);
  expect(kept.sort()).toEqual([`${ben!.me} 1`, `${ann!.me} 2`, `${cleo!.me} 2`].sort());
  expect(JSON.stringify(await running.store.readEvents(here.meeting, 0))).not.toContain('stories');
});

test('[AT15] whoever comes later, and the next meeting, read the text that was written', async () => {
  const ann = here.lead;
  await goTo(here, 'agree');
  must(await write(ann, ours, 1));
  const eve = new TestClient(running.url, {
    meeting: here.meeting,
    cookie: await enter(running.url, here.invite, 'Eve'),
  });
  await eve.join();
  expect(eve.view?.agreement).toMatchObject({ version: 2, lines: ours });
  eve.close();
  must(await ann.command({ type: 'endMeeting' }));
  const ask = { startsAt: null, minutes: null, template: 'frame.group' };
  const again = await post<MeetingPlanned>(running.url, `/api/meetings/${here.meeting}/again`, ask, ann.who.cookie);
  const next = new TestClient(running.url, { meeting: again.value.meeting, cookie: ann.who.cookie });
  await next.join();
  expect(next.view?.agreement).toMatchObject({ version: 2, lines: ours });
  next.close();
  expect((await minutesOf(ann)).agreement).toBeNull();
});

test('[AT15] too many points, a point that is too long and no point at all are refused', async () => {
  const ann = here.lead;
  await goTo(here, 'agree');
  const many = Array<string>(most.agreementLines + 1).fill('x');
  expect(await write(ann, many, 1)).toMatchObject({ error: 'tooMany', detail: { largest: most.agreementLines } });
  const long = 'x'.repeat(longest.agreementLine + 1);
  expect(await write(ann, ['x', long], 1)).toMatchObject({ error: 'tooLarge' });
  expect(await write(ann, [' ', '\t'], 1)).toMatchObject({ error: 'badInput' });
  expect(await write(ann, [], 1)).toMatchObject({ error: 'badInput' });
});
