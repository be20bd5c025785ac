import { resolve } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { english } from '../../../client/i18n/catalogue';
import { systemClock } from '../../../server/rooms/clock';
import { type RunningApp, startAppOn } from '../../support/app';
import { mayRun } from '../../support/livekit/program';
import { type RunningLivekit, runLivekit } from '../../support/livekit/server';
import { bothCome, nothingComes } from '../support/media/livekitPeople';
import { allSeeAndHear, gather, goTo, next } from '../support/meeting';
import { type Human, openBrowser } from '../support/people';

/** A template only for this test: the client turns away while the coaches give advice. */
vi.mock('../../../shared/templates/blocks/peerCoaching', async (original) => {
  const blocks = await original<typeof import('../../../shared/templates/blocks/peerCoaching')>();
  const stages = blocks.slotBlock.stages.map((stage) =>
    stage.id === 'advice' ? { ...stage, clientListens: 'microphoneAndCamera' as const } : stage,
  );
  return { ...blocks, slotBlock: { ...blocks.slotBlock, stages } };
});

const { method, room } = english;
/** The media server's own ports. */
const [CAMERA, MICROPHONE] = [1, 2] as const;

describe.runIf(mayRun)('a stage in which the client turns away, carried by LiveKit', () => {
  let livekit: RunningLivekit;
  let app: RunningApp<typeof systemClock>;
  let browser: Browser;
  beforeAll(async () => {
    livekit = await runLivekit();
    app = await startAppOn(systemClock, {
      media: livekit.media,
      clientFolder: resolve(import.meta.dirname, '../../../dist/client'),
    });
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    await app?.stop();
    await livekit?.end();
  });

  /** What each connection may send and what it sends, as LiveKit lists it. */
  const listed = async () => {
    const rooms = await livekit.control.listRooms();
    const there = await Promise.all(rooms.map(({ name }) => livekit.control.listParticipants(name)));
    return there.flat().map(({ sid, permission, tracks }) => ({
      sid,
      may: permission?.canPublish
        ? permission.canPublishSources.filter((one) => one === CAMERA || one === MICROPHONE)
        : [],
      sends: tracks.map(({ source }) => source).sort(),
    }));
  };

  test('[MR1] neither camera nor microphone of the client reach a coach, and after the stage both are back', async () => {
    const people = await gather(browser, app.url, ['Ann Archer', 'Ben Baker', 'Cem Celik']);
    const [client, coach] = people as [Human, Human, Human];
    await allSeeAndHear(people);
    await next(people);
    await goTo(people, method.slot.advice.name);
    await client.page.getByText(room.closed.clientListens).first().waitFor();
    await client.page
      .getByText(room.rule.youListenBoth.replace('{{stage}}', method.slot.advice.name))
      .first()
      .waitFor();

    const silent = async () => (await listed()).filter(({ may, sends }) => may.length === 0 && sends.length === 0);
    await expect.poll(async () => (await silent()).length, { message: 'listed with no right and no track' }).toBe(1);
    const sid = (await silent())[0]?.sid ?? '';
    const both = [CAMERA, MICROPHONE];
    for (const one of await listed()) {
      if (one.sid !== sid) expect(one).toMatchObject({ may: expect.arrayContaining(both), sends: both });
    }
    await nothingComes(coach.page, sid, ['sounds', 'pictures']);

    await goTo(people, method.slot.commit.name);
    const again = async () => (await listed()).find((one) => one.sid === sid);
    await expect
      .poll(again, { message: 'the client in the listing' })
      .toMatchObject({ may: expect.arrayContaining(both), sends: both });
    await bothCome(coach.page, sid);
  });
});
