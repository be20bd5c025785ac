import { isClosed, seatOf } from '../../../shared/meeting/people/people';
import { carriesMedia, mayConnect } from '../../../shared/meeting/rights/connection';
import { entersFreely, isInRoom } from '../../../shared/meeting/rights/entry';
import { mediaRights } from '../../../shared/meeting/rights/media';
import type { Meeting, MemberId } from '../../../shared/meeting/state';
import type { MediaTicket, NetworkCheckOffer } from '../../../shared/protocol/media';
import type { NewsOf } from '../../../shared/protocol/socket';
import { type Refusal, refuse } from '../../../shared/refusal';
import type { Media } from '../../media/media';
import type { Clock } from '../clock';
import type { Connection, RoomChannel } from '../meeting/connection';
import type { Presence } from '../meeting/presence';
import type { Room } from '../meeting/room';
import { type MeetingChange, mediaChanges } from './mediaChanges';

export type MeetingMediaDeps<C extends Connection> = {
  room: Pick<Room, 'id' | 'meeting'>;
  media: Media;
  clock: Clock;
  channel: RoomChannel<C>;
  presence: Pick<Presence<C>, 'isActive' | 'of'>;
  /** The connections that are in the room now. */
  inRoom: () => readonly C[];
  /** A call to the media server failed; the meeting goes on without it. */
  mediaFault: (error: unknown) => void;
};

/**
 * Sound and picture of one meeting: tickets, signalling of the mesh, keys that browsers agree on, and the media rights that
 * follow from the state. One tab per member carries media: the latest that asked. A signal goes to one tab of one member in
 * the same room, stamped with its sender; it cannot come from the lobby or reach another room.
 */
export class MeetingMedia<C extends Connection> {
  /** The tab of each member that carries their sound and picture. */
  readonly #tabs = new Map<MemberId, string>();

  constructor(private readonly deps: MeetingMediaDeps<C>) {}

