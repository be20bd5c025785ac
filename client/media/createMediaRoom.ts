import type { MemberId } from '../../shared/meeting/state';
import type { Connection } from '../connection/roomState';
import type { OwnMedia } from './devices/ownMedia';
import type { MediaSecret } from './encryption/mediaSecret';
import type { MediaRoom } from './mediaRoom';
import { loadKit } from './transports/livekit/sdk';
import { createNoneRoom } from './transports/none';

export type MediaKind = 'mesh' | 'livekit' | 'none';

/** Who this browser is in the room, and the key of the invite when it has one (D26). */
export type Myself = {
  meeting: string;
  member: MemberId;
  tab: string;
  inviteKey: string | null;
  /** The group wants sound and picture encrypted from browser to browser. */
  encrypted: boolean;
};

/** The files of an adapter, fetched while the devices are checked; nothing of it is needed to draw the lobby. */
const loadMesh = () => import('./transports/mesh/meshRoom');
const loadLivekit = () => import('./transports/livekit/livekitRoom');

/** Fetches what carries this kind, so that sitting down waits for nothing. Whoever then needs it hears of a failure. */
export function warmMedia(kind: MediaKind): void {
  const files = kind === 'mesh' ? [loadMesh()] : kind === 'livekit' ? [loadLivekit(), loadKit()] : [];
  for (const file of files) file.catch(() => undefined);
}

/** Fetched only where the group wants it. Who lacks the key is not brought here (`keptOut`). */
async function secretOf(connection: Connection, me: Myself): Promise<MediaSecret | null> {
  const { encrypted, inviteKey } = me;
  if (!encrypted) return null;
  if (inviteKey === null) throw new Error('encryption without the key of the group');
  const { createMediaSecret } = await import('./encryption/mediaSecret');
  return createMediaSecret({ me, connection, inviteKey });
}

/** The adapter for what the server carries. Each asks for its own ticket when it connects, and again after a lost line. */
export async function createMediaRoom(
  kind: MediaKind,
  connection: Connection,
  own: OwnMedia,
  myself: Myself,
): Promise<MediaRoom> {
  switch (kind) {
    case 'mesh': {
      const { createMeshRoom } = await loadMesh();
      return createMeshRoom({
        meeting: myself.meeting,
        me: { member: myself.member, tab: myself.tab },
        connection,
        own,
        inviteKey: myself.inviteKey,
        provenOnly: myself.encrypted,
      });
    }
    case 'livekit': {
      const { createLivekitRoom } = await loadLivekit();
      return createLivekitRoom({ me: myself.member, connection, own, secret: await secretOf(connection, myself) });
    }
    case 'none':
      return createNoneRoom(own);
    default: {
      const never: never = kind;
      throw new Error(`unknown media ${String(never)}`);
    }
  }
}
