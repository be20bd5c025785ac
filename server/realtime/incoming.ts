import type { Server, Socket } from 'socket.io';
import { refuse, refusedWith } from '../../shared/refusal';
import type { ConnectionTraffic, Verdict } from './traffic';

type Engine = Socket['conn'];
type Packet = { type: string; data?: unknown };

/** An event as Socket.IO writes it: kind, namespace, number of the answer that is asked for, name. */
const EVENT = /^2(?:\/[^,]{0,64},)?(\d{1,15})?\["([^"\\]{1,64})"/;
/** The longest beginning of a message in which the expression above can match. */
const BEGINNING = 200;
/** JSON writes quotes and line breaks with two characters, and needs some for itself. */
const largestJson = (largest: number): number => 2 * largest + 2_000;

export type IncomingDeps = {
  traffic: ConnectionTraffic;
  /** Characters that a message of this event may have. */
  largestOf: (event: string) => number;
  onCut: () => void;
};

/**
 * Counts each packet of a connection, and refuses messages that are too large or too many, before anything of them is
 * parsed: a refusal has to cost less than the message, or refused messages would slow down all meetings.
 */
export function watchIncoming(conn: Engine, { traffic, largestOf, onCut }: IncomingDeps): void {
  let isCut = false;
  conn.on('packet', (packet: Packet) => {
    const verdict = traffic.received(lengthOf(packet.data));
    if (verdict === 'pass' && !isTooLarge(packet, largestOf)) return;
    const answered = verdict === 'cut' ? null : refusalOf(packet, verdict, largestOf);
    // The transport reads the type after this listener, and does nothing with a packet of this one.
    packet.type = 'noop';
    packet.data = '';
    if (answered !== null) conn.send(answered);
    if (verdict !== 'cut' || isCut) return;
    isCut = true;
    onCut();
    endNow(conn);
  });
}

/** Ends a connection without waiting for its other side, which may not read or not stop sending. */
export function endNow(conn: Engine): void {
  const { transport } = conn;
  if ('socket' in transport) (transport.socket as { terminate(): void }).terminate();
  else conn.close(true);
}

const lengthOf = (data: unknown): number =>
  typeof data === 'string' ? data.length : ArrayBuffer.isView(data) ? data.byteLength : 0;

const eventOf = (packet: Packet): RegExpExecArray | null =>
  packet.type === 'message' && typeof packet.data === 'string' ? EVENT.exec(packet.data.slice(0, BEGINNING)) : null;

function isTooLarge(packet: Packet, largestOf: IncomingDeps['largestOf']): boolean {
  const length = lengthOf(packet.data);
  // Nearly every message is smaller than what any event may have.
  if (length <= largestJson(0)) return false;
  return length > largestJson(largestOf(eventOf(packet)?.[2] ?? ''));
}

/** The packet that refuses an event, when its sender waits for an answer. */
function refusalOf(
  packet: Packet,
  verdict: Exclude<Verdict, 'cut'>,
  largestOf: IncomingDeps['largestOf'],
): string | null {
  const [, id, event = ''] = eventOf(packet) ?? [];
  if (id === undefined) return null;
  const refusal =
    verdict === 'pass' ? refuse('tooLarge', { largest: largestOf(event) }) : refuse('tooFast', { ...verdict });
  return `3${id}${JSON.stringify([refusedWith(refusal)])}`;
}

/** Calls back for every new connection, before its first packet. */
export const onEachConnection = (io: Server, opened: (conn: Engine) => void): void => {
  io.engine.on('connection', opened);
};
