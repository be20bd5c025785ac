import type { MediaRights } from '../../../shared/meeting/rights/media';
import type { MemberId } from '../../../shared/meeting/state';
import type { RemoteMedia } from '../mediaState';
import type { PictureSize } from '../pictureSize';
import { areTogether, closedRights, type Receivable, receivable } from '../rights';
import type { MediaTransport, RemotePeer } from '../transports/transport';
import { createSoundOutput, type SoundOutput } from './soundOutput';
import { createSpeakingDetection } from './speakingDetection';

/** What the meeting allows and the screen draws, asked anew each time. */
export type ReceivingRules = {
  mine(): MediaRights;
  theirs(member: MemberId): MediaRights;
  sizeOf(member: MemberId): PictureSize;
};

/** The receiving side: plays what may be heard, draws what may be seen, and asks for pictures in the size they are drawn. */
export interface Receiver {
  sound: SoundOutput;
  remote(): ReadonlyMap<MemberId, RemoteMedia>;
  /** Something about rights, sizes or tracks changed. */
  update(): void;
  close(): void;
}

type Shown = { track: MediaStreamTrack; stream: MediaStream };
type Streams = { camera: Shown | null; screen: Shown | null };

const shownFields = ['camera', 'screen', 'microphoneOn', 'speaking', 'network', 'proof'] as const;
/** The same object as long as nothing in it changed, so that screens draw again only what did. */
const keep = (before: RemoteMedia | undefined, now: RemoteMedia): RemoteMedia =>
  before !== undefined && shownFields.every((field) => before[field] === now[field]) ? before : now;

const nobody: ReadonlyMap<MemberId, RemotePeer> = new Map();

export function createReceiver(transport: MediaTransport, rules: ReceivingRules, changed: () => void): Receiver {
  const sound = createSoundOutput(changed);
  const streams = new Map<MemberId, Streams>();
  let remote: ReadonlyMap<MemberId, RemoteMedia> = new Map();

  /** Somebody in the lobby may be connected already; nobody is heard or shown there. */
  const peers = () => (rules.mine().hear === 'notSeated' ? nobody : transport.peers());
  const mayReceive = (member: MemberId, peer: RemotePeer): Receivable =>
    receivable(rules.mine(), peer.trusted ? rules.theirs(member) : closedRights);

  const detection = createSpeakingDetection(
    () =>
      [...peers()]
        .filter(([member, peer]) => peer.speaking === null && peer.on.microphone && mayReceive(member, peer).microphone)
        .map(([member]) => member),
    transport.level,
    changed,
  );

  /** Keeps one stream per track: a video element must not start again because something else changed. */
  function streamOf(member: MemberId, kind: 'camera' | 'screen', track: MediaStreamTrack | null): MediaStream | null {
    if (track === null) return null;
    const known = streams.get(member) ?? { camera: null, screen: null };
    streams.set(member, known);
    const shown = known[kind];
    if (shown?.track === track) return shown.stream;
    const stream = new MediaStream([track]);
    known[kind] = { track, stream };
    return stream;
  }
  function draw(member: MemberId, peer: RemotePeer): RemoteMedia {
    const may = mayReceive(member, peer);
    const { on, tracks, proof } = peer;
    const showsCamera = may.camera && on.camera && rules.sizeOf(member) !== 'hidden';
    const isOpen = may.microphone && on.microphone;
    return {
      member,
      camera: showsCamera ? streamOf(member, 'camera', tracks.camera) : null,
      screen: may.screen && on.screen ? streamOf(member, 'screen', tracks.screen) : null,
      microphoneOn: isOpen,
      speaking: isOpen && (peer.speaking ?? detection.speaks(member)),
      // Nothing is to come from another breakout, so there is nothing to say of the way.
      network: areTogether(rules.mine(), rules.theirs(member)) ? peer.network : 'good',
      proof,
    };
  }
  /** A track that must not be heard or seen is switched off and in no element, whatever the other browser sends. */
  function play(member: MemberId, peer: RemotePeer): void {
    const may = mayReceive(member, peer);
    const { microphone, camera, screen, screenSound } = peer.tracks;
    if (microphone) microphone.enabled = may.microphone && may.plays;
    if (camera) camera.enabled = may.camera;
    if (screen) screen.enabled = may.screen;
    if (screenSound) screenSound.enabled = may.screen && may.plays;
    const audible: MediaStreamTrack[] = [];
    if (may.microphone && may.plays && microphone) audible.push(microphone);
    if (may.screen && may.plays && peer.on.screen && screenSound) audible.push(screenSound);
    sound.play(member, audible);
    transport.request(member, may.camera ? rules.sizeOf(member) : 'hidden');
  }

  return {
    sound,
    remote: () => {
      const drawn = new Map<MemberId, RemoteMedia>();
      for (const [member, peer] of peers()) drawn.set(member, keep(remote.get(member), draw(member, peer)));
      const same = drawn.size === remote.size && [...drawn].every(([member, one]) => remote.get(member) === one);
      if (!same) remote = drawn;
      return remote;
    },
    update: () => {
      const here = peers();
      for (const [member, peer] of here) play(member, peer);
      for (const member of sound.members()) if (!here.has(member)) sound.forget(member);
      for (const member of streams.keys()) if (!here.has(member)) streams.delete(member);
    },
    close: () => {
      detection.stop();
      sound.close();
    },
  };
}
