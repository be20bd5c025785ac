import type { Proof } from '../../../../shared/encryption/keyExchange';
import type { IceServer, Signal } from '../../../../shared/protocol/media';
import { WorkQueue } from '../../../../shared/workQueue';
import type { OwnTracks } from '../../devices/ownMedia';
import type { NetworkQuality } from '../../mediaState';
import type { PictureSize } from '../../pictureSize';
import { nothingOn, type PairMessage, parsePairMessage, type SwitchedOn } from './pairMessages';
import { watchQuality } from './pairQuality';
import { createPairRetry } from './pairRetry';
import { createPairSender, kindOf, slots } from './pairSender';

/** What a pair needs from the mesh around it. */
type PairDeps = {
  iceServers: IceServer[];
  /** Of two offers that cross, the polite side drops its own. It also never makes the first one. */
  polite: boolean;
  send(signal: Signal): void;
  sign(sdp: string): Promise<string | null>;
  verify(sdp: string, mac: string | null | undefined): Promise<Proof>;
  changed(): void;
  sendsToMany(): boolean;
};

/** One peer connection to one tab of one other member. */
export interface MeshPair {
  receive(signal: Signal): void;
  /** The tracks that this member may have from me now. */
  publish(tracks: OwnTracks): void;
  request(size: PictureSize): void;
  /** Looks for a new route through the network, or asks again for the first one. */
  restart(): void;
  tracks(): OwnTracks;
  on(): SwitchedOn;
  network(): NetworkQuality;
  proof(): Proof;
  /** 0 to 1, of the sound that arrives. */
  level(): number;
  close(): void;
}

const nothingTold: PairMessage = { have: nothingOn, want: 'small' };

/**
 * The four transceivers of a connection (voice, camera, screen and its sound) are agreed once and never again: muting, another
 * device, a shared screen only swap tracks. What is left to negotiate is a new network path, by perfect negotiation.
 */
