import type { Proof } from '../../../shared/encryption/keyExchange';
import type { MemberId } from '../../../shared/meeting/state';
import type { OwnTracks } from '../devices/ownMedia';
import type { MediaStatus, NetworkQuality } from '../mediaState';
import type { PictureSize } from '../pictureSize';

/** What arrives from one member, before anybody asked whether it may be played or shown. */
export type RemotePeer = {
  tracks: OwnTracks;
  /** What is switched on at the other end. A track may stay open and silent while it is off, so that speaking again is instant. */
  on: Readonly<Record<'microphone' | 'camera' | 'screen', boolean>>;
  /** Whether they speak, where the media server measures it; null leaves that to `MediaRoom`. */
  speaking: boolean | null;
  network: NetworkQuality;
  proof: Proof;
  /** False where only a proven browser may be heard and seen, and this one has not proved itself. */
  trusted: boolean;
};

/**
 * Who may receive what I send. `isOpen`: nobody is in a breakout, so whoever sits down next may have it too, as soon as a media
 * server lets them hear.
 */
export type Audience = { readonly members: ReadonlySet<MemberId>; readonly isOpen: boolean };

/** Whose cameras a transport can carry. */
export type Capacity = 'everybody' | readonly MemberId[];

/**
 * Carries tracks between browsers, and nothing else: who may send and hear, what is played and what is shown is decided once,
 * in `MediaRoom`. A transport calls `changed` whenever one of its answers may be another one.
 */
export interface MediaTransport {
  /** Asks for a ticket and connects, for as long as it takes; again after `suspend`. */
  connect(): Promise<void>;
  status(): MediaStatus;
  /** Sends these tracks from now on, to nobody but this audience. */
  publish(tracks: OwnTracks, audience: Audience): void;
  /** Sends nothing to anybody. */
  withdraw(): void;
  peers(): ReadonlyMap<MemberId, RemotePeer>;
  /** Asks for a member's camera in the size in which it is drawn. */
  request(member: MemberId, size: PictureSize): void;
  /** The level of a member's voice now, from 0 to 1. */
  level(member: MemberId): number;
  /** Whose cameras can be carried now. A shared screen is carried only while everybody's cameras are. */
  capacity(): Capacity;
  /** My own network, as far as the transport can tell it from the networks of the others. */
  quality(): 'good' | 'poor';
  /** The browser put the page aside: what it sends must end, and `connect` begins again. */
  suspend(): void;
  close(): void;
}

/** `changed` is not called before the transport has been handed back. */
export type OpenTransport = (changed: () => void) => MediaTransport;
