import type { E2EEOptions } from 'livekit-client';
import type { MediaKey } from '../../../../shared/encryption/keys';
import type { MediaSecret } from '../../encryption/mediaSecret';
import type { Sdk } from './sdk';

/** How many keys a receiver keeps side by side, so that what is still on its way under the one before can be read. */
const RING = 16;

/** The part of the SDK that encrypts each picture and each bit of sound; served by us, and fetched only where it is wanted. */
const openWorker = () => new Worker(new URL('livekit-client/e2ee-worker', import.meta.url), { type: 'module' });

/** What one connection to the media server needs in order to encrypt: a worker of its own that follows the shared key. */
export function createFrameEncryption(sdk: Sdk, secret: MediaSecret): { options: E2EEOptions; close(): void } {
  class KeyRing extends sdk.BaseKeyProvider {
    constructor() {
      // One key for everybody in the meeting. A frame that cannot be read says nothing about the key, so none is ever given up.
      super({ sharedKey: true, ratchetWindowSize: 0, failureTolerance: -1, keyringSize: RING, keySize: 256 });
    }
    take(key: CryptoKey, epoch: number): void {
      this.onSetEncryptionKey(key, undefined, epoch % RING);
    }
  }
  const ring = new KeyRing();
  const worker = openWorker();
  let closed = false;
  let taken: MediaKey | null = null;
  const follow = async () => {
    const key = secret.key();
    if (key === null || key === taken) return;
    taken = key;
    const material = await crypto.subtle.importKey('raw', key.bytes, 'HKDF', false, ['deriveBits', 'deriveKey']);
    if (!closed && secret.key() === key) ring.take(material, key.epoch);
  };
  const stop = secret.subscribe(() => void follow());
  void follow();
  return {
    options: { keyProvider: ring, worker },
    close: () => {
      closed = true;
      stop();
      worker.terminate();
    },
  };
}
