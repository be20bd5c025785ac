import type { MemberId } from '../../shared/meeting/state';
import type { Connection } from '../connection/roomState';
import type { OwnMedia } from './devices/ownMedia';
import type { MediaSecret } from './encryption/mediaSecret';
import type { MediaRoom } from './mediaRoom';
import { loadSdk } from './transports/livekit/sdk';
import { noTransport } from './transports/none';
import type { OpenTransport } from './transports/transport';

export type MediaKind = 'mesh' | 'livekit' | 'none';

/** Who this browser is in the room, and the key of the invite when it has one. */
export type Myself = {
  meeting: string;
  member: MemberId;
  tab: string;
  inviteKey: string | null;
  /** The group wants sound and picture encrypted from browser to browser. */
  encrypted: boolean;
};

/** Fetched while the devices are checked; nothing of it is needed to draw the lobby. */
const loadRoom = () => import('./mediaRoom');
const loadMesh = () => import('./transports/mesh/meshTransport');
const loadLivekit = () => import('./transports/livekit/livekitTransport');

/** Fetches what carries this kind, so that sitting down waits for nothing. Whoever then needs it hears of a failure. */
export function warmMedia(kind: MediaKind): void {
  const files: Promise<unknown>[] =
    kind === 'mesh' ? [loadMesh()] : kind === 'livekit' ? [loadLivekit(), loadSdk()] : [];
  for (const file of [loadRoom(), ...files]) file.catch(() => undefined);
}

/** Fetched only where the group wants encryption. Browsers without the key do not come this far (`keptOut`). */
async function secretOf(connection: Connection, me: Myself): Promise<MediaSecret | null> {
  const { encrypted, inviteKey } = me;
  if (!encrypted) return null;
  if (inviteKey === null) throw new Error('encryption without the key of the group');
  const { createMediaSecret } = await import('./encryption/mediaSecret');
  return createMediaSecret({ me, connection, inviteKey });
}

async function transportOf(kind: MediaKind, connection: Connection, myself: Myself): Promise<OpenTransport> {
  const { meeting, member, tab, inviteKey, encrypted } = myself;
  switch (kind) {
    case 'mesh': {
      const { createMeshTransport } = await loadMesh();
      const deps = { meeting, me: { member, tab }, connection, inviteKey, provenOnly: encrypted };
      return (changed) => createMeshTransport(deps, changed);
    }
    case 'livekit': {
      const { createLivekitTransport } = await loadLivekit();
      const secret = await secretOf(connection, myself);
      return (changed) => createLivekitTransport({ me: member, connection, secret }, changed);
    }
    case 'none':
      return noTransport;
    default: {
      const never: never = kind;
      throw new Error(`unknown media ${String(never)}`);
    }
  }
}

/** The room over what the server carries. Each transport asks for its own ticket when it connects, and again after a lost connection. */
export async function openMediaRoom(
  kind: MediaKind,
  connection: Connection,
  own: OwnMedia,
  myself: Myself,
): Promise<MediaRoom> {
  const [{ createMediaRoom }, open] = await Promise.all([loadRoom(), transportOf(kind, connection, myself)]);
  return createMediaRoom({ own, me: myself.member, open });
}
