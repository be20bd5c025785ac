import type { Proof } from '../../shared/encryption/keyExchange';
import type { MediaRights } from '../../shared/meeting/rights';
import type { MemberId } from '../../shared/meeting/state';
import type { DeviceProblem } from './devices/devices';

/** One member's live picture and sound as features see it; adapters: mesh, LiveKit, none. */
export type RemoteMedia = {
  member: MemberId;
  camera: MediaStream | null;
  screen: MediaStream | null;
  microphoneOn: boolean;
  speaking: boolean;
  connection: 'good' | 'poor' | 'reconnecting' | 'gone';
  /**
   * Verified: the other end proved, with the key of the invite, that nobody sits between us (D26). Forged: its proof does not fit
   * our key; then nothing of theirs can be opened here, and nothing of ours there.
   */
  proof: Proof;
};

export type OwnDevice = 'off' | 'on' | DeviceProblem;

export type LocalMedia = {
  microphone: OwnDevice;
  camera: OwnDevice;
  screen: 'off' | 'asking' | 'on';
  /** My own picture for the preview. */
  picture: MediaStream | null;
  /** 0 to 1, smoothed, some ten times a second. */
  level: number;
  speaking: boolean;
  /** Sound cannot start before a click (autoplay). */
  needsClick: boolean;
};

export type MediaState = {
  /** `off`: this adapter carries nothing. `unavailable`: the server gives no way in at the moment; it is asked again. */
  link: 'connecting' | 'here' | 'reconnecting' | 'unavailable' | 'off';
  local: LocalMedia;
  remote: ReadonlyMap<MemberId, RemoteMedia>;
  /** My own connection is weak, whoever it leads to. */
  weak: boolean;
};

export interface MediaRoom {
  state(): MediaState;
  subscribe(listener: () => void): () => void;
  connect(): Promise<void>;
  /** My own rights as the meeting's state gives them: closes tracks that are not allowed, opens them again afterwards if I had them on. */
  setRights(rights: MediaRights): void;
  /** Rights of the others: what they may not send is not played here either (receiving side). */
  setRemoteRights(rights: ReadonlyMap<MemberId, MediaRights>): void;
  setMicrophone(on: boolean): Promise<void>;
  setCamera(on: boolean): Promise<void>;
  shareScreen(on: boolean): Promise<void>;
  /** Which picture is drawn large, and which are drawn at all, so that adapters can save bandwidth. */
  setVisible(sizes: ReadonlyMap<MemberId, 'large' | 'small' | 'hidden'>): void;
  /** After a click: lets the sound start that the browser held back. */
  resumeSound(): Promise<void>;
  /** Where the elements that play the others' sound live in the page; null takes them out again. */
  placeSound(into: HTMLElement | null): void;
  close(): void;
}

/** Of somebody who has no seat. */
export const closedRights: MediaRights = {
  microphone: 'notSeated',
  camera: 'notSeated',
  screen: 'notSeated',
  hear: 'notSeated',
};
