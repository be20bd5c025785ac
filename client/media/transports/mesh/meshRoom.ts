import type { MediaRights } from '../../../../shared/meeting/rights';
import type { Meeting, MeetingId, MemberId } from '../../../../shared/meeting/state';
import type { IceServer, SignalNews } from '../../../../shared/protocol/media';
import type { Connection } from '../../../connection/roomState';
import { createSpeaking, loudness } from '../../devices/level';
import { ownAsLocal } from '../../devices/ownAsLocal';
import type { OwnMedia, OwnTracks } from '../../devices/ownMedia';
import { createSeal, type End } from '../../encryption/fingerprints';
import { closedRights, type MediaRoom, type MediaState, type RemoteMedia } from '../../mediaRoom';
import { onAside } from '../../onAside';
import { createSoundOutput } from '../../playback/soundOutput';
import { createMeshPair, type MeshPair } from './meshPair';
import { picturesOf } from './meshPictures';
import type { PictureSize } from './pairMessages';
import { weakTowardsMost } from './pairQuality';

const LISTEN_EVERY_MS = 100;
const JOIN_AGAIN_MS = 3_000;

/** Nothing is played from or sent to somebody whose rights are not known yet. */
const silence: OwnTracks = { microphone: null, camera: null, screen: null, screenSound: null };

type Other = {
  end: End;
  pair: MeshPair;
  speaks: (level: number, now: number) => boolean;
  speaking: boolean;
  camera: { track: MediaStreamTrack; stream: MediaStream } | null;
  screen: { track: MediaStreamTrack; stream: MediaStream } | null;
};

/** The same object as long as nothing in it changed, so that screens draw again only what did. */
function keep(before: RemoteMedia | undefined, now: RemoteMedia): RemoteMedia {
  const same =
    before !== undefined &&
    before.camera === now.camera &&
    before.screen === now.screen &&
    before.microphoneOn === now.microphoneOn &&
    before.speaking === now.speaking &&
    before.connection === now.connection &&
    before.proof === now.proof;
  return same ? before : now;
}

export type MeshParts = {
  meeting: MeetingId;
  me: End;
  connection: Connection;
  own: OwnMedia;
  inviteKey: string | null;
  /** Nothing goes to or comes from an end that has not proved itself with the group's key. */
  provenOnly?: boolean;
};

/**
 * Everybody's browser sends to everybody's. What a member may not send is kept back here, and once more left out on the
 * receiving side, so that a changed browser is not heard either.
 */
