import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';

/** Seconds: from what is never noticed to what everybody notices. */
const SECONDS = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5];
const REFUSAL_LABELS = ['way', 'code'] as const;

/** What this process counts, for `/metrics`. Names of events and codes only: never an id, an address or a text. */
export interface Numbers {
  /** A group of writes was committed, or could not be. */
  committed(seconds: number, saved: boolean): void;
  /** A message over the socket was answered; `refused` is the code, or null. */
  answered(event: string, seconds: number, refused: string | null): void;
  /** A browser connected, or was refused with a code. */
  connected(refused: string | null): void;
  /** A request over HTTP was answered. */
  requested(status: number, refused: string | null): void;
  /** Media rights of somebody changed, and the media carried it out or could not. */
  rightsChanged(seconds: number, done: boolean): void;
  /** Numbers that are read at each scrape. */
  gauge(name: string, value: () => number): void;
  /** Loop delay, memory and processor, from now on: the first scrape then has something to tell. */
  watchProcess(): void;
  read(): Promise<{ type: string; text: string }>;
}

export function createNumbers(): Numbers {
  const registry = new Registry();
  const registers = [registry];
  const seconds = <L extends string>(name: string, help: string, labelNames: readonly L[]) =>
    new Histogram({ name, help, labelNames, buckets: SECONDS, registers });
  const commits = seconds('roundel_commit_seconds', 'Committing a group of writes with fsync', ['outcome']);
  const commands = seconds('roundel_command_seconds', 'From a command’s arrival to its answer', []);
  const updates = seconds('roundel_document_update_seconds', 'From a document update’s arrival to its answer', []);
  const messages = seconds('roundel_message_seconds', 'From any other message’s arrival to its answer', ['event']);
  const rights = seconds('roundel_media_rights_seconds', 'From a change of media rights until it holds', ['outcome']);
  const connections = new Counter({
    name: 'roundel_connections_total',
    help: 'Browsers that connected, by outcome',
    labelNames: ['outcome'],
    registers,
  });
  const requests = new Counter({
    name: 'roundel_http_requests_total',
    help: 'Requests answered, by class of status',
    labelNames: ['status'],
    registers,
  });
  const refusals = new Counter({
    name: 'roundel_refusals_total',
    help: 'Refusals, by way (socket, connection, http) and code',
    labelNames: REFUSAL_LABELS,
    registers,
  });
  const outcome = (well: boolean) => ({ outcome: well ? 'done' : 'failed' });

  return {
    committed: (took, saved) => commits.observe(outcome(saved), took),
    answered(event, took, refused) {
      if (refused !== null) refusals.inc({ way: 'socket', code: refused });
      if (event === 'meeting:command') commands.observe(took);
      else if (event === 'document:update') updates.observe(took);
      else messages.observe({ event }, took);
    },
    connected(refused) {
      connections.inc({ outcome: refused === null ? 'connected' : 'refused' });
      if (refused !== null) refusals.inc({ way: 'connection', code: refused });
    },
    requested(status, refused) {
      requests.inc({ status: `${Math.floor(status / 100)}xx` });
      if (refused !== null) refusals.inc({ way: 'http', code: refused });
    },
    rightsChanged: (took, done) => rights.observe(outcome(done), took),
    gauge(name, value) {
      new Gauge({
        name,
        help: `${name.replaceAll('_', ' ')} now`,
        registers,
        collect() {
          this.set(value());
        },
      });
    },
    watchProcess: () => collectDefaultMetrics({ register: registry }),
    read: async () => ({ type: registry.contentType, text: await registry.metrics() }),
  };
}
