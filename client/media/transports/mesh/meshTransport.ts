import type { Endpoint } from '../../../../shared/encryption/keys';
import type { Meeting, MeetingId, MemberId } from '../../../../shared/meeting/state';
import type { IceServer, SignalNews } from '../../../../shared/protocol/media';
import type { Connection } from '../../../connection/roomState';
import { noTracks, type OwnTracks } from '../../devices/ownMedia';
import { createFingerprintSigner } from '../../encryption/fingerprints';
import type { MediaStatus } from '../../mediaState';
import type { Audience, Capacity, MediaTransport, RemotePeer } from '../transport';
import { createMeshPair, type MeshPair } from './meshPair';
import { picturesOf } from './meshPictures';
import { isPoorTowardsMost } from './pairQuality';

const JOIN_AGAIN_MS = 3_000;

export type MeshDeps = {
  meeting: MeetingId;
  me: Endpoint;
  connection: Connection;
  inviteKey: string | null;
  /** Nothing goes to or comes from a browser that has not proved that it has the group's key. */
  provenOnly?: boolean;
};

const nobody: Audience = { members: new Set(), isOpen: false };

type Peer = { end: Endpoint; pair: MeshPair };

/** Everybody's browser sends to everybody's, over one peer connection per pair; our server only introduces them to each other. */
export function createMeshTransport(
  { meeting, me, connection, inviteKey, provenOnly = false }: MeshDeps,
  changed: () => void,
): MediaTransport {
  const signer = createFingerprintSigner(meeting, inviteKey);
  const peers = new Map<MemberId, Peer>();
  const undo: (() => void)[] = [];
  let iceServers: IceServer[] = [];
  let status: MediaStatus = 'off';
  let published: OwnTracks = noTracks;
  let audience = nobody;
  let seen: Meeting | null = null;
  let capacity: Capacity = 'everybody';
  let joined = false;
  let joinTimer = 0;
  /** Introductions that overtook my ticket; they wait for its addresses. */
  const early: (() => void)[] = [];
  let closed = false;

  const isInAudience = ({ end }: Peer) => audience.members.has(end.member);
  const isTrusted = ({ pair }: Peer) => !provenOnly || pair.proof() === 'verified';
  function send(peer: Peer): void {
    peer.pair.publish(isTrusted(peer) && isInAudience(peer) ? published : noTracks);
  }
  function publish(tracks: OwnTracks, to: Audience): void {
    published = tracks;
    audience = to;
    for (const peer of peers.values()) send(peer);
  }
  /** In a large mesh only those who have the floor are seen. */
  function capacityNow(): Capacity {
    const { meeting: now } = connection.state();
    if (now !== seen) {
      seen = now;
      capacity = now === null ? 'everybody' : picturesOf(now, me.member);
    }
    return capacity;
  }

  function meet(end: Endpoint): MeshPair {
    const known = peers.get(end.member);
    if (known?.end.tab === end.tab) return known.pair;
    if (known) part(end.member);
    const pair = createMeshPair({
      iceServers,
      polite: me.tab < end.tab,
      send: (signal) => void connection.ask('media:signal', { to: end.member, tab: end.tab, signal }),
      sign: (sdp) => signer.sign(me, end, sdp),
      verify: (sdp, mac) => signer.verify(end, me, sdp, mac),
      sendsToMany: () => capacityNow() !== 'everybody',
      changed: () => {
        if (!closed) changed();
      },
    });
    const peer: Peer = { end, pair };
    peers.set(end.member, peer);
    send(peer);
    changed();
    return pair;
  }
  function part(member: MemberId): void {
    peers.get(member)?.pair.close();
    peers.delete(member);
  }
  function partFromAll(): void {
    for (const member of [...peers.keys()]) part(member);
  }

  function noteTabs(news: { member: MemberId; tabs: string[] }[]): void {
    if (!joined) {
      early.push(() => noteTabs(news));
      return;
    }
    const now = new Map(news.map(({ member, tabs }) => [member, tabs[0]]));
    for (const { end } of [...peers.values()]) if (now.get(end.member) !== end.tab) part(end.member);
    // Another tab of mine took over, or I have no seat any more: this one falls silent.
    if (now.get(me.member) !== me.tab) partFromAll();
    else for (const [member, tab] of now) if (member !== me.member && tab !== undefined) meet({ member, tab });
    changed();
  }
  function noteSignal({ from, tab, signal }: SignalNews): void {
    if (from === me.member) return;
    if (joined) meet({ member: from, tab }).receive(signal);
    else early.push(() => noteSignal({ from, tab, signal }));
  }

  async function join(): Promise<void> {
    status = joined ? 'reconnecting' : 'connecting';
    changed();
    const answer = await connection.ask('media:join', {});
    if (closed) return;
    if (answer.ok && answer.value.kind === 'mesh') {
      iceServers = answer.value.iceServers;
      status = 'here';
      joined = true;
      for (const late of early.splice(0)) late();
      for (const { pair } of peers.values()) if (pair.network() !== 'good') pair.restart();
    } else if (connection.state().link.kind === 'here') {
      status = 'unavailable';
      window.clearTimeout(joinTimer);
      joinTimer = window.setTimeout(() => void join(), JOIN_AGAIN_MS);
    } else status = 'reconnecting'; // asked again when the connection to our server is back
    changed();
  }
  /** On a new network new routes are looked for at once, instead of waiting for the old ones to die. */
  function changeNetwork(): void {
    for (const { pair } of peers.values()) pair.restart();
  }
  function watch(): void {
    let wasHere = connection.state().link.kind === 'here';
    let carried = capacityNow();
    undo.push(
      connection.on('media:tabs', noteTabs),
      connection.on('media:signal', noteSignal),
      connection.subscribe(() => {
        const before = String(carried);
        carried = capacityNow();
        if (String(carried) !== before) changed();
        const isHere = connection.state().link.kind === 'here';
        if (isHere === wasHere) return;
        wasHere = isHere;
        if (isHere) void join();
        else {
          status = 'reconnecting';
          changed();
        }
      }),
    );
    window.addEventListener('online', changeNetwork);
    undo.push(() => window.removeEventListener('online', changeNetwork));
  }
  const peerOf = (peer: Peer): RemotePeer => ({
    tracks: peer.pair.tracks(),
    on: peer.pair.on(),
    speaking: null,
    network: peer.pair.network(),
    proof: peer.pair.proof(),
    trusted: isTrusted(peer),
  });

  return {
    connect: async () => {
      if (undo.length === 0) watch();
      await join();
    },
    status: () => status,
    publish,
    withdraw: () => publish(noTracks, nobody),
    peers: () => new Map([...peers].map(([member, peer]) => [member, peerOf(peer)])),
    request: (member, size) => peers.get(member)?.pair.request(size),
    level: (member) => peers.get(member)?.pair.level() ?? 0,
    capacity: capacityNow,
    // Nothing flows to the people of other breakouts, so they tell nothing of my network.
    quality: () => {
      const networks = [...peers.values()].filter(isInAudience).map(({ pair }) => pair.network());
      return isPoorTowardsMost(networks) ? 'poor' : 'good';
    },
    suspend: () => {
      joined = false;
      partFromAll();
      changed();
    },
    close: () => {
      closed = true;
      window.clearTimeout(joinTimer);
      for (const stop of undo) stop();
      partFromAll();
      status = 'off';
    },
  };
}
