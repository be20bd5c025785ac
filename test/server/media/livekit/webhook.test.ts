import { createHash } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { AccessToken } from 'livekit-server-sdk';
import { afterEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import { readMediaConfig } from '../../../../server/media/config';
import { createLivekit } from '../../../../server/media/livekit/adapter';
import type { RoomApi } from '../../../../server/media/livekit/api';
import { joinToken } from '../../../../server/media/livekit/token';
import type { Media } from '../../../../server/media/media';
import { MEDIA_REPORTS_PATH, mediaReports } from '../../../../server/web/mediaWebhook';
import { Browser } from '../../../support/browser';

const keys = { key: 'APItest', secret: 'a-secret-that-is-long-enough-for-a-signature' };
const news = JSON.stringify({ event: 'participant_joined', room: { name: 'r' } });

/** As a media server with this secret signs what it reports. */
async function signed(body: string, secret = keys.secret): Promise<string> {
  const token = new AccessToken(keys.key, secret);
  token.sha256 = createHash('sha256').update(body).digest('base64');
  return token.toJwt();
}

afterEach(() => {
  vi.useRealTimers();
});

/** LiveKit as far as this matters: how often somebody looked into its rooms. */
function media(takesReports: boolean): { media: Media; polls: () => number } {
  let polls = 0;
  const control = {
    createRoom: async () => ({}),
    deleteRoom: async () => undefined,
    listParticipants: async () => {
      polls += 1;
      return [];
    },
  };
  const log = { info: () => undefined, warn: () => undefined };
  const made = createLivekit({
    api: control as unknown as RoomApi,
    keys,
    url: 'wss://media.example',
    origin: null,
    log,
    takesReports,
  });
  onTestFinished(() => made.stop());
  return { media: made, polls: () => polls };
}

describe('what a media server reports', () => {
  test('[MV2] is believed when it is signed, of this very text, by the same secret; then the rooms are polled at once', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const { media: made, polls } = media(true);
    await made.join('m', 'ann');
    const report = made.server?.report;
    const before = polls();
    for (const [body, authorization] of [
      [news, undefined],
      [news, 'Bearer nonsense'],
      [news, await signed(news, 'another-secret-that-is-as-long-as-the-first-one')],
      [news, await signed(`${news} `)],
      [news, await joinToken(keys, 'r', 'n')],
    ] as const) {
      expect(await report?.(body, authorization)).toBe(false);
    }
    expect(polls()).toBe(before);
    expect(await report?.(news, await signed(news))).toBe(true);
    expect(polls()).toBe(before + 1);
  });

  test('[MV2] nowhere to send one, unless the operator said so', () => {
    expect(media(false).media.server?.report).toBeUndefined();
    const address = { LIVEKIT_URL: 'wss://media.example', LIVEKIT_API_KEY: 'k', LIVEKIT_API_SECRET: 's' };
    expect(readMediaConfig(address).livekit.remote?.reports).toBe(false);
    expect(readMediaConfig({ ...address, LIVEKIT_REPORTS: '1' }).livekit.remote?.reports).toBe(true);
  });

  test('its address takes the text as it was sent, and answers who cannot sign with a no', async () => {
    const { media: made } = media(true);
    const report = made.server?.report;
    if (!report) throw new Error('no reports');
    const server = createServer(express().use(mediaReports(report)));
    await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
    onTestFinished(() => void server.close());
    const sender = new Browser(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
    const send = async (authorization: string) =>
      (
        await sender.send('POST', MEDIA_REPORTS_PATH, {
          bytes: Buffer.from(news),
          headers: { authorization, 'content-type': 'application/webhook+json' },
        })
      ).status;
    expect(await send(await signed(news))).toBe(204);
    expect(await send(await signed(`${news}!`))).toBe(403);
    expect(await send('')).toBe(403);
  });
});
