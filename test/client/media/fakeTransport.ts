import { noTracks, type OwnTracks } from '../../../client/media/devices/ownMedia';
import type { MediaStatus } from '../../../client/media/mediaState';
import type { PictureSize } from '../../../client/media/pictureSize';
import type { Audience, Capacity, MediaTransport, RemotePeer } from '../../../client/media/transports/transport';
import type { MemberId } from '../../../shared/meeting/state';
import { FakeTrack } from './devices/fakeDevices';

type Given = Partial<Omit<RemotePeer, 'tracks'>>;

const track = (kind: 'audio' | 'video', name: string) => new FakeTrack(kind, name) as unknown as MediaStreamTrack;
const none: RemotePeer['on'] = { microphone: false, camera: false, screen: false };

/** A transport that the test plays: what was published is kept, and peers come and go as they are told to. */
export class FakeTransport implements MediaTransport {
  readonly there = new Map<MemberId, RemotePeer>();
  readonly requested = new Map<MemberId, PictureSize>();
  readonly measured: MemberId[] = [];
  readonly calls: string[] = [];
  /** Everything that was published, one after the other. */
  readonly given: { tracks: OwnTracks; to: Audience }[] = [];
  levels = new Map<MemberId, number>();
  carries: Capacity = 'everybody';
  sent: { tracks: OwnTracks; to: Audience } | null = null;
  #status: MediaStatus = 'off';
  constructor(readonly changed: () => void) {}

  /** Somebody who sends everything they have, whatever they may. */
  meet(member: MemberId, given: Given = {}): RemotePeer {
    const peer: RemotePeer = {
      tracks: {
        ...noTracks,
        microphone: track('audio', `voice of ${member}`),
        camera: track('video', `camera of ${member}`),
        screen: track('video', `screen of ${member}`),
        screenSound: track('audio', `film of ${member}`),
      },
      on: { ...none, microphone: true, camera: true },
      speaking: null,
      network: 'good',
      proof: 'unknown',
      trusted: true,
      ...given,
    };
    this.there.set(member, peer);
    this.changed();
    return peer;
  }
  part(member: MemberId): void {
    this.there.delete(member);
    this.changed();
  }

  connect = async () => {
    this.calls.push('connect');
    this.#status = 'here';
    this.changed();
  };
  status = () => this.#status;
  publish = (tracks: OwnTracks, to: Audience) => {
    this.sent = { tracks, to };
    this.given.push(this.sent);
  };
  withdraw = () => {
    this.sent = null;
  };
  peers = () => this.there;
  request = (member: MemberId, size: PictureSize) => void this.requested.set(member, size);
  level = (member: MemberId) => {
    this.measured.push(member);
    return this.levels.get(member) ?? 0;
  };
  capacity = () => this.carries;
  quality = () => 'good' as const;
  suspend = () => void this.calls.push('suspend');
  close = () => {
    this.calls.push('close');
    this.#status = 'off';
  };
}
