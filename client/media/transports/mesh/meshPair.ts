import type { Proof } from '../../../../shared/encryption/keyExchange';
import type { IceServer, Signal } from '../../../../shared/protocol/media';
import { WorkQueue } from '../../../../shared/workQueue';
import type { OwnTracks } from '../../devices/ownMedia';
import { shapePicture } from '../encodings';
import { type Having, nothing, type PairNews, type PictureSize, parsePairNews } from './pairMessages';
import { watchQuality } from './pairQuality';

type PairLink = 'good' | 'poor' | 'reconnecting' | 'gone';

/** What a pair needs from the room around it. */
export type PairParts = {
  iceServers: IceServer[];
  /** Of two offers that cross, the polite side drops its own. It also never makes the first one. */
  polite: boolean;
  send(signal: Signal): void;
  seal(sdp: string): Promise<string | null>;
  check(sdp: string, mac: string | null | undefined): Promise<Proof>;
  changed(): void;
  /** My picture goes to more people than my line carries large ones. */
  toMany(): boolean;
};

/** One connection to one tab of one other member. */
export interface MeshPair {
  receive(signal: Signal): void;
  /** The tracks that this person may have from me now; switching them needs no new negotiation. */
  give(tracks: OwnTracks): void;
  want(size: PictureSize): void;
  /** Looks for a new way through the network, or asks again for the first one. */
  restart(): void;
  received(): OwnTracks;
  having(): Having;
  link(): PairLink;
  proof(): Proof;
  /** 0 to 1, of the sound that arrives. */
  level(): number;
  stats(): Promise<RTCStatsReport>;
  close(): void;
}

const slots = ['microphone', 'camera', 'screen', 'screenSound'] as const;
type Slot = (typeof slots)[number];
const kindOf: Record<Slot, 'audio' | 'video'> = {
  microphone: 'audio',
  camera: 'video',
  screen: 'video',
  screenSound: 'audio',
};

const none: OwnTracks = { microphone: null, camera: null, screen: null, screenSound: null };
const LOST_AFTER_MS = 2_500;
const PATIENCE_MS = [6_000, 6_000, 10_000, 20_000, 30_000];
const GONE_AFTER_MS = 30_000;

/**
 * The four lines of a connection (voice, camera, screen and its sound) are agreed once and never again: muting, another device,
 * a shared screen only swap tracks. What is left to negotiate is a new network path, by perfect negotiation.
 */
