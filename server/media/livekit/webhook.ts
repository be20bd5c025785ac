import { WebhookReceiver } from 'livekit-server-sdk';
import type { LivekitKeys } from './token';

/** The room that a report of the media server speaks of, or null when its signature is not ours. */
export function createReportReader({ key, secret }: LivekitKeys) {
  const receiver = new WebhookReceiver(key, secret);
  return async (body: string, authorization: string | undefined): Promise<string | null> => {
    if (authorization === undefined) return null;
    try {
      const news = await receiver.receive(body, authorization);
      return news.room?.name ?? '';
    } catch {
      return null;
    }
  };
}
