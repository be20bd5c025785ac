import type { MediaRights } from '../../../../shared/meeting/rights';
import type { MemberId } from '../../../../shared/meeting/state';
import type { Connection } from '../../../connection/roomState';
import { ownAsLocal } from '../../devices/ownAsLocal';
import type { OwnMedia, OwnTracks } from '../../devices/ownMedia';
import type { MediaSecret } from '../../encryption/mediaSecret';
import { closedRights, type MediaRoom, type MediaState, type RemoteMedia } from '../../mediaRoom';
import { onAside } from '../../onAside';
import { createSoundOutput } from '../../playback/soundOutput';
import type { PictureSize } from '../mesh/pairMessages';
import { createEntrance } from './connector';
import type { Kind } from './publisher';
import type { Arriving } from './roomConnection';

const silence: OwnTracks = { microphone: null, camera: null, screen: null, screenSound: null };

type Shown = { track: MediaStreamTrack; stream: MediaStream };
type Other = { camera: Shown | null; screen: Shown | null };

/** The same object as long as nothing in it changed, so that screens draw again only what did. */
function keep(before: RemoteMedia | undefined, now: RemoteMedia): RemoteMedia {
  if (before === undefined) return now;
  const keys = ['camera', 'screen', 'microphoneOn', 'speaking', 'connection', 'proof'] as const;
  return keys.every((key) => before[key] === now[key]) ? before : now;
}

/**
 * Sound and picture through LiveKit. It connects while somebody still checks their devices, without any right; sitting down is
 * then a grant. What a member may send is kept at the media server; here it is left out once more, for the same picture in all adapters.
 */