export function createMeshPair(parts: PairParts): MeshPair {
  let session = randomId();
  let theirs: string | null = null;
  let connection = open();
  let lines: RTCRtpTransceiver[] = [];
  let giving: OwnTracks = none;
  let wanting: PictureSize = 'small';
  let news: PairNews = { have: nothing, want: 'small' };
  let proof: Proof = 'unknown';
  let held: Signal[] | null = null;
  let makingOffer = false;
  let ignoringOffer = false;
  let closed = false;
  let tries = 0;
  let lostAt = performance.now();
  let timer = 0;
  const incoming = new WorkQueue();
  const outgoing = new WorkQueue();

  function open(): { pc: RTCPeerConnection; channel: RTCDataChannel } {
    const pc = new RTCPeerConnection({ iceServers: parts.iceServers, bundlePolicy: 'max-bundle' });
    const channel = pc.createDataChannel('roundel', { negotiated: true, id: 0 });
    channel.onopen = tell;
    channel.onmessage = (message) => {
      const heard = parsePairNews(message.data);
      if (heard === null) return;
      news = heard;
      swap();
      parts.changed();
    };
    pc.onicecandidate = ({ candidate }) => {
      if (candidate === null || candidate.candidate === '') return;
      if (held === null) send({ candidate: candidate.toJSON() });
      else held.push({ candidate: candidate.toJSON() });
    };
    pc.onnegotiationneeded = () => {
      if (!parts.polite || pc.remoteDescription !== null) void offer();
    };
    pc.onconnectionstatechange = noteLink;
    return { pc, channel };
  }

  const send = (signal: Signal) => {
    if (!closed) parts.send({ ...signal, session: { mine: session, yours: theirs } });
  };

  /** Candidates wait until the description they belong to is sealed and on its way. */
  async function describe(): Promise<void> {
    const { pc } = connection;
    const description = pc.localDescription;
    if (description === null) return;
    const mac = await parts.seal(description.sdp);
    if (pc !== connection.pc) return;
    send({ description: { type: description.type, sdp: description.sdp }, mac });
    const candidates = held ?? [];
    held = null;
    for (const candidate of candidates) send(candidate);
  }
  async function offer(): Promise<void> {
    if (closed) return;
    try {
      makingOffer = true;
      held = held ?? [];
      await connection.pc.setLocalDescription();
      await describe();
    } catch {
      // The connection closed, or an offer of the other side came first: its answer serves both.
    } finally {
      makingOffer = false;
    }
  }
  function begin(): void {
    if (parts.polite) {
      send({ restart: true });
      return;
    }
    lines = slots.map((slot) =>
      connection.pc.addTransceiver(kindOf[slot], { direction: 'sendrecv', sendEncodings: [{}] }),
    );
    swap();
  }
  /** The side that answers finds its lines in the order of the offer. */
  function adoptLines(): void {
    if (lines.length > 0) return;
    lines = connection.pc.getTransceivers().slice(0, slots.length);
    for (const line of lines) line.direction = 'sendrecv';
    swap();
  }

  async function handle(signal: Signal): Promise<void> {
    if (closed) return;
    const from = signal.session;
    if (from) {
      if (from.yours !== null && from.yours !== session) return;
      if (theirs !== null && theirs !== from.mine) renew();
      theirs = from.mine;
    }
    const { pc } = connection;
    if (signal.description) await handleDescription(pc, signal.description, signal.mac);
    else if (signal.candidate !== undefined) await handleCandidate(pc, signal.candidate);
    else if (signal.restart && !isAboutToOffer(pc)) await again();
  }
  /** A connection that was just opened makes its first offer by itself. */
  const isAboutToOffer = (pc: RTCPeerConnection): boolean =>
    !parts.polite && pc.signalingState === 'stable' && pc.remoteDescription === null;
  async function handleDescription(
    pc: RTCPeerConnection,
    given: { type: string; sdp: string },
    mac: string | null | undefined,
  ): Promise<void> {
    if (given.type !== 'offer' && given.type !== 'answer') return;
    const collides = given.type === 'offer' && (makingOffer || pc.signalingState !== 'stable');
    ignoringOffer = !parts.polite && collides;
    if (ignoringOffer || (given.type === 'answer' && pc.signalingState !== 'have-local-offer')) return;
    const checked = await parts.check(given.sdp, mac);
    if (checked === 'forged') {
      // Somebody between us changed the certificate: better silent than overheard.
      proof = 'forged';
      if (given.type === 'offer') await answerOnly(pc, given.sdp);
      halt();
      return;
    }
    proof = checked;
    await pc.setRemoteDescription({ type: given.type, sdp: given.sdp });
    // There is a way to try now: a slow computer gets its time for it before the next one.
    if (pc.connectionState !== 'connected') retryLater();
    if (given.type === 'answer') return;
    adoptLines();
    held = held ?? [];
    await pc.setLocalDescription();
    await describe();
  }
  /** So that the other end sees as well that the keys differ. Nothing is connected: the answer is not taken up here. */
  async function answerOnly(pc: RTCPeerConnection, offered: string): Promise<void> {
    if (pc.signalingState !== 'stable') return;
    await pc.setRemoteDescription({ type: 'offer', sdp: offered });
    const { type, sdp = '' } = await pc.createAnswer();
    send({ description: { type, sdp }, mac: await parts.seal(sdp) });
  }
  async function handleCandidate(pc: RTCPeerConnection, given: unknown): Promise<void> {
    const candidate = candidateOf(given);
    if (candidate === null || pc.remoteDescription === null) return;
    try {
      await pc.addIceCandidate(candidate);
    } catch (error) {
      if (!ignoringOffer) throw error;
    }
  }
  /** One side looks for a new way and the other asks it to: two attempts that cross would both begin from the start again. */
  async function again(): Promise<void> {
    const { pc } = connection;
    if (pc.signalingState === 'have-local-offer') await describe();
    else if (parts.polite) send({ restart: true });
    else if (pc.remoteDescription !== null) pc.restartIce();
    else await offer();
  }
  /** The other page opened a new connection under the same tab: the old one answers to nobody. */
  function renew(): void {
    shut(connection);
    connection = open();
    session = randomId();
    lines = [];
    held = null;
    proof = 'unknown';
    news = { have: nothing, want: 'small' };
    lostAt = performance.now();
    if (!parts.polite) begin();
  }

  function noteLink(): void {
    const { connectionState } = connection.pc;
    window.clearTimeout(timer);
    if (connectionState === 'connected') {
      tries = 0;
      tell();
      swap();
    } else {
      if (lostAt === 0) lostAt = performance.now();
      if (connectionState === 'failed') void again();
      retryLater(connectionState === 'disconnected' ? LOST_AFTER_MS : undefined);
    }
    if (connectionState === 'connected') lostAt = 0;
    parts.changed();
  }
  /** Tries again while there is no way through, more and more rarely. */
  function retryLater(first?: number): void {
    if (closed) return;
    window.clearTimeout(timer);
    const wait = first ?? PATIENCE_MS[Math.min(tries, PATIENCE_MS.length - 1)];
    timer = window.setTimeout(() => {
      tries += 1;
      if (connection.pc.connectionState !== 'connected') {
        void again().catch(() => undefined);
        retryLater();
        parts.changed();
      }
    }, wait);
  }

  const shapeNow = () => (news.want === 'large' && parts.toMany() ? 'largeToMany' : news.want);
  /** Puts the tracks of the moment on the lines, one change after the other, the latest wish last. */
  function swap(): void {
    const current = lines;
    outgoing
      .add(async () => {
        for (const [index, slot] of slots.entries()) {
          const line = current[index];
          if (!line || line.currentDirection === 'stopped' || closed) continue;
          const track = slot === 'camera' && news.want === 'hidden' ? null : giving[slot];
          if (line.sender.track !== track) await line.sender.replaceTrack(track);
          if (track === null) continue;
          if (slot === 'camera') await shapePicture(line.sender, shapeNow());
          if (slot === 'screen') await shapePicture(line.sender, 'screen');
        }
      })
      .catch(() => undefined);
  }
  function tell(): void {
    const { channel } = connection;
    if (channel.readyState !== 'open') return;
    const have = {
      microphone: giving.microphone !== null,
      camera: giving.camera !== null,
      screen: giving.screen !== null,
    };
    channel.send(JSON.stringify({ have, want: wanting } satisfies PairNews));
  }

  const quality = watchQuality(() => connection.pc, parts.changed);

  function shut({ pc, channel }: typeof connection): void {
    pc.onicecandidate = null;
    pc.onnegotiationneeded = null;
    pc.onconnectionstatechange = null;
    channel.onmessage = null;
    channel.close();
    pc.close();
  }
  function halt(): void {
    closed = true;
    window.clearTimeout(timer);
    quality.stop();
    shut(connection);
    parts.changed();
  }

  begin();
  retryLater();

  return {
    receive: (signal) => {
      incoming.add(() => handle(signal)).catch(() => undefined);
    },
    give: (tracks) => {
      if (slots.every((slot) => giving[slot] === tracks[slot])) return;
      giving = tracks;
      swap();
      tell();
    },
    want: (size) => {
      if (wanting === size) return;
      wanting = size;
      tell();
    },
    restart: () => {
      if (!closed) void again().catch(() => undefined);
    },
    received: () => {
      const track = (slot: number) => lines[slot]?.receiver.track ?? null;
      return { microphone: track(0), camera: track(1), screen: track(2), screenSound: track(3) };
    },
    having: () => news.have,
    link: () => {
      if (closed) return 'gone';
      if (connection.pc.connectionState === 'connected') return quality.poor() ? 'poor' : 'good';
      return performance.now() - lostAt > GONE_AFTER_MS ? 'gone' : 'reconnecting';
    },
    proof: () => proof,
    level: () => {
      const source = lines[0]?.receiver.getSynchronizationSources()[0];
      return source?.audioLevel ?? 0;
    },
    stats: () => connection.pc.getStats(),
    close: () => {
      if (!closed) halt();
    },
  };
}

function randomId(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(9)), (byte) => byte.toString(36)).join('');
}

/** Only the fields of a candidate, of the right types. */
function candidateOf(given: unknown): RTCIceCandidateInit | null {
  if (typeof given !== 'object' || given === null || !('candidate' in given)) return null;
  if (typeof given.candidate !== 'string') return null;
  const mid = 'sdpMid' in given && typeof given.sdpMid === 'string' ? given.sdpMid : null;
  const line = 'sdpMLineIndex' in given && typeof given.sdpMLineIndex === 'number' ? given.sdpMLineIndex : null;
  const fragment =
    'usernameFragment' in given && typeof given.usernameFragment === 'string' ? given.usernameFragment : null;
  return { candidate: given.candidate, sdpMid: mid, sdpMLineIndex: line, usernameFragment: fragment };
}
