import type { Server as HttpServer, IncomingMessage } from 'node:http';
import { Server } from 'socket.io';
import { z } from 'zod';
import { seatOf } from '../../shared/meeting/people';
import { PROTOCOL } from '../../shared/protocol/meeting';
import { type Refusal, refuse } from '../../shared/refusal';
import { isOwnOrigin } from '../access/origin';
import { answerOfFault } from './guard';
import { Connection, Hub, type HubParts, type RoomServer } from './hub';
import { Rates } from './rates';

/** Above the largest message of any event, so that a too large one can be answered instead of closing the line. */
const LARGEST_FRAME = 512 * 1024;
/** A line that died without a word is noticed within this time. */
const PING_EVERY_MS = 10_000;
const PING_WITHIN_MS = 8_000;

/** Looked at first: what else a page of another version sends is not ours to judge. */
const spoken = z.object({ protocol: z.number().int() });
const handshake = z.object({
  meeting: z.string().min(1).max(64),
  tab: z.string().min(1).max(64),
});

/** Opens the socket side of a web server. WebSocket only; a foreign page cannot connect with somebody's cookie. */
export function openSockets(server: HttpServer, publicUrl: string | null): RoomServer {
  return new Server(server, {
    serveClient: false,
    // It would end others' handshakes after a second; what nobody takes is ended by the app.
    destroyUpgrade: false,
    transports: ['websocket'],
    perMessageDeflate: false,
    httpCompression: false,
    maxHttpBufferSize: LARGEST_FRAME,
    pingInterval: PING_EVERY_MS,
    pingTimeout: PING_WITHIN_MS,
    allowRequest: (request: IncomingMessage, answer) => answer(null, isOwnOrigin(request.headers, publicUrl)),
  });
}

/** Who you are is settled here, once per connection, from the cookie; no message body can say otherwise later. */
export function connect(parts: HubParts): Hub {
  const hub = new Hub(parts);
  const { io, log, whoIs } = parts;
  const rates = new Rates({ points: 30, seconds: 30 });
  const lines = new WeakMap<object, { line: Connection; endings: number }>();

  io.use((socket, next) => {
    const { endings } = hub;
    const admit = async (): Promise<Connection | Refusal> => {
      const { data: page } = spoken.safeParse(socket.handshake.auth);
      if (page && page.protocol !== PROTOCOL && page.protocol !== PROTOCOL - 1)
        return refuse('oldClient', { protocol: PROTOCOL });
      const auth = handshake.safeParse(socket.handshake.auth);
      if (!page || !auth.success) return refuse('badInput');
      const { meeting, tab } = auth.data;
      const known = await whoIs(socket.handshake.headers.cookie, meeting);
      if (!known) return refuse('signedOut');
      const retryIn = await rates.take(`${known.member} ${tab}`, known.member);
      if (retryIn !== null) return refuse('tooFast', { retryIn });
      const open = await hub.registry.open(meeting);
      if (!open) return refuse('signedOut');
      // Nobody who was removed sits at the door and counts who is inside.
      if (seatOf(open.room.meeting(), known.member)?.admission === 'removed') return refuse('notAdmitted');
      if (open.room.meeting().status !== 'ended') open.names.set(known.member, known.name);
      return new Connection(socket, open, known.member, known.role, tab);
    };
    admit().then(
      (line) => {
        if ('refused' in line) return next(refusalError({ error: line.refused, detail: line.detail }));
        lines.set(socket, { line, endings });
        next();
      },
      (fault: unknown) => next(refusalError(answerOfFault(fault, { event: 'handshake' }, log))),
    );
  });

  io.on('connection', (socket) => {
    const admitted = lines.get(socket);
    // A session that ended during the handshake may have been this one: then it is asked again.
    if (admitted?.endings === hub.endings) hub.attach(admitted.line);
    else socket.disconnect(true);
  });
  return hub;
}

/** Socket.IO hands `data` of a refused handshake to the client's `connect_error`. */
function refusalError(answer: unknown): Error {
  return Object.assign(new Error('refused'), { data: answer });
}
