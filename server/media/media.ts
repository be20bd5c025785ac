import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { MediaRights } from '../../shared/meeting/rights/media';
import type { MeetingId, MemberId } from '../../shared/meeting/state';
import type { MediaTicket } from '../../shared/protocol/media';

/** Where sound and picture flow. Rights are derived from the meeting's state and pushed when they change; media never blocks the agenda. */
export interface Media {
  readonly kind: 'mesh' | 'livekit' | 'none';
  /** A ticket without rights, or none where the meeting has just closed. */
  join(meeting: MeetingId, member: MemberId): Promise<MediaTicket>;
  change(meeting: MeetingId, member: MemberId, rights: MediaRights): Promise<void>;
  /** `removed`: put out by the others, so what this member still holds must open nothing. `left`: went by themselves. */
  remove(meeting: MeetingId, member: MemberId, why: 'left' | 'removed'): Promise<void>;
  /** `ended`: everybody leaves by themselves first. `unloaded`: nobody has been at the meeting for a while; it may go on later. */
  close(meeting: MeetingId, why?: 'ended' | 'unloaded'): Promise<void>;
  stop(): Promise<void>;
  /** Only where a media server of its own carries sound and picture. */
  readonly server?: MediaServer;
}

/** What a media server that browsers connect to directly needs besides. */
export interface MediaServer {
  /** Addresses that browsers connect to, for the page's content policy; null when it is reached through this app. */
  readonly origin: string | null;
  /** The names under which members are known there, for browsers to tell whose picture is whose. */
  names(meeting: MeetingId): Record<string, MemberId>;
  /**
   * The member's own socket says which connection there is theirs; only that one is ever given rights. False when no such
   * connection is in the meeting's current room: the browser then asks for a new ticket.
   */
  here(meeting: MeetingId, member: MemberId, connection: string, rights: MediaRights): Promise<boolean>;
  /** A ticket for an empty room of one, without rights and soon gone: a browser tries its connection with it before it is let in. */
  trial(): Promise<{ url: string; token: string }>;
  /** Everybody's place changed (somebody was removed, the media server came back): ask for a new ticket. */
  onMoved(listener: (meeting: MeetingId, members: MemberId[]) => void): void;
  /** What the media server itself reports, where it was told to; false when it is not signed by it. Never needed. */
  report?(body: string, authorization: string | undefined): Promise<boolean>;
  /** Passes the media server's socket through this app's own address. */
  serveOn?(server: Server, origins: RequestOrigins): MediaProxy;
}

/** What the app knows about where a request comes from. */
export interface RequestOrigins {
  /** Whether a page of ours asks: a foreign page must not use somebody's ticket. */
  isOwn(request: IncomingMessage): boolean;
  /** The address that limits count for: the browser's own, also behind a proxy. */
  addressOf(request: IncomingMessage): string;
}

/** Passes requests through this app to a media server that only this computer reaches. */
export interface MediaProxy {
  /** Whether this upgrade is answered by the proxy. */
  takes(request: IncomingMessage): boolean;
  /** Answers what may be asked besides; false when this is no such question. */
  answer(request: IncomingMessage, response: ServerResponse): boolean;
  /** Closes the open connections and takes no more: a web server cannot close while they last. */
  end(): void;
}
