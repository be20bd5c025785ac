import { describe, expect, test } from 'vitest';
import { english } from '../../../client/i18n/catalogue';
import { mayRun } from '../../support/livekit/program';
import { controlOf } from '../../support/livekit/server';
import { follow, invitation, networkIsFine, start } from '../support/meeting';
import { openServer } from '../support/openServer';

const { deviceHints } = english;

describe.runIf(mayRun)('the network check where LiveKit carries the meeting', () => {
  const here = openServer({ MEDIA: 'livekit' });

  test('people who have to knock test their network in an empty room, and a network that blocks everything is reported', async () => {
    const lead = await start(here.browser, here.server.url, 'Ann Archer');
    await networkIsFine(lead.page).waitFor({ timeout: 60_000 });
    const link = await invitation(lead);

    const guest = await follow(here.browser, link, 'Ben Baker');
    await networkIsFine(guest.page).waitFor({ timeout: 60_000 });
    const shut = await follow(here.browser, link, 'Cem Celik', undefined, async ({ page }) => {
      // LiveKit's connections find no way out. Gathering candidates, which has a channel of its own, still works.
      await page.addInitScript(() => {
        const looking = new WeakSet<RTCPeerConnection>();
        const { prototype } = RTCPeerConnection;
        const channel = prototype.createDataChannel;
        prototype.createDataChannel = function (label, ...more) {
          if (label === 'routes') looking.add(this);
          return channel.call(this, label, ...more);
        };
        const local = prototype.setLocalDescription;
        prototype.setLocalDescription = function (given?: RTCLocalSessionDescriptionInit) {
          if (!looking.has(this)) this.setConfiguration({ ...this.getConfiguration(), iceTransportPolicy: 'relay' });
          return Reflect.apply(local, this, given ? [given] : []);
        };
      });
    });
    await shut.page.getByText(deviceHints.check.blocked).waitFor({ timeout: 60_000 });

    // Only the lead is in the room of the meeting, and the others have left their test rooms.
    const control = controlOf(here.server.dataDir);
    const there = async () => {
      const rooms = await control.listRooms();
      return (await Promise.all(rooms.map(({ name }) => control.listParticipants(name)))).flat().length;
    };
    await expect.poll(there).toBe(1);
  });
});
