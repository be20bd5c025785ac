import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { grantOf, isGranted, noGrant, permissionOf } from '../../../../server/media/livekit/permissions';
import { joinToken, opaqueId } from '../../../../server/media/livekit/token';
import type { MediaRights } from '../../../../shared/meeting/rights/media';

const keys = { key: 'APItest', secret: 'a-secret-that-is-long-enough-for-a-signature' };
const open: MediaRights = { microphone: null, camera: null, screen: null, hear: null };

describe('the ticket for the media server', () => {
  test('[MV2] holds exactly one room, one name, one minute and no right', async () => {
    vi.useFakeTimers({ toFake: ['Date'] });
    onTestFinished(() => void vi.useRealTimers());
    const room = opaqueId();
    const name = opaqueId();
    const before = Math.floor(Date.now() / 1000);
    const payload = (await joinToken(keys, room, name)).split('.')[1] ?? '';
    const claims = JSON.parse(Buffer.from(payload, 'base64url').toString('utf8'));
    expect(Object.keys(claims).sort()).toEqual(['exp', 'iss', 'nbf', 'sub', 'video']);
    expect(claims.video).toEqual({
      roomJoin: true,
      room,
      canPublish: false,
      canSubscribe: false,
      canPublishData: false,
      canUpdateOwnMetadata: false,
    });
    expect(claims.sub).toBe(name);
    expect(claims.iss).toBe(keys.key);
    expect(claims.exp - claims.nbf).toBe(60);
    expect(claims.nbf).toBeGreaterThanOrEqual(before);
  });

  test('names cannot be guessed and never repeat', () => {
    const all = new Set(Array.from({ length: 1_000 }, opaqueId));
    expect(all.size).toBe(1_000);
    for (const one of all) expect(one).toMatch(/^[\w-]{24}$/);
  });
});

describe('rights at the media server', () => {
  test('[MR1] each source follows its own right; data and metadata are never allowed', () => {
    const listening = permissionOf(grantOf({ ...open, microphone: 'clientListens', screen: 'notYourFloor' }));
    expect(listening).toMatchObject({ canSubscribe: true, canPublish: true, canPublishSources: [1] });
    expect(permissionOf(grantOf(open)).canPublishSources).toEqual([1, 2, 3, 4]);
    const turnedAway: MediaRights = {
      ...open,
      microphone: 'clientListens',
      camera: 'clientListens',
      screen: 'clientListens',
    };
    expect(permissionOf(grantOf(turnedAway))).toMatchObject({ canPublish: false, canPublishSources: [] });
    for (const one of [grantOf(open), noGrant]) {
      expect(permissionOf(one)).toMatchObject({ canPublishData: false, canUpdateMetadata: false, hidden: false });
    }
  });

  test('a listing without a permission grants nothing', () => {
    expect(isGranted({} as Parameters<typeof isGranted>[0], noGrant)).toBe(true);
    expect(isGranted({} as Parameters<typeof isGranted>[0], grantOf(open))).toBe(false);
  });
});
