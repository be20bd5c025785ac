import { afterEach, describe, expect, test } from 'vitest';
import type { Media } from '../../server/media/media';
import type { MediaRights } from '../../shared/meeting/rights/media';

const open: MediaRights = { microphone: null, camera: null, screen: null, hear: null };
const listening: MediaRights = { microphone: 'clientListens', camera: null, screen: 'notYourFloor', hear: null };

/** What every media adapter promises the meeting. `make` returns a new one that is ready. */
export function mediaContract(name: string, make: () => Promise<Media>): void {
  let media: Media | null = null;
  const fresh = async (): Promise<Media> => {
    media = await make();
    return media;
  };
  afterEach(async () => {
    await media?.stop();
    media = null;
  });

  describe(`media: ${name}`, () => {
    test('[MD1] a member gets a ticket of the kind that the server says it offers', async () => {
      const media = await fresh();
      expect((await media.join('m1', 'ann')).kind).toBe(media.kind);
    });

    test('[MD2] joining again gives a ticket again', async () => {
      const media = await fresh();
      for (const _time of [1, 2, 3]) expect((await media.join('m1', 'ann')).kind).toBe(media.kind);
    });

    test('[MD3] no ticket says who the member or which meeting it is', async () => {
      const media = await fresh();
      const ticket = JSON.stringify(await media.join('meeting-of-secrets', 'member-of-secrets'));
      expect(ticket).not.toMatch(/of-secrets/);
    });

    test('[MD4] rights can change for people who are there, who are not there yet, and who never were', async () => {
      const media = await fresh();
      await media.join('m1', 'ann');
      await media.change('m1', 'ann', listening);
      await media.change('m1', 'ann', open);
      await media.change('m1', 'later', listening);
      await media.change('nowhere', 'nobody', open);
      expect((await media.join('m1', 'later')).kind).toBe(media.kind);
    });

    test('[MD5] removing and closing, twice or without a reason, harms nobody', async () => {
      const media = await fresh();
      await media.join('m1', 'ann');
      await media.join('m1', 'ben');
      await media.remove('m1', 'ben', 'removed');
      await media.remove('m1', 'ben', 'removed');
      await media.remove('m1', 'stranger', 'left');
      expect((await media.join('m1', 'ann')).kind).toBe(media.kind);
      await media.close('m1');
      await media.close('m1');
      await media.close('never');
    });

    test('[MD6] meetings are separate: closing one leaves the other', async () => {
      const media = await fresh();
      await media.join('m1', 'ann');
      await media.join('m2', 'ann');
      await media.close('m1');
      expect((await media.join('m2', 'ben')).kind).toBe(media.kind);
    });
  });
}
