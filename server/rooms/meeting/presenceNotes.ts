import type { MemberId } from '../../../shared/meeting/state';
import type { PresenceNews } from '../../../shared/protocol/presence';
import type { Clock } from '../clock';
import type { Connection, RoomChannel } from './connection';

/** Notes that arrive within this time leave in one frame. */
const TOGETHER_MS = 40;

/**
 * Cursors, speaking glow and microphones of one meeting: stamped with their sender, never stored, dropped for slow
 * connections.
 */
export class PresenceNotes {
  /** What waits for the next frame: only the latest note of each kind and tab. */
  #waiting: Map<string, PresenceNews> | null = null;
  /** The last note of each tab about its microphone and camera, for people who join later. */
  readonly #devices = new Map<string, PresenceNews>();

  constructor(
    private readonly channel: RoomChannel,
    private readonly clock: Clock,
  ) {}

  relay(news: PresenceNews): void {
    if (news.kind === 'media') this.#devices.set(pageOf(news), news);
    const key = `${pageOf(news)} ${news.kind}`;
    if (this.#waiting) {
      this.#waiting.set(key, news);
      return;
    }
    const fresh = new Map([[key, news]]);
    this.#waiting = fresh;
    this.clock.callAt(this.clock.now() + TOGETHER_MS, () => {
      this.#waiting = null;
      this.channel.emitVolatile('presence', [...fresh.values()]);
    });
  }

  arrived(connection: Connection): void {
    if (this.#devices.size > 0) connection.emit('presence', [...this.#devices.values()]);
  }

  /** A browser often comes back by another connection before the old one is found dead: then what it said still holds. */
  gone({ member, tab }: Connection, inRoom: readonly Connection[]): void {
    if (inRoom.some((one) => one.member === member && one.tab === tab)) return;
    this.relay({ kind: 'speaking', on: false, member, tab });
    this.relay({ kind: 'media', microphone: false, camera: false, screen: false, member, tab });
    this.#devices.delete(pageOf({ member, tab }));
  }
}

/** A tab is named by its own browser, so that one member's name of a tab says nothing about another's. */
const pageOf = ({ member, tab }: { member: MemberId; tab: string }): string => `${member} ${tab}`;