export function createLivekitRoom({
  me,
  connection,
  own,
  secret = null,
}: {
  me: MemberId;
  connection: Connection;
  own: OwnMedia;
  /** With it everything is encrypted from browser to browser, and nothing is sent before it holds a key. */
  secret?: MediaSecret | null;
}): MediaRoom {
  const listeners = new Set<() => void>();
  const undo: (() => void)[] = [];
  const sound = createSoundOutput(changed);
  let entrance = createEntrance(connection, secret, settle);
  const others = new Map<MemberId, Other>();
  let names: Readonly<Record<string, MemberId>> = {};
  let rights: MediaRights = closedRights;
  let remoteRights: ReadonlyMap<MemberId, MediaRights> = new Map();
  let sizes: ReadonlyMap<MemberId, PictureSize> = new Map();
  let remote: ReadonlyMap<MemberId, RemoteMedia> = new Map();
  let begun = false;
  let closed = false;
  let state = draw();

  /** Connected, and not in the circle yet: nothing is sent and nothing heard. */
  function isWarm(): boolean {
    return rights.hear === 'notSeated';
  }

  function linkNow(): MediaState['link'] {
    if (!begun || closed) return 'off';
    const line = entrance.present();
    if (line === null) return entrance.isClosed() ? 'unavailable' : 'connecting';
    return line.link() === 'here' ? 'here' : 'reconnecting';
  }
  function draw(): MediaState {
    const drawn = new Map<MemberId, RemoteMedia>();
    for (const [member, name] of there()) {
      const one = arriving(name);
      if (one) drawn.set(member, keep(remote.get(member), drawOther(member, one)));
    }
    const same = drawn.size === remote.size && [...drawn].every(([member, one]) => remote.get(member) === one);
    if (!same) remote = drawn;
    const weak = entrance.present()?.weak() ?? false;
    return { link: linkNow(), local: ownAsLocal(own.state(), sound.blocked()), remote, weak };
  }
  function changed(): void {
    state = draw();
    for (const listener of [...listeners]) listener();
  }

  /** Who is at the media server under a name that our own server gave to a member; others are not shown and not heard. */
  function there(): Map<MemberId, string> {
    const found = new Map<MemberId, string>();
    if (isWarm()) return found;
    for (const line of [entrance.leaving(), entrance.present()]) {
      for (const name of line?.names() ?? []) {
        const member = Object.hasOwn(names, name) ? names[name] : undefined;
        if (member !== undefined && member !== me) found.set(member, name);
      }
    }
    return found;
  }
  /** During a move each track comes from the new room as soon as something flows in it, until then from the old one. */
  function arriving(name: string): Arriving | null {
    const now = entrance.present()?.arriving(name) ?? null;
    const before = entrance.leaving()?.arriving(name) ?? null;
    if (now === null || before === null) return now ?? before;
    const flowing = (kind: Kind) => (now[kind]?.muted === false ? now[kind] : (before[kind] ?? now[kind]));
    return {
      microphone: flowing('microphone'),
      camera: flowing('camera'),
      screen: flowing('screen'),
      screenSound: flowing('screenSound'),
      speaking: now.speaking || before.speaking,
      connection: now.connection,
    };
  }
  function allowed(member: MemberId): { microphone: boolean; camera: boolean; screen: boolean } {
    const theirs = remoteRights.get(member) ?? closedRights;
    const hear = rights.hear === null;
    return {
      microphone: hear && theirs.microphone === null,
      camera: hear && theirs.camera === null,
      screen: hear && theirs.screen === null,
    };
  }
  const sizeOf = (member: MemberId): PictureSize => (document.hidden ? 'hidden' : (sizes.get(member) ?? 'small'));

  /** Keeps one stream per track: a video element must not start again because something else changed. */
  function streamOf(member: MemberId, kind: 'camera' | 'screen', track: MediaStreamTrack | null): MediaStream | null {
    if (track === null) return null;
    const other = others.get(member) ?? { camera: null, screen: null };
    others.set(member, other);
    const known = other[kind];
    if (known?.track === track) return known.stream;
    const stream = new MediaStream([track]);
    other[kind] = { track, stream };
    return stream;
  }
  function drawOther(member: MemberId, one: Arriving): RemoteMedia {
    const may = allowed(member);
    const lost = linkNow() === 'reconnecting' && entrance.leaving() === null;
    return {
      member,
      camera: may.camera && sizes.get(member) !== 'hidden' ? streamOf(member, 'camera', one.camera) : null,
      screen: may.screen ? streamOf(member, 'screen', one.screen) : null,
      microphoneOn: may.microphone && one.microphone !== null,
      speaking: may.microphone && one.microphone !== null && one.speaking,
      connection: lost ? 'reconnecting' : one.connection,
      // Without a key of our own the media server stands between us (D26).
      proof: secret?.proofOf(member) ?? 'unknown',
    };
  }

  function give(): void {
    const isReady = !isWarm() && (secret === null || secret.key() !== null);
    const tracks = isReady ? own.tracks() : silence;
    entrance.present()?.give(tracks);
    entrance.leaving()?.give(tracks);
  }
  function hear(): void {
    const present = there();
    for (const [member, name] of present) {
      const may = allowed(member);
      const one = arriving(name);
      const audible: MediaStreamTrack[] = [];
      if (may.microphone && one?.microphone) audible.push(one.microphone);
      if (may.screen && one?.screenSound) audible.push(one.screenSound);
      sound.play(member, audible);
      const size = may.camera ? sizeOf(member) : 'hidden';
      entrance.present()?.want(name, size);
      entrance.leaving()?.want(name, size);
    }
    for (const member of remote.keys()) {
      if (present.has(member)) continue;
      sound.forget(member);
      others.delete(member);
    }
  }
  function settle(): void {
    if (closed) return;
    give();
    hear();
    changed();
  }

  function watch(): void {
    let wasHere = connection.state().link.kind === 'here';
    undo.push(
      connection.on('media:who', (news) => {
        names = news;
        settle();
      }),
      connection.on('media:again', () => entrance.enter()),
      secret?.subscribe(settle) ?? (() => undefined),
      connection.subscribe(() => {
        const isHere = connection.state().link.kind === 'here';
        if (isHere && !wasHere) void vouchAgain();
        wasHere = isHere;
      }),
      own.subscribe(() => {
        give();
        sound.playThrough(own.state().chosen.speaker);
        changed();
      }),
    );
    document.addEventListener('visibilitychange', settle);
    undo.push(onAside({ aside: putAside, back: () => entrance.enter(), gone: close }), () => {
      document.removeEventListener('visibilitychange', settle);
    });
    sound.playThrough(own.state().chosen.speaker);
  }
  /** After a lost line the server may have been another one meanwhile: it says whether my place there still stands. */
  async function vouchAgain(): Promise<void> {
    const sid = entrance.present()?.sid() ?? null;
    if (sid === null) {
      entrance.enter();
      return;
    }
    const answer = await connection.ask('media:here', { sid });
    if (!closed && !answer.ok && answer.error === 'notNow') entrance.enter();
  }
  function putAside(): void {
    entrance.close();
    entrance = createEntrance(connection, secret, settle);
    settle();
  }
  function close(): void {
    if (closed) return;
    closed = true;
    for (const stop of undo) stop();
    entrance.close();
    secret?.close();
    sound.close();
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
      if (begun) return;
      begun = true;
      watch();
      changed();
      entrance.enter();
    },
    setRights: (now) => {
      rights = now;
      own.allow(
        isWarm()
          ? { microphone: true, camera: true, screen: false }
          : { microphone: now.microphone === null, camera: now.camera === null, screen: now.screen === null },
      );
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
