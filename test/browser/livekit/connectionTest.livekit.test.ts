import { describe, expect, test } from 'vitest';
import { english } from '../../../client/i18n/catalogue';
import { mayRun } from '../../support/livekit/program';
import { controlOf } from '../../support/livekit/server';
import { follow, invitation, networkIsFine, start } from '../support/meeting';
import { openServer } from '../support/openServer';

const { deviceHints } = english;

describe.runIf(mayRun)('the connection test where LiveKit carries the meeting', () => {
  const here = openServer({ MEDIA: 'livekit' });

  test('who has to knock tries the line in an empty room; a network that keeps everything in is told', async () => {
    const lead = await start(here.browser, here.server.url, 'Ann Archer');
    await networkIsFine(lead.page).waitFor({ timeout: 60_000 });
    const link = await invitation(lead);

    const guest = await follow(here.browser, link, 'Ben Baker');
    await networkIsFine(guest.page).waitFor({ timeout: 60_000 });
    const shut = await follow(here.browser, link, 'Cem Celik', undefined, async ({ page }) => {
      // Connections of the kit find no way out. Looking for ways as such, which has a channel of its own, goes on.
      await page.addInitScript(() => {
        const looking = new WeakSet<RTCPeerConnection>();
        const { prototype } = RTCPeerConnection;
        const channel = prototype.createDataChannel;
        prototype.createDataChannel = function (label, ...more) {
          if (label === 'ways') looking.add(this);
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

    // Nobody but the lead is in the meeting's own room, and the others have left theirs.
    const control = controlOf(here.server.dataDir);
    const there = async () => {
      const rooms = await control.listRooms();
      return (await Promise.all(rooms.map(({ name }) => control.listParticipants(name)))).flat().length;
    };
    await expect.poll(there).toBe(1);
  });
});