  /** A ticket without rights; rights follow once this connection is known at the media server. */
  async join(connection: C): Promise<MediaTicket | Refusal> {
    const { room, media, channel, presence } = this.deps;
    if (!presence.isActive(connection)) return refuse('notAllowed');
    const { member, tab } = connection;
    if (!this.#isCarried(room.meeting(), member))
      return refuse(isInRoom(room.meeting(), member) ? 'notNow' : 'notAdmitted');
    const ticket = await media.join(room.id, member).catch((error: unknown) => {
      this.deps.mediaFault(error);
      return null;
    });
    if (ticket === null) return refuse('unavailable');
    if (ticket.kind !== 'none') this.#tabs.set(member, tab);
    // Sent after the answer, so that the browser has its ticket when it learns whom to call.
    if (this.#isMesh) setImmediate(() => this.#announceTabs());
    const names = media.server?.names(room.id);
    if (names) channel.emit('media:who', names);
    return ticket;
  }

  /** The addresses that a browser may try before it sits down, to see whether sound and picture will get out. */
  async check({ member }: C): Promise<NetworkCheckOffer> {
    const { room, media, clock } = this.deps;
    const { server } = media;
    if (server) {
      // A browser that is connected to the media server already needs no trial.
      const isConnecting = mayConnect(room.meeting(), member, clock.now());
      return { iceServers: [], trial: isConnecting ? null : await server.trial().catch(() => null) };
    }
    if (!this.#isMesh) return { iceServers: [], trial: null };
    const ticket = await media.join(room.id, member);
    const iceServers = ticket.kind === 'mesh' ? ticket.iceServers : [];
    // A relay carries any traffic for hours: people who have to knock first do not get its password.
    const isTrusted = entersFreely(room.meeting(), member, clock.now());
    const mayTry = isTrusted ? iceServers : iceServers.filter(({ credential }) => credential === undefined);
    return { iceServers: mayTry, trial: null };
  }

  /** The browser says which connection at the media server is its own; only that one is ever given rights. */
  async here(connection: C, sid: string): Promise<null | Refusal> {
    const { room, media, clock, presence } = this.deps;
    if (!media.server || !presence.isActive(connection)) return refuse('notAllowed');
    const { member } = connection;
    if (!mayConnect(room.meeting(), member, clock.now())) return refuse('notNow');
    const rights = mediaRights(room.meeting(), member);
    const found = await media.server.here(room.id, member, sid, rights).catch(() => false);
    return found ? null : refuse('notNow');
  }

  /** Relays a signal of the mesh. */
  signal(sender: C, to: { member: MemberId; tab: string }, signal: NewsOf<'media:signal'>['signal']): null | Refusal {
    const meeting = this.deps.room.meeting();
    const carries = this.#isMesh && this.#tabs.get(sender.member) === sender.tab;
    if (!carries || !carriesMedia(meeting, sender.member)) return refuse('notAllowed');
    if (to.member === sender.member || this.#tabs.get(to.member) !== to.tab) return refuse('unknownMember');
    if (!carriesMedia(meeting, to.member)) return refuse('unknownMember');
    const receiver = this.deps.presence.of(to.member).find(({ tab }) => tab === to.tab);
    receiver?.emit('media:signal', { from: sender.member, tab: sender.tab, signal });
    return receiver ? null : refuse('unavailable');
  }

  /**
   * Relays a message of the key exchange, to one tab or to everybody whose media are carried. The server can read none of
   * them.
   */
  keyNote(sender: C, to: { member: MemberId; tab: string } | null, note: NewsOf<'media:key'>['note']): null | Refusal {
    const meeting = this.deps.room.meeting();
    if (!meeting.settings.encrypted) return refuse('notNow');
    if (!this.#exchangesKeys(sender)) return refuse('notAllowed');
    const others = this.deps.inRoom().filter((one) => one.member !== sender.member && this.#exchangesKeys(one));
    const receivers = to ? others.filter((one) => one.member === to.member && one.tab === to.tab) : others;
    if (to && receivers.length === 0) return refuse('unknownMember');
    const news = { from: { member: sender.member, tab: sender.tab }, note };
    for (const receiver of receivers) receiver.emit('media:key', news);
    return null;
  }

  /** Pushes the rights that a commit changed. A media server that is down delays nobody. */
  committed(change: MeetingChange): void {
    const { before, after } = change;
    const { room, media, clock, mediaFault } = this.deps;
    this.#forgetTabs((member) => !this.#isCarried(after, member));
    const { changed, removed } = mediaChanges(change, clock.now());
    for (const { member, rights } of changed) media.change(room.id, member, rights).catch(mediaFault);
    for (const member of removed) {
      const admission = seatOf(after, member)?.admission;
      const why = admission === 'removed' || admission === 'refused' ? 'removed' : 'left';
      media.remove(room.id, member, why).catch(mediaFault);
    }
    if (isClosed(after) && !isClosed(before)) media.close(room.id).catch(mediaFault);
  }

  arrived(connection: C): void {
    // A browser that connected in the lobby did not get the names of others who came meanwhile.
    const { server } = this.deps.media;
    if (server) connection.emit('media:who', server.names(this.deps.room.id));
  }

  /** Sessions of a member ended; `cut` and `left` are their tabs here. Media that flow beside a socket do not end with it. */
  sessionsEnded(member: MemberId, cut: ReadonlySet<string>, left: ReadonlySet<string>): void {
    const tab = this.#tabs.get(member);
    // Nobody can tell which session a page without a socket belongs to, so it counts as lost.
    const isLost = tab !== undefined && (cut.has(tab) || !left.has(tab));
    if (isLost) this.#forgetTabs((one) => one === member);
    // An earlier ticket may be in use at the media server: it is ended too, and the page that stays asks for a new one.
    if (isLost || cut.size > 0 || left.size === 0)
      this.deps.media.remove(this.deps.room.id, member, 'removed').catch(this.deps.mediaFault);
  }

  /** The media server moved these members to another room: their browsers ask for a new ticket. */
  moved(members: readonly MemberId[]): void {
    for (const member of members)
      for (const one of this.deps.presence.of(member)) one.emit('media:again', { reason: 'moved' });
  }

  /** The meeting leaves memory and may go on later. A media server that is down must not keep this server from stopping. */
  close(): void {
    this.#tabs.clear();
    this.deps.media.close(this.deps.room.id, 'unloaded').catch(this.deps.mediaFault);
  }

  get #isMesh(): boolean {
    return this.deps.media.kind === 'mesh';
  }

  /** Whether this member's sound and picture are carried, or soon will be. */
  #isCarried(meeting: Meeting, member: MemberId): boolean {
    const { media, clock } = this.deps;
    return media.server ? mayConnect(meeting, member, clock.now()) : carriesMedia(meeting, member);
  }

  #exchangesKeys(one: C): boolean {
    return this.deps.presence.isActive(one) && carriesMedia(this.deps.room.meeting(), one.member);
  }

  #forgetTabs(isGone: (member: MemberId) => boolean): void {
    const gone = [...this.#tabs.keys()].filter(isGone);
    for (const member of gone) this.#tabs.delete(member);
    if (this.#isMesh && gone.length > 0) this.#announceTabs();
  }

  #announceTabs(): void {
    const tabs = [...this.#tabs].map(([member, tab]) => ({ member, tabs: [tab] }));
    this.deps.channel.emit('media:tabs', tabs);
  }
}
