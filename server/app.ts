import { randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo, Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import express from 'express';
import type { Logger } from 'pino';
import { reportReaders } from '../shared/meeting/rights/records';
import { isRefusal } from '../shared/refusal';
import { closedHere, heldBack, isTalk } from './access/handedLinks';
import { isOwnOrigin } from './access/origin';
import { sessionHash, whoIs } from './access/sessions';
import type { CompanySettings } from './accounts/accounts';
import { openAccounts } from './accounts/open';
import type { Certificate } from './certificate';
import { USUAL_DEMOS } from './config';
import { Demos } from './demo/demos';
import type { Mail, MailSettings } from './mail/mail';
import { openMail } from './mail/outgoing';
import type { Media } from './media/media';
import { connect, openSockets } from './realtime/connection';
import { registerDocuments } from './realtime/handlers/documents';
import { registerEvaluation } from './realtime/handlers/evaluation';
import { registerMeeting } from './realtime/handlers/meeting';
import { registerPresence } from './realtime/handlers/presence';
import { registerRecords } from './realtime/handlers/records';
import type { Hub } from './realtime/hub';
import { InsideSocket } from './realtime/insideSocket';
import { registerMediaJoin } from './realtime/media/join';
import { registerKeys } from './realtime/media/keys';
import { registerSignal } from './realtime/media/signal';
import type { Rate } from './realtime/rates';
import { type Reminders, startReminders } from './reminders/reminders';
import { isStopToken } from './reminders/stopLink';
import { type RetentionJob, startRetention } from './retention/retentionJob';
import type { Clock } from './rooms/clock';
import { heldMeetings } from './rooms/storedMeeting';
import { dataTables, newestStep } from './store/register/register';
import type { Store } from './store/store';
import { programVersion } from './version';
import type { Limits, Operator, WebConfig, WebDeps } from './web/deps';
import { Planning } from './web/groups/planning/planning';
import { addressOf } from './web/http/limits';
import { createNumbers, type Numbers } from './web/http/numbers';
import type { OwnLook } from './web/http/ownLook';
import type { Disk } from './web/images/room';
import { webRoutes } from './web/routes';
import { openWebhooks } from './webhooks/posts';
import type { WebhookSettings } from './webhooks/webhooks';

/** What `main` chooses; tests choose something else. */
export type AppDeps = {
  store: Store;
  media: Media;
  clock: Clock;
  log: Logger;
  /** Log lines that could not be written since the start. */
  logLinesLost?: () => number;
  /** Uniform in [0, 1). */
  chance: () => number;
  certificate: Certificate | null;
  clientFolder: string | null;
  /** Left out: pictures may take all the room there is. */
  disk?: Disk;
  /** Left out: numbers of its own, with nothing about the process and the store. */
  numbers?: Numbers;
  publicUrl: string | null;
  /** See WebConfig. */
  securityContact?: string | null;
  /** Left out: Roundel's own name and mark. */
  look?: OwnLook | null;
  starting?: WebConfig['starting'];
  trustProxy: boolean | number | string;
  limits?: Partial<Limits>;
  /** How many meetings with simulated members there may be at the same time; left out: as many as the setting's default. */
  demos?: number;
  /** Signs what accounts hand out; left out: another one with each start. */
  accountSecret?: string;
  /** Left out: no company's sign-on. */
  company?: CompanySettings | null;
  /** Left out: there is no operator's page. */
  operator?: Pick<Operator, 'takesLink' | 'settings' | 'disk'> | null;
  /** Left out: no mail is sent. */
  mail?: MailSettings | null;
  /** Left out: groups cannot set a webhook. */
  webhooks?: WebhookSettings;
  /** Limits for the commands of one connection; left out: the defaults of realtime/handlers/meeting.ts. */
  commands?: Rate;
};

export type App = {
  /** Resolves with the port once connections are accepted; rejects when the port is taken. */
  listen(port: number, host: string): Promise<number>;
  address(): { port: number; secure: boolean } | null;
  /** Tells everybody, saves the rooms and closes. The caller still owns the store and the media server and ends them. */
  stop(): Promise<void>;
  /** For tests that need to see behind the sockets. */
  readonly meetings: Hub['meetings'];
  readonly mail: Mail;
  readonly reminders: Reminders;
  readonly retention: RetentionJob;
};

/** Clients reconnect after about this long, spread out. */
const COME_BACK_MS = 1_000;
/** Connections that are still open this long after everybody was told are cut. */
const LINGER_MS = 1_000;

/** The same media, with a clock beside each change of rights. */
function timed(media: Media, numbers: Numbers): Media {
  const change: Media['change'] = async (...rights) => {
    const began = performance.now();
    const seconds = () => (performance.now() - began) / 1000;
    try {
      await media.change(...rights);
      numbers.rightsChanged(seconds(), true);
    } catch (error) {
      numbers.rightsChanged(seconds(), false);
      throw error;
    }
  };
  return { ...media, change };
}

/** Wires everything together and decides nothing itself. */
export function createApp(deps: AppDeps): App {
  const { store, clock, log, chance, publicUrl } = deps;
  const startedAt = clock.now();
  const numbers = deps.numbers ?? createNumbers();
  const media = timed(deps.media, numbers);
  const web = express();
  web.disable('x-powered-by');
  web.set('trust proxy', deps.trustProxy);
  const server = deps.certificate ? createTlsServer(deps.certificate, web) : createServer(web);
  const io = openSockets(server, publicUrl);
  // Express does the same with ordinary requests, so the address respects the proxies in front.
  const addressOfRequest = (request: IncomingMessage) => addressOf(Object.setPrototypeOf(request, web.request));
  const proxy = media.server?.serveOn?.(server, {
    isOwn: ({ headers }) => isOwnOrigin(headers, publicUrl),
    addressOf: addressOfRequest,
  });
  server.on('upgrade', (request: IncomingMessage, socket: Duplex) => {
    if (request.url?.startsWith(`${io.path()}/`) || proxy?.takes(request)) return;
    // This handler comes last: nobody else would ever end such a socket.
    socket.on('error', () => socket.destroy());
    socket.end('HTTP/1.1 404 Not Found\r\nConnection: close\r\nContent-Length: 0\r\n\r\n', () => socket.destroy());
  });
  const demos = new Demos({
    store,
    clock,
    log,
    dial: (cookie, listener) => new InsideSocket(io, cookie, listener),
    most: deps.demos ?? USUAL_DEMOS,
    ending: (meeting, then) => hub.endMeeting(meeting, then),
  });
  const hub: Hub = connect({
    io,
    store,
    media,
    clock,
    log,
    chance,
    answered: numbers.answered,
    demoOf: (meeting) => demos.noticeOf(meeting),
    connected: numbers.connected,
    whoIs: async (cookie, meeting) => {
      const known = await whoIs(store, cookie, meeting);
      const hash = known === null ? null : sessionHash(cookie);
      // Nobody waits for it: it only tells people which of their browsers they used last.
      if (hash !== null) store.accounts.seen(hash, clock.now()).catch(() => {});
      if (known === null) return null;
      const held = await heldBack({ store, cookie, group: known.group }, clock.now());
      return {
        ...known,
        heldBack: held,
        closed: held !== null && (await isTalk(store, known.group)) ? closedHere() : null,
      };
    },
    addressOf: addressOfRequest,
    publicUrl,
  });

  registerMeeting(hub, deps.commands);
  registerPresence(hub);
  registerDocuments(hub);
  registerRecords(hub);
  registerEvaluation(hub);
  registerMediaJoin(hub);
  registerSignal(hub);
  registerKeys(hub);

  // Connections are collected at the lowest level: one that has not finished its TLS handshake is in no other list.
  const open = new Set<Socket>();
  server.on('connection', (socket: Socket) => {
    open.add(socket);
    socket.once('close', () => open.delete(socket));
  });

  numbers.gauge('roundel_rooms', () => hub.meetings.size);
  numbers.gauge('roundel_connections', () => io.engine.clientsCount);
  numbers.gauge('roundel_demos', () => demos.count);
  numbers.gauge('roundel_log_lines_lost', deps.logLinesLost ?? (() => 0));
  numbers.gauge('roundel_store_damaged', () => (store.damage() === null ? 0 : 1));

  const product = deps.look?.name ?? 'Roundel';
  const mail = openMail({ store, clock, log, settings: deps.mail ?? null, product });
  const retention = startRetention({
    store,
    clock,
    log,
    ending: (meeting, then) => hub.endMeeting(meeting, then),
    hasMet: async (group) => (await heldMeetings(store, group, 1)).length > 0,
  });
  const secret = deps.accountSecret ?? randomBytes(32).toString('base64url');
  const accounts = openAccounts({
    store,
    mail,
    log,
    secret,
    publicUrl,
    secure: deps.certificate !== null || publicUrl?.startsWith('https:') === true,
    company: deps.company ?? null,
    product,
  });
  const webhooks = openWebhooks({ store, clock, log, secret, settings: deps.webhooks ?? null, product });
  const reminders = startReminders({
    store,
    clock,
    log,
    mail,
    webhooks,
    publicUrl,
    secret,
    follow: (group) => planning.follow(group),
    toldLate: (group) => planning.toldLate(group),
  });
  let serving = true;
  web.use((request, response, next) => {
    if (!proxy?.answer(request, response)) next();
  });
  const webDeps: WebDeps = {
    store,
    clock,
    log,
    chance,
    rooms: {
      meeting: async (id) => (await hub.meetings.open(id))?.meeting() ?? null,
      cancelled: async (id, by) => {
        const live = await hub.meetings.open(id);
        const outcome = await live?.submit({ type: 'cancelMeeting', by }, { kind: 'system' }, null);
        return outcome !== undefined && !isRefusal(outcome);
      },
      ended: async (id, by) => {
        const live = await hub.meetings.open(id);
        await live?.submit({ type: 'endDeserted', by }, { kind: 'system' }, null);
      },
      lobbyOpened: async (id, by) => {
        const live = await hub.meetings.open(id);
        const outcome = await live?.submit({ type: 'openLobby', by }, { kind: 'system' }, null);
        return outcome !== undefined && !isRefusal(outcome);
      },
      turnsSet: async (id, lead, presenters) => {
        const live = await hub.meetings.open(id);
        await live?.submit({ type: 'setTurns', lead, presenters }, { kind: 'system' }, null);
      },
      memberRemoved: async (id, member, by) => {
        const live = await hub.meetings.open(id);
        await live?.submit({ type: 'noteRemovedFromGroup', member, by }, { kind: 'system' }, null);
        // They read the reason before their sockets are cut.
        await live?.settled();
      },
      agreementWritten: async (id, { version, lines, by }) => {
        const live = await hub.meetings.open(id);
        const written = { type: 'noteAgreementWritten', version, by, onGroupPage: true } as const;
        await live?.submit(written, { kind: 'system' }, null);
        live?.agreementWritten(lines);
      },
      groupRenamed: (group, before, name) => {
        for (const live of hub.meetings.all()) if (live.group === group) live.groupRenamed(before, name);
      },
      actionReported: (group, member) => {
        for (const live of hub.meetings.all())
          if (live.group === group) live.records.writtenElsewhere('actions', reportReaders(live.meeting(), member));
      },
      issueWritten: (group, member) => {
        for (const live of hub.meetings.all())
          if (live.group === group) live.records.writtenElsewhere('myIssue', [member]);
      },
      sessionsEnded: (member) => {
        void hub.sessionsEnded(member);
        // The same browsers have a seat in the 1:1s of that member.
        store.buddies.seatsOf(member).then(
          (seats) => seats.map((seat) => hub.sessionsEnded(seat.member)),
          (fault: unknown) => log.error({ err: fault, member }, 'open 1:1s of a member were not looked up'),
        );
      },
      closedWhile: (meetings, then) =>
        meetings.reduce<() => Promise<void>>((inner, id) => () => hub.endMeeting(id, inner), then)(),
    },
    config: {
      clientFolder: deps.clientFolder,
      publicUrl,
      starting: deps.starting ?? 'anyone',
      securityContact: deps.securityContact ?? null,
      look: deps.look ?? null,
      mediaUrl: media.server?.origin ?? null,
      carriesSound: media.kind !== 'none',
      ...(deps.limits ? { limits: deps.limits } : {}),
    },
    accounts,
    mail,
    webhooks,
    reminders: { look: reminders.look, isStopLink: (member, token) => isStopToken(secret, member, token) },
    register: { version: programVersion, step: newestStep, tables: dataTables },
    operator: deps.operator
      ? {
          ...deps.operator,
          startedAt,
          use: () => ({ rooms: hub.meetings.size, connections: io.engine.clientsCount }),
        }
      : null,
    demos,
    disk: deps.disk ?? null,
    numbers,
    isServing: () => serving,
    ...(media.server?.report ? { mediaReport: media.server.report } : {}),
  };
  const planning = new Planning(webDeps);
  web.use(webRoutes(webDeps, planning));

  const address = () => {
    const bound = server.address() as AddressInfo | null;
    return bound ? { port: bound.port, secure: deps.certificate !== null } : null;
  };

  return {
    meetings: hub.meetings,
    mail,
    reminders,
    retention,
    address,
    async listen(port, host) {
      if (store.damage() === null) await demos.eraseLeftovers();
      return new Promise((resolve, reject) => {
        server.once('error', reject);
        server.listen(port, host, () => {
          server.off('error', reject);
          resolve(address()?.port ?? port);
        });
      });
    },
    async stop() {
      if (!serving) return;
      serving = false;
      demos.stop();
      // What it is just sending goes to the mail queue before that stops.
      const posted = reminders.stop().then(() => Promise.all([mail.stop(), webhooks.stop()]));
      const erased = retention.stop();
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      await hub.stop(COME_BACK_MS);
      proxy?.end();
      // `close` waits for the last connection of the web server, also for those that the sockets above do not know.
      const left = io.close();
      const linger = setTimeout(() => {
        for (const socket of open) socket.destroy();
      }, LINGER_MS);
      await Promise.all([left, closed, posted, erased]);
      clearTimeout(linger);
    },
  };
}
