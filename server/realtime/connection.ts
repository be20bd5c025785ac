import type { Server as HttpServer, IncomingMessage, ServerResponse } from 'node:http';
import { Server } from 'socket.io';
import { takesSeat } from '../../shared/groups/roles';
import { seatOf } from '../../shared/meeting/people/people';
import { handshake, handshakeProtocol } from '../../shared/protocol/meeting';
import { OLDEST_PROTOCOL, PROTOCOL } from '../../shared/protocol/version';
import { type Refusal, refuse } from '../../shared/refusal';
import { isOwnOrigin } from '../access/origin';
import { sessionHash } from '../access/sessions';
import { answerOfFault } from './guard';
import { Hub, type HubDeps } from './hub';
import { endNow, onEachConnection, watchIncoming } from './incoming';
import { Rates } from './rates';
import { type RoomServer, SocketConnection } from './socketConnection';
import { type ConnectionTraffic, Traffic } from './traffic';

/**
 * More than the largest message of any event, so that a message that is too large gets an answer instead of closing the
 * connection.
 */
const LARGEST_FRAME = 512 * 1024;
/** A connection that died silently is noticed within this time. */
const PING_EVERY_MS = 10_000;
const PING_WITHIN_MS = 8_000;

/** A connection that has not said by then which meeting it wants is ended. */
const JOIN_WITHIN_MS = 15_000;

/** Opens the sockets of a web server. A foreign page cannot connect with somebody's cookie. */
export function openSockets(server: HttpServer, publicUrl: string | null): RoomServer {
  return new Server(server, {
    serveClient: false,
    // Socket.IO would end other upgrades after a second; the app ends those that nobody takes.
    destroyUpgrade: false,
    // Ordinary requests are for networks that refuse WebSocket; a connection stays with the way it began.
    transports: ['websocket', 'polling'],
    allowUpgrades: false,
    perMessageDeflate: false,
    httpCompression: false,
    maxHttpBufferSize: LARGEST_FRAME,
    pingInterval: PING_EVERY_MS,
    pingTimeout: PING_WITHIN_MS,
    connectTimeout: JOIN_WITHIN_MS,
    allowRequest: (request: IncomingMessage, answer) => answer(null, isOwnOrigin(request.headers, publicUrl)),
  });
}

/** The cookie decides here, once per connection, who you are; no message body can change it later. */
export function connect(
  deps: HubDeps & {
    addressOf: (request: IncomingMessage) => string;
    publicUrl: string | null;
    /** Told of every handshake; the code of a refusal. */
    connected: (refused: string | null) => void;
  },
): Hub {
  const hub = new Hub(deps);
  const { io, log, whoIs } = deps;
  const traffic = new Traffic();
  const trafficOf = new WeakMap<object, ConnectionTraffic>();
  const rates = new Rates({ points: 30, seconds: 30 });
  const admitted = new WeakMap<object, { connection: SocketConnection; endings: number }>();

  io.engine.use((request: IncomingMessage, response: ServerResponse, next: () => void) => {
    const query = new URL(request.url ?? '', 'http://here').searchParams;
    const sid = query.get('sid');
    const refused = query.get('transport') === 'websocket' && sid === null ? null : refusedRequest(request, sid);
    if (refused === null) next();
    else response.writeHead(refused).end();
  });

  /**
   * Each request of a connection that uses no WebSocket is checked like a connection of its own: where it comes from, how
   * many there are, and whether it is the browser that began. The id in its address may stand in somebody's log.
   */
  function refusedRequest(request: IncomingMessage, sid: string | null): number | null {
    if (!isOwnOrigin(request.headers, deps.publicUrl)) return 403;
    if (!traffic.mayRequest(deps.addressOf(request))) return 429;
    if (sid === null) return null;
    if (request.headers.upgrade !== undefined) return 400;
    const known = (io.engine as unknown as { clients: Record<string, { request: IncomingMessage }> }).clients;
    const began = Object.hasOwn(known, sid) ? known[sid] : undefined;
    const isSame = sessionHash(began?.request.headers.cookie) === sessionHash(request.headers.cookie);
    return began === undefined || isSame ? null : 403;
  }

  onEachConnection(io, (conn) => {
    const address = deps.addressOf(conn.request);
    if (!traffic.mayArrive(address)) {
      endNow(conn);
      return;
    }
    const ofConnection = traffic.opened(address);
    trafficOf.set(conn, ofConnection);
    watchIncoming(conn, {
      traffic: ofConnection,
      largestOf: (event) => hub.largestOf(event),
      onCut: () => log.warn({ member: ofConnection.member }, 'a connection that sent too much was cut'),
    });
  });

  io.use((socket, next) => {
    const { endings } = hub;
    const admit = async (): Promise<SocketConnection | Refusal> => {
      // Pages of another version may send other fields: they are not checked here.
      const { data: page } = handshakeProtocol.safeParse(socket.handshake.auth);
      if (page && (page.protocol > PROTOCOL || page.protocol < OLDEST_PROTOCOL))
        return refuse('oldClient', { protocol: PROTOCOL });
      const auth = handshake.safeParse(socket.handshake.auth);
      if (!page || !auth.success) return refuse('badInput');
      const { meeting, tab, screen } = auth.data;
      const known = await whoIs(socket.handshake.headers.cookie, meeting);
      if (!known) return refuse('signedOut');
      const { role } = known;
      // Whoever looks after the group from outside has no seat in its meetings, nor in their lobby.
      if (!takesSeat(role)) return refuse('takesNoPart');
      if (known.closed !== null) return known.closed;
      const retryIn = rates.take(`${known.member} ${tab}`, known.member);
      if (retryIn !== null) return refuse('tooFast', { retryIn });
      const barredFor = traffic.barredFor(known.member);
      if (barredFor !== null) return refuse('tooFast', { retryIn: barredFor });
      const live = await hub.meetings.open(meeting);
      if (!live) return refuse('signedOut');
      // People who were removed must not sit in the lobby and see how many are inside.
      if (seatOf(live.meeting(), known.member)?.admission === 'removed') return refuse('notAdmitted');
      if (live.meeting().status !== 'ended') live.names.set(known.member, known.name);
      return new SocketConnection(socket, live, known.member, role, tab, screen === true, known.heldBack);
    };
    admit().then(
      (connection) => {
        if ('refused' in connection) {
          deps.connected(connection.refused);
          return next(refusalError({ error: connection.refused, detail: connection.detail }));
        }
        deps.connected(null);
        trafficOf.get(socket.conn)?.belongsTo(connection.member);
        admitted.set(socket, { connection, endings });
        next();
      },
      (fault: unknown) => {
        const answer = answerOfFault(fault, { event: 'handshake' }, log);
        deps.connected(answer.ok ? null : answer.error);
        next(refusalError(answer));
      },
    );
  });

  io.on('connection', (socket) => {
    const known = admitted.get(socket);
    // A session that ended during the handshake may be this one, so it is looked up again.
    if (known?.endings === hub.endings) hub.attach(known.connection);
    else socket.disconnect(true);
  });
  return hub;
}

/** Socket.IO hands `data` of a refused handshake to the client's `connect_error`. */
function refusalError(answer: unknown): Error {
  return Object.assign(new Error('refused'), { data: answer });
}
