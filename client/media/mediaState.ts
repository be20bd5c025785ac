import type { Proof } from '../../shared/encryption/keyExchange';
import type { MemberId } from '../../shared/meeting/state';
import type { DeviceProblem } from './devices/devices';

/** How well a member's sound and picture get through to this browser. `gone`: no way was found. */
export type NetworkQuality = 'good' | 'poor' | 'reconnecting' | 'gone';

/** One member's live picture and sound as features see them, whatever carries them. */
export type RemoteMedia = {
  member: MemberId;
  camera: MediaStream | null;
  screen: MediaStream | null;
  microphoneOn: boolean;
  speaking: boolean;
  network: NetworkQuality;
  /**
   * `verified`: the other browser proved with the key of the invite that nobody sits between us. `forged`: its proof does not
   * fit our key; then nothing of theirs can be opened here, and nothing of ours there.
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
  /** The browser holds sound back until somebody clicks (autoplay). */
  needsClick: boolean;
};

/** `off`: nothing is carried. `unavailable`: the server gives no ticket at the moment; it is asked again. */
export type MediaStatus = 'connecting' | 'here' | 'reconnecting' | 'unavailable' | 'off';

export type MediaState = {
  status: MediaStatus;
  local: LocalMedia;
  remote: ReadonlyMap<MemberId, RemoteMedia>;
  /** My own network is poor, whoever it leads to. */
  poorNetwork: boolean;
};
