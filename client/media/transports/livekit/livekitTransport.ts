import type { MemberId } from '../../../../shared/meeting/state';
import type { Connection } from '../../../connection/roomState';
import { noTracks, type OwnTracks } from '../../devices/ownMedia';
import type { MediaSecret } from '../../encryption/mediaSecret';
import type { MediaStatus } from '../../mediaState';
import type { PictureSize } from '../../pictureSize';
import type { Audience, MediaTransport, RemotePeer } from '../transport';
import { createConnector } from './connector';
import type { TrackKind } from './publisher';
import type { Arriving, Circle } from './roomConnection';

export type LivekitDeps = {
  me: MemberId;
  connection: Connection;
  /** With it everything is encrypted from browser to browser, and nothing is sent before it holds a key. */
  secret?: MediaSecret | null;
};

/** A track is `on` as long as the media server passes it on; a muted one does not arrive at all. */
const isOn = ({ microphone, camera, screen }: OwnTracks): RemotePeer['on'] => ({
  microphone: microphone !== null,
  camera: camera !== null,
  screen: screen !== null,
});

/**
 * Sound and picture through a LiveKit server. It connects while somebody still checks their devices, without any right; sitting
 * down is then a grant. The media server keeps the rights as well, so a browser that was changed is stopped there.
 */
export function createLivekitTransport(
  { me, connection, secret = null }: LivekitDeps,
  changed: () => void,
): MediaTransport {
  const undo: (() => void)[] = [];
  const sizes = new Map<MemberId, PictureSize>();
  let connector = createConnector(connection, secret, refresh);
  let identities: Readonly<Record<string, MemberId>> = {};
  let published: OwnTracks = noTracks;
  let audience: Audience = { members: new Set(), isOpen: true };
  let closed = false;

  function status(): MediaStatus {
    if (undo.length === 0 || closed) return 'off';
    const current = connector.current();
    if (current === null) return connector.isRefused() ? 'unavailable' : 'connecting';
    return current.state() === 'here' ? 'here' : 'reconnecting';
  }
  /** The members at the media server, under the identities that our own server gave them; nobody else is heard or shown. */
  function membersThere(): Map<MemberId, string> {
    const found = new Map<MemberId, string>();
    for (const room of [connector.previous(), connector.current()]) {
      for (const identity of room?.identities() ?? []) {
        const member = Object.hasOwn(identities, identity) ? identities[identity] : undefined;
        if (member !== undefined && member !== me) found.set(member, identity);
      }
    }
    return found;
  }
  /** During a move each track comes from the new room as soon as something flows in it, until then from the old one. */
  function arriving(identity: string): Arriving | null {
    const now = connector.current()?.arriving(identity) ?? null;
    const before = connector.previous()?.arriving(identity) ?? null;
    if (now === null || before === null) return now ?? before;
    const flowing = (kind: TrackKind) => (now[kind]?.muted === false ? now[kind] : (before[kind] ?? now[kind]));
    return {
      microphone: flowing('microphone'),
      camera: flowing('camera'),
      screen: flowing('screen'),
      screenSound: flowing('screenSound'),
      speaking: now.speaking || before.speaking,
      network: now.network,
    };
  }
  function peers(): Map<MemberId, RemotePeer> {
    const found = new Map<MemberId, RemotePeer>();
    const isLost = status() === 'reconnecting' && connector.previous() === null;
    for (const [member, identity] of membersThere()) {
      const one = arriving(identity);
      if (one === null) continue;
      const { speaking, network, ...tracks } = one;
      found.set(member, {
        tracks,
        on: isOn(tracks),
        speaking,
        network: isLost ? 'reconnecting' : network,
        // Without a key of our own the media server stands between us.
        proof: secret?.proofOf(member) ?? 'unknown',
        trusted: true,
      });
    }
    return found;
  }

  function send(): void {
    const isReady = secret === null || secret.key() !== null;
    const tracks = isReady ? published : noTracks;
    connector.current()?.publish(tracks, circle());
    connector.previous()?.publish(tracks, circle());
  }
  function publish(tracks: OwnTracks, to: Audience): void {
    published = tracks;
    audience = to;
    send();
  }
  /** Without breakouts the rights that our server gives are enough; in one, sound and picture are exchanged with these alone. */
  function circle(): Circle {
    if (audience.isOpen) return 'everybody';
    return Object.entries(identities).flatMap(([identity, member]) => (audience.members.has(member) ? [identity] : []));
  }
  /** A page in the background draws nothing, so it asks for no picture. */
  function ask(member: MemberId, identity: string): void {
    const wanted = sizes.get(member);
    if (wanted === undefined) return;
    const size = document.hidden ? 'hidden' : wanted;
    connector.current()?.request(identity, size);
    connector.previous()?.request(identity, size);
  }
  function refresh(): void {
    if (closed) return;
    send();
    for (const [member, identity] of membersThere()) ask(member, identity);
    changed();
  }

  function watch(): void {
    let wasHere = connection.state().link.kind === 'here';
    undo.push(
      connection.on('media:who', (news) => {
        identities = news;
        refresh();
      }),
      connection.on('media:again', () => connector.enter()),
      secret?.subscribe(refresh) ?? (() => undefined),
      connection.subscribe(() => {
        const isHere = connection.state().link.kind === 'here';
        if (isHere && !wasHere) void vouchAgain();
        wasHere = isHere;
      }),
    );
    document.addEventListener('visibilitychange', refresh);
    undo.push(() => document.removeEventListener('visibilitychange', refresh));
  }
  /** After a lost connection the server may have been another one meanwhile: it says whether my place there still stands. */
  async function vouchAgain(): Promise<void> {
    const sid = connector.current()?.sid() ?? null;
    if (sid === null) {
      connector.enter();
      return;
    }
    const answer = await connection.ask('media:here', { sid });
    if (!closed && !answer.ok && answer.error === 'notNow') connector.enter();
  }

  return {
    connect: async () => {
      if (undo.length === 0) watch();
      changed();
      connector.enter();
    },
    status,
    publish,
    withdraw: () => publish(noTracks, audience),
    peers,
    request: (member, size) => {
      sizes.set(member, size);
      const identity = membersThere().get(member);
      if (identity !== undefined) ask(member, identity);
    },
    level: () => 0,
    capacity: () => 'everybody',
    quality: () => (connector.current()?.isPoor() ? 'poor' : 'good'),
    suspend: () => {
      connector.close();
      connector = createConnector(connection, secret, refresh);
      changed();
    },
    close: () => {
      closed = true;
      for (const stop of undo) stop();
      connector.close();
      secret?.close();
    },
  };
}
