import { WebhookReceiver } from 'livekit-server-sdk';
import type { LivekitKeys } from './token';

/** Whether a report was signed by the media server. What it says is not used: any report makes us look for ourselves. */
export function createWebhookReader({ key, secret }: LivekitKeys) {
  const receiver = new WebhookReceiver(key, secret);
  return async (body: string, authorization: string | undefined): Promise<boolean> => {
    if (authorization === undefined) return false;
    try {
      await receiver.receive(body, authorization);
      return true;
    } catch {
      return false;
    }
  };
}
