import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { english } from '../../../client/i18n/catalogue';
import { mayRun } from '../../support/livekit/program';
import { controlOf, type Outage, outageOf } from '../../support/livekit/server';
import { bothCome, nothingComes } from '../support/media/livekitPeople';
import { allSeeAndHear, gather, goTo, next, seated, sit, start } from '../support/meeting';
import { played, sitTogether } from '../support/oneMicrophone';
import { type Human, openBrowser } from '../support/people';
import { type RunningServer, runServer } from '../support/server';

const { method, room, sharedRoom } = english;
/** The media server's own port. */
const MICROPHONE = 2;

/** Three people in the real product, with the LiveKit server that it starts. */
/** A window that is closed on a busy computer may not say good-bye; LiveKit then notices by itself. */
const SEEN_GONE_MS = 90_000;

describe.runIf(mayRun)('a meeting carried by LiveKit', () => {
  const folder = mkdtempSync(join(tmpdir(), 'roundel-switch-'));
  let server: RunningServer;
  let browser: Browser;
  let outage: Outage;
  beforeAll(async () => {
    outage = await outageOf(folder, () => server.dataDir);
    server = await runServer({ MEDIA: 'livekit', LIVEKIT_SERVER: outage.program });
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    await server?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  let earlier = new Set<string>();
  beforeEach(async () => {
    earlier = new Set((await controlOf(server.dataDir).listRooms()).map(({ name }) => name));
  });

  const listed = async () => {
    const control = controlOf(server.dataDir);
    // Somebody whose window closed in an earlier test may stand in its room for a while yet.
    const rooms = (await control.listRooms()).filter(({ name }) => !earlier.has(name));
    return (await Promise.all(rooms.map(({ name }) => control.listParticipants(name)))).flat();
  };
  const silenced = async () =>
    (await listed()).filter(({ permission }) => !permission?.canPublishSources.some((source) => source === MICROPHONE));
  /** The one whose microphone LiveKit holds back. */
  const silencedOne = async () => {
    await expect
      .poll(async () => (await silenced()).length, { message: 'without a microphone in the listing' })
      .toBe(1);
    return (await silenced())[0]?.sid ?? '';
  };

  test('[MV2] the lead is connected without rights during the device check, and sitting down gives that connection its rights', async () => {
    const lead = await start(browser, server.url, 'Ann Archer');
    await expect.poll(async () => (await listed()).length, { message: 'connections at LiveKit' }).toBe(1);
    const [waiting] = await listed();
    expect(waiting?.permission).toMatchObject({ canSubscribe: false, canPublish: false });
    await sit(lead);
    await seated(lead);
    const granted = async () => (await listed()).map(({ sid, permission }) => [sid, permission?.canSubscribe]);
    await expect.poll(granted, { message: 'the same connection, with rights' }).toEqual([[waiting?.sid, true]]);
    await lead.page.context().close();
    await expect
      .poll(async () => (await listed()).length, { message: 'connections at LiveKit', timeout: SEEN_GONE_MS })
      .toBe(0);
  });

  test('[RM3] two of three sit in one room: the third hears one microphone, and one page of the room plays the third', async () => {
    const people = await gather(browser, server.url, ['Ann Archer', 'Ben Baker', 'Cem Celik']);
    const [ann, ben, cem] = people as [Human, Human, Human];
    const playedByAll = () => Promise.all(people.map(({ page }) => played(page)));
    await allSeeAndHear(people);
    await expect.poll(playedByAll, { message: 'everybody plays everybody' }).toEqual([2, 2, 2]);
    await sitTogether(cem, ben, 'Ben');
    await expect.poll(playedByAll, { message: 'the room plays through one page' }).toEqual([1, 1, 0]);
    const sid = await silencedOne();
    // Ben's microphone has the sound of both, and Cem's is closed at LiveKit; what they see of each other stays.
    await nothingComes(ann.page, sid, ['sounds']);
    await cem.page.getByText(room.closed.sharedRoom).first().waitFor();

    // Cem takes the microphone over: then his page has the sound of the room.
    await ben.page.context().close();
    await cem.page.getByRole('button', { name: sharedRoom.notice.take, exact: true }).click();
    await expect.poll(() => played(cem.page)).toBe(1);
    await bothCome(ann.page, sid);
    await expect.poll(() => played(ann.page)).toBe(1);
    for (const { page } of [ann, cem]) await page.context().close();
  });

  test('[MR1] during advice LiveKit holds back the client’s microphone, and without LiveKit the agenda goes on until it is back', async () => {
    const people = await gather(browser, server.url, ['Ann Archer', 'Ben Baker', 'Cem Celik']);
    const [client, coach] = people as [Human, Human, Human];
    const loaded = await Promise.all(people.map(({ page }) => page.evaluate(() => performance.timeOrigin)));
    await allSeeAndHear(people);
    await next(people);
    await goTo(people, method.slot.advice.name);
    await client.page.getByText(room.closed.clientListens).first().waitFor();

    const sid = await silencedOne();
    const others = async () => (await listed()).filter((one) => one.sid !== sid);
    await expect.poll(async () => (await others()).length, { timeout: SEEN_GONE_MS }).toBe(2);

    await nothingComes(coach.page, sid, ['sounds']);

    await outage.begin();
    // Without LiveKit the agenda goes on on every screen, and everybody is told what is missing.
    await goTo(people, method.slot.commit.name);
    await Promise.all(people.map(({ page }) => page.getByText(room.banner.mediaAway).waitFor()));
    await outage.end();
    await allSeeAndHear(people);
    for (const { page } of people) await page.getByText(room.banner.mediaAway).waitFor({ state: 'detached' });
    await expect.poll(async () => (await silenced()).length, { message: 'silenced after the stage' }).toBe(0);
    expect(await Promise.all(people.map(({ page }) => page.evaluate(() => performance.timeOrigin)))).toEqual(loaded);
  });
});