export function createMeshRoom({ meeting, me, connection, own, inviteKey, provenOnly = false }: MeshParts): MediaRoom {
  const seal = createSeal(meeting, inviteKey);
  const others = new Map<MemberId, Other>();
  const listeners = new Set<() => void>();
  const sound = createSoundOutput(changed);
  const undo: (() => void)[] = [];
  let iceServers: IceServer[] = [];
  let link: MediaState['link'] = 'off';
  let rights: MediaRights = closedRights;
  let remoteRights: ReadonlyMap<MemberId, MediaRights> = new Map();
  let sizes: ReadonlyMap<MemberId, PictureSize> = new Map();
  let pictures: ReturnType<typeof picturesOf> = 'everybody';
  let seen: Meeting | null = null;
  let joined = false;
  let joinTimer = 0;
  /** Introductions that overtook my ticket; they wait for its addresses. */
  const early: (() => void)[] = [];
  let remote: ReadonlyMap<MemberId, RemoteMedia> = new Map();
  let closed = false;
  let state = draw();

  function draw(): MediaState {
    const drawn = new Map<MemberId, RemoteMedia>();
    for (const [member, other] of others) drawn.set(member, keep(remote.get(member), drawOther(other)));
    const same = drawn.size === remote.size && [...drawn].every(([member, one]) => remote.get(member) === one);
    if (!same) remote = drawn;
    const weak = weakTowardsMost([...remote.values()].map(({ connection }) => connection));
    return { link, local: ownAsLocal(own.state(), sound.blocked()), remote, weak };
  }
  function changed(): void {
    state = draw();
    for (const listener of [...listeners]) listener();
  }

  const rightsOf = (member: MemberId) => remoteRights.get(member) ?? closedRights;
  /** Both ends go by the meeting, not by what a screen happens to draw. */
  const travels = (member: MemberId) => pictures === 'everybody' || pictures.includes(member);
  const sizeOf = (member: MemberId): PictureSize => (travels(member) ? (sizes.get(member) ?? 'small') : 'hidden');
  /** Keeps one stream per track: a video element must not start again because something else changed. */
  function streamOf(other: Other, kind: 'camera' | 'screen', track: MediaStreamTrack | null): MediaStream | null {
    if (track === null) return null;
    const known = other[kind];
    if (known?.track === track) return known.stream;
    const stream = new MediaStream([track]);
    other[kind] = { track, stream };
    return stream;
  }
  const isTrusted = (pair: MeshPair) => !provenOnly || pair.proof() === 'verified';
  /** What of somebody's sending may reach me: their right to send it and mine to hear. */
  function allowed({ end, pair }: Other): { microphone: boolean; camera: boolean; screen: boolean } {
    const theirs = isTrusted(pair) ? rightsOf(end.member) : closedRights;
    const hear = rights.hear === null;
    return {
      microphone: hear && theirs.microphone === null,
      camera: hear && theirs.camera === null,
      screen: hear && theirs.screen === null,
    };
  }
  function drawOther(other: Other): RemoteMedia {
    const may = allowed(other);
    const have = other.pair.having();
    const tracks = other.pair.received();
    const visible = may.camera && have.camera && sizeOf(other.end.member) !== 'hidden';
    return {
      member: other.end.member,
      camera: visible ? streamOf(other, 'camera', tracks.camera) : null,
      screen: may.screen && have.screen ? streamOf(other, 'screen', tracks.screen) : null,
      microphoneOn: may.microphone && have.microphone,
      speaking: may.microphone && have.microphone && other.speaking,
      connection: other.pair.link(),
      proof: other.pair.proof(),
    };
  }

  /** Sending side: what I may send, and only to those who may hear. */
  function give(): void {
    const mine = own.tracks();
    const tracks = travels(me.member) ? mine : { ...mine, camera: null };
    for (const { end, pair } of others.values()) {
      pair.give(isTrusted(pair) && rightsOf(end.member).hear === null ? tracks : silence);
    }
  }
  /** Receiving side: a track that must not be heard is switched off and in no element. */
  function hear(): void {
    for (const other of others.values()) {
      const may = allowed(other);
      const tracks = other.pair.received();
      if (tracks.microphone) tracks.microphone.enabled = may.microphone;
      if (tracks.camera) tracks.camera.enabled = may.camera;
      if (tracks.screen) tracks.screen.enabled = may.screen;
      if (tracks.screenSound) tracks.screenSound.enabled = may.screen;
      const audible: MediaStreamTrack[] = [];
      if (may.microphone && tracks.microphone) audible.push(tracks.microphone);
      if (may.screen && other.pair.having().screen && tracks.screenSound) audible.push(tracks.screenSound);
      sound.play(other.end.member, audible);
      other.pair.want(may.camera ? sizeOf(other.end.member) : 'hidden');
    }
  }
  function allowOwn(): void {
    own.allow({
      microphone: rights.microphone === null,
      camera: rights.camera === null,
      screen: rights.screen === null && pictures === 'everybody',
    });
  }
  /** Where many meet, pictures and screens go by the floor. */
  function noteMeeting(): void {
    const { meeting: now } = connection.state();
    if (now === seen) return;
    seen = now;
    const before = String(pictures);
    pictures = now === null ? 'everybody' : picturesOf(now);
    if (String(pictures) === before) return;
    allowOwn();
    settle();
  }
  function settle(): void {
    give();
    hear();
    changed();
  }

  function meet(end: End): Other {
    const known = others.get(end.member);
    if (known?.end.tab === end.tab) return known;
    if (known) part(end.member);
    const pair = createMeshPair({
      iceServers,
      polite: me.tab < end.tab,
      send: (signal) => void connection.ask('media:signal', { to: end.member, tab: end.tab, signal }),
      seal: (sdp) => seal.seal(me, end, sdp),
      check: (sdp, mac) => seal.check(end, me, sdp, mac),
      toMany: () => pictures !== 'everybody',
      changed: () => {
        if (closed) return;
        if (provenOnly) give();
        hear();
        changed();
      },
    });
    const other: Other = { end, pair, speaks: createSpeaking(), speaking: false, camera: null, screen: null };
    others.set(end.member, other);
    settle();
    return other;
  }
  function part(member: MemberId): void {
    others.get(member)?.pair.close();
    others.delete(member);
    sound.forget(member);
  }

  function noteTabs(news: { member: MemberId; tabs: string[] }[]): void {
    if (!joined) {
      early.push(() => noteTabs(news));
      return;
    }
    const now = new Map(news.map(({ member, tabs }) => [member, tabs[0]]));
    for (const { end } of [...others.values()]) if (now.get(end.member) !== end.tab) part(end.member);
    // Another tab of mine took over, or I am no longer in the circle: this one falls silent.
    if (now.get(me.member) !== me.tab) for (const member of [...others.keys()]) part(member);
    else for (const [member, tab] of now) if (member !== me.member && tab !== undefined) meet({ member, tab });
    settle();
  }
  function noteSignal({ from, tab, signal }: SignalNews): void {
    if (from === me.member) return;
    if (joined) meet({ member: from, tab }).pair.receive(signal);
    else early.push(() => noteSignal({ from, tab, signal }));
  }

  function listenToVoices(): void {
    let turned = false;
    const now = performance.now();
    for (const other of others.values()) {
      // Asking a connection for its level makes the page wait for it, so that only who can be heard is asked.
      const isOpen = other.pair.having().microphone && allowed(other).microphone;
      const speaking = other.speaks(isOpen ? loudness(other.pair.level()) : 0, now);
      turned = turned || speaking !== other.speaking;
      other.speaking = speaking;
    }
    if (turned) changed();
  }
  async function join(): Promise<void> {
    link = joined ? 'reconnecting' : 'connecting';
    changed();
    const answer = await connection.ask('media:join', {});
    if (closed) return;
    if (answer.ok && answer.value.kind === 'mesh') {
      iceServers = answer.value.iceServers;
      link = 'here';
      joined = true;
      for (const late of early.splice(0)) late();
      for (const { pair } of others.values()) if (pair.link() !== 'good') pair.restart();
    } else if (connection.state().link.kind === 'here') {
      link = 'unavailable';
      window.clearTimeout(joinTimer);
      joinTimer = window.setTimeout(() => void join(), JOIN_AGAIN_MS);
    } else link = 'reconnecting'; // asked again when the line is back
    settle();
  }
  /** A new network under the same browser: look for new ways at once instead of waiting for the old ones to die. */
  const changeNetwork = () => {
    for (const { pair } of others.values()) pair.restart();
  };

  function watch(): void {
    let wasHere = connection.state().link.kind === 'here';
    noteMeeting();
    undo.push(
      connection.on('media:tabs', noteTabs),
      connection.on('media:signal', noteSignal),
      connection.subscribe(() => {
        noteMeeting();
        const isHere = connection.state().link.kind === 'here';
        if (isHere === wasHere) return;
        wasHere = isHere;
        if (isHere) void join();
        else {
          link = 'reconnecting';
          changed();
        }
      }),
      own.subscribe(() => {
        give();
        sound.playThrough(own.state().chosen.speaker);
        changed();
      }),
    );
    const timer = window.setInterval(listenToVoices, LISTEN_EVERY_MS);
    window.addEventListener('online', changeNetwork);
    undo.push(onAside({ aside: putAside, back: () => void join(), gone: close }), () => {
      window.clearInterval(timer);
      window.removeEventListener('online', changeNetwork);
    });
    sound.playThrough(own.state().chosen.speaker);
  }
  function putAside(): void {
    joined = false;
    for (const member of [...others.keys()]) part(member);
    changed();
  }
  function close(): void {
    if (closed) return;
    closed = true;
    window.clearTimeout(joinTimer);
    for (const stop of undo) stop();
    for (const member of [...others.keys()]) part(member);
    sound.close();
    link = 'off';
    changed();
    listeners.clear();
  }

  return {
    state: () => state,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    connect: async () => {
      if (undo.length === 0) watch();
      await join();
    },
    setRights: (now) => {
      rights = now;
      allowOwn();
      settle();
    },
    setRemoteRights: (now) => {
      remoteRights = now;
      settle();
    },
    setMicrophone: (on) => own.setMicrophone(on),
    setCamera: (on) => own.setCamera(on),
    shareScreen: (on) => own.shareScreen(on),
    setVisible: (now) => {
      sizes = now;
      settle();
    },
    resumeSound: () => sound.resume(),
    placeSound: (into) => sound.place(into),
    close,
  };
}
