import type { MemberId } from '../../shared/meeting/state';
import type { Connection } from '../connection/roomState';
import { createLivekitRoom } from './livekitRoom';
import type { OwnMedia } from './localMedia';
import type { MediaRoom } from './mediaRoom';
import { createMeshRoom } from './meshRoom';
import { createNoneRoom } from './noneRoom';

export type MediaKind = 'mesh' | 'livekit' | 'none';

/** Who this browser is in the room, and the key of the invite when it has one (D26). */
export type Myself = { meeting: string; member: MemberId; tab: string; inviteKey: string | null };

/** The adapter for what the server carries. Each asks for its own ticket when it connects, and again after a lost line. */
export function createMediaRoom(kind: MediaKind, connection: Connection, own: OwnMedia, myself: Myself): MediaRoom {
  switch (kind) {
    case 'mesh':
      return createMeshRoom({
        meeting: myself.meeting,
        me: { member: myself.member, tab: myself.tab },
        connection,
        own,
        inviteKey: myself.inviteKey,
      });
    case 'livekit':
      return createLivekitRoom({ me: myself.member, connection, own });
    case 'none':
      return createNoneRoom(own);
    default: {
      const never: never = kind;
      throw new Error(`unknown media ${String(never)}`);
    }
  }
}