export function createMeshPair(deps: PairDeps): MeshPair {
  let session = randomId();
  let theirs: string | null = null;
  let connection = open();
  let transceivers: readonly RTCRtpTransceiver[] = [];
  let wanting: PictureSize = 'small';
  let told = nothingTold;
  let proof: Proof = 'unknown';
  let heldCandidates: Signal[] | null = null;
  let makingOffer = false;
  let ignoringOffer = false;
  let closed = false;
  const incoming = new WorkQueue();
  const sender = createPairSender(deps.sendsToMany);
  const isConnected = () => connection.pc.connectionState === 'connected';
  const retry = createPairRetry(() => {
    restart();
    deps.changed();
  }, isConnected);

  function open(): { pc: RTCPeerConnection; channel: RTCDataChannel } {
    const pc = new RTCPeerConnection({ iceServers: deps.iceServers, bundlePolicy: 'max-bundle' });
    const channel = pc.createDataChannel('roundel', { negotiated: true, id: 0 });
    channel.onopen = tell;
    channel.onmessage = (message) => {
      const heard = parsePairMessage(message.data);
      if (heard === null) return;
      told = heard;
      sender.setSize(heard.want);
      deps.changed();
    };
    pc.onicecandidate = ({ candidate }) => {
      if (candidate === null || candidate.candidate === '') return;
      const signal = { candidate: { ...candidate.toJSON(), candidate: candidate.candidate } };
      if (heldCandidates === null) send(signal);
      else heldCandidates.push(signal);
    };
    pc.onnegotiationneeded = () => {
      if (!deps.polite || pc.remoteDescription !== null) void offer();
    };
    pc.onconnectionstatechange = noteState;
    return { pc, channel };
  }

  function send(signal: Signal): void {
    if (!closed) deps.send({ ...signal, session: { mine: session, yours: theirs } });
  }
  /** Candidates wait until the description they belong to is signed and on its way. */
  async function describe(): Promise<void> {
    const { pc } = connection;
    const description = pc.localDescription;
    if (description === null) return;
    const mac = await deps.sign(description.sdp);
    if (pc !== connection.pc) return;
    send({ description: { type: description.type, sdp: description.sdp }, mac });
    const candidates = heldCandidates ?? [];
    heldCandidates = null;
    for (const candidate of candidates) send(candidate);
  }
  async function offer(): Promise<void> {
    if (closed) return;
    try {
      makingOffer = true;
      heldCandidates = heldCandidates ?? [];
      await connection.pc.setLocalDescription();
      await describe();
    } catch {
      // The connection closed, or an offer of the other side came first: its answer serves both.
    } finally {
      makingOffer = false;
    }
  }
  function begin(): void {
    if (deps.polite) {
      send({ restart: true });
      return;
    }
    const { pc } = connection;
    setTransceivers(
      slots.map((slot) => pc.addTransceiver(kindOf[slot], { direction: 'sendrecv', sendEncodings: [{}] })),
    );
  }
  function setTransceivers(now: readonly RTCRtpTransceiver[]): void {
    transceivers = now;
    sender.setTransceivers(now);
  }
  /** The side that answers finds its transceivers in the order of the offer. */
  function adoptTransceivers(): void {
    if (transceivers.length > 0) return;
    const offered = connection.pc.getTransceivers().slice(0, slots.length);
    for (const transceiver of offered) transceiver.direction = 'sendrecv';
    setTransceivers(offered);
  }

  async function handle(signal: Signal): Promise<void> {
    if (closed) return;
    const from = signal.session;
    if (from) {
      if (from.yours !== null && from.yours !== session) return;
      if (theirs !== null && theirs !== from.mine) replaceConnection();
      theirs = from.mine;
    }
    const { pc } = connection;
    if (signal.description) await handleDescription(pc, signal.description, signal.mac);
    else if (signal.candidate !== undefined) await handleCandidate(pc, signal.candidate);
    else if (signal.restart && !isAboutToOffer(pc)) await findRoute();
  }
  /** A connection that was just opened makes its first offer by itself. */
  const isAboutToOffer = (pc: RTCPeerConnection): boolean =>
    !deps.polite && pc.signalingState === 'stable' && pc.remoteDescription === null;
  async function handleDescription(
    pc: RTCPeerConnection,
    given: { type: string; sdp: string },
    mac: string | null | undefined,
  ): Promise<void> {
    if (given.type !== 'offer' && given.type !== 'answer') return;
    const collides = given.type === 'offer' && (makingOffer || pc.signalingState !== 'stable');
    ignoringOffer = !deps.polite && collides;
    if (ignoringOffer || (given.type === 'answer' && pc.signalingState !== 'have-local-offer')) return;
    const verified = await deps.verify(given.sdp, mac);
    if (verified === 'forged') {
      // Somebody between us changed the certificate: better silent than overheard.
      proof = 'forged';
      if (given.type === 'offer') await answerOnly(pc, given.sdp);
      halt();
      return;
    }
    proof = verified;
    await pc.setRemoteDescription({ type: given.type, sdp: given.sdp });
    // There is a route to try now: a slow computer gets its time for it before the next attempt.
    if (pc.connectionState !== 'connected') retry.wait();
    if (given.type === 'answer') return;
    adoptTransceivers();
    heldCandidates = heldCandidates ?? [];
    await pc.setLocalDescription();
    await describe();
  }
  /** Answers so that the other end learns as well that the keys differ. Nothing is connected: this end ignores its own answer. */
  async function answerOnly(pc: RTCPeerConnection, offered: string): Promise<void> {
    if (pc.signalingState !== 'stable') return;
    await pc.setRemoteDescription({ type: 'offer', sdp: offered });
    const { type, sdp = '' } = await pc.createAnswer();
    send({ description: { type, sdp }, mac: await deps.sign(sdp) });
  }
  async function handleCandidate(pc: RTCPeerConnection, given: unknown): Promise<void> {
    const candidate = parseCandidate(given);
    if (candidate === null || pc.remoteDescription === null) return;
    try {
      await pc.addIceCandidate(candidate);
    } catch (error) {
      if (!ignoringOffer) throw error;
    }
  }
  /** Only one side restarts ICE, and the other asks it to: two attempts that cross would both begin again. */
  async function findRoute(): Promise<void> {
    const { pc } = connection;
    if (pc.signalingState === 'have-local-offer') await describe();
    else if (deps.polite) send({ restart: true });
    else if (pc.remoteDescription !== null) pc.restartIce();
    else await offer();
  }
  function restart(): void {
    if (!closed) void findRoute().catch(() => undefined);
  }
  /** The other page opened a new connection under the same tab: the old one answers to nobody. */
  function replaceConnection(): void {
    shut(connection);
    connection = open();
    session = randomId();
    setTransceivers([]);
    heldCandidates = null;
    proof = 'unknown';
    told = nothingTold;
    sender.setSize(told.want);
    retry.restart();
    if (!deps.polite) begin();
  }

  function noteState(): void {
    const { connectionState } = connection.pc;
    if (connectionState === 'connected') {
      tell();
      sender.refresh();
    }
    if (connectionState === 'failed') restart();
    retry.note(connectionState);
    deps.changed();
  }
  function tell(): void {
    const { channel } = connection;
    if (channel.readyState !== 'open') return;
    const { microphone, camera, screen } = sender.tracks();
    const have = { microphone: microphone !== null, camera: camera !== null, screen: screen !== null };
    channel.send(JSON.stringify({ have, want: wanting } satisfies PairMessage));
  }

  const quality = watchQuality(() => connection.pc, deps.changed);

  function halt(): void {
    if (closed) return;
    closed = true;
    retry.stop();
    quality.stop();
    sender.stop();
    shut(connection);
    deps.changed();
  }
  function network(): NetworkQuality {
    if (closed) return 'gone';
    if (isConnected()) return quality.poor() ? 'poor' : 'good';
    return retry.isGone() ? 'gone' : 'reconnecting';
  }
  const trackAt = (slot: number) => transceivers[slot]?.receiver.track ?? null;

  begin();
  retry.wait();

  return {
    receive: (signal) => {
      incoming.add(() => handle(signal)).catch(() => undefined);
    },
    publish: (tracks) => {
      const before = sender.tracks();
      if (slots.every((slot) => before[slot] === tracks[slot])) return;
      sender.publish(tracks);
      tell();
    },
    request: (size) => {
      if (wanting === size) return;
      wanting = size;
      tell();
    },
    restart,
    tracks: () => ({ microphone: trackAt(0), camera: trackAt(1), screen: trackAt(2), screenSound: trackAt(3) }),
    on: () => told.have,
    network,
    proof: () => proof,
    level: () => transceivers[0]?.receiver.getSynchronizationSources()[0]?.audioLevel ?? 0,
    close: halt,
  };
}

function shut({ pc, channel }: { pc: RTCPeerConnection; channel: RTCDataChannel }): void {
  pc.onicecandidate = null;
  pc.onnegotiationneeded = null;
  pc.onconnectionstatechange = null;
  channel.onmessage = null;
  channel.close();
  pc.close();
}

function randomId(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(9)), (byte) => byte.toString(36)).join('');
}

/** Only the fields of a candidate, of the right types. */
function parseCandidate(given: unknown): RTCIceCandidateInit | null {
  if (typeof given !== 'object' || given === null || !('candidate' in given)) return null;
  if (typeof given.candidate !== 'string') return null;
  const mid = 'sdpMid' in given && typeof given.sdpMid === 'string' ? given.sdpMid : null;
  const line = 'sdpMLineIndex' in given && typeof given.sdpMLineIndex === 'number' ? given.sdpMLineIndex : null;
  const fragment =
    'usernameFragment' in given && typeof given.usernameFragment === 'string' ? given.usernameFragment : null;
  return { candidate: given.candidate, sdpMid: mid, sdpMLineIndex: line, usernameFragment: fragment };
}
