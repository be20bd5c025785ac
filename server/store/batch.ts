import type { Transaction } from 'kysely';
import type { DocumentName, MeetingId, MemberId } from '../../shared/meeting/state';
import type { CommandKey, KnownCommands } from './commands';
import * as documents from './documents';
import * as events from './events';
import * as records from './records';
import type { Append, Appended } from './store';
import type { Tables } from './tables';

type Db = Transaction<Tables>;

/** The log of one meeting during a commit: its length with what is gathered, and the commands that came with it. */
type Log = {
  length: number;
  readonly before: (key: CommandKey) => number | undefined;
  readonly fresh: Map<string, { key: CommandKey; version: number }>;
};

/** A document during a commit. `last` is the position of the newest update, with what is gathered. */
type Head = { stored: number | null; last: number; updates: documents.Update[] };

/**
 * What one commit adds to logs and documents. It is decided in memory, on what the store holds, and then written in as few
 * statements as possible. The unique keys of the tables still guard it: if another process wrote in between, the whole
 * commit fails and each part is tried alone.
 */
export class Batch {
  readonly #logs = new Map<MeetingId, Log>();
  readonly #heads = new Map<DocumentName, Head>();
  #events: events.EventRow[] = [];

  constructor(private readonly known: KnownCommands) {}

  append(db: Db, append: Append): Appended | Promise<Appended> {
    const log = this.#logs.get(append.meeting);
    if (log) return this.#append(db, log, append);
    return this.#log(db, append.meeting).then((opened) => this.#append(db, opened, append));
  }

  appendUpdate(
    db: Db,
    document: DocumentName,
    update: documents.Update,
    after: number,
  ): 'committed' | 'conflict' | Promise<'committed' | 'conflict'> {
    const head = this.#heads.get(document);
    if (head) return this.#appendUpdate(document, head, update, after);
    return this.#head(db, document).then((opened) => this.#appendUpdate(document, opened, update, after));
  }

  /** The version with which a command was answered, also by this commit. */
  async versionOf(db: Db, key: CommandKey): Promise<number | undefined> {
    return versionIn(await this.#log(db, key.meeting), key);
  }

  /** A command that changed records and no event. */
  async note(db: Db, key: CommandKey, version: number): Promise<void> {
    const log = await this.#log(db, key.meeting);
    log.fresh.set(nameOf(key), { key, version });
  }

  /** Writes what is gathered so far. */
  async write(db: Db): Promise<void> {
    const rows = this.#events;
    this.#events = [];
    if (rows.length > 0) await events.insert(db, rows);
    for (const [document, head] of this.#heads) {
      if (head.updates.length === 0) continue;
      await documents.insertUpdates(db, document, head);
      head.stored = head.last;
      head.updates = [];
    }
  }

  committed(): void {
    for (const [meeting, { length, fresh }] of this.#logs) {
      for (const { key, version } of fresh.values()) this.known.add(key, version);
      this.known.grew(meeting, length);
    }
  }

  #append(db: Db, log: Log, { meeting, command, expected, events: added, at, records: writes }: Append) {
    const key = command && { ...command, meeting };
    const answered = key ? versionIn(log, key) : undefined;
    if (answered !== undefined) return { outcome: 'duplicate', version: answered } as const;
    if (log.length !== expected) return { outcome: 'conflict' } as const;
    const version = expected + added.length;
    for (const event of added) {
      log.length += 1;
      this.#events.push({ meeting, version: log.length, at, event, command: log.length === version ? command : null });
    }
    if (key) log.fresh.set(nameOf(key), { key, version });
    const committed = { outcome: 'committed', version } as const;
    return writes && writes.length > 0 ? records.writeAll(db, writes).then(() => committed) : committed;
  }

  #appendUpdate(document: DocumentName, head: Head, update: documents.Update, after: number) {
    if (head.stored === null && head.last === 0 && after > 0)
      throw new Error(`the updates of ${document} up to ${after} are gone`);
    if (head.last !== after) return 'conflict' as const;
    head.last += 1;
    head.updates.push(update);
    return 'committed' as const;
  }

  async #log(db: Db, meeting: MeetingId): Promise<Log> {
    const opened = this.#logs.get(meeting);
    if (opened) return opened;
    const { length, versionOf } = await this.known.of(db, meeting);
    const log: Log = { length, before: versionOf, fresh: new Map() };
    this.#logs.set(meeting, log);
    return log;
  }

  async #head(db: Db, document: DocumentName): Promise<Head> {
    const stored = await documents.lastPosition(db, document);
    const head: Head = { stored, last: stored ?? 0, updates: [] };
    this.#heads.set(document, head);
    return head;
  }
}

const nameOf = ({ member, id }: { member: MemberId; id: string }): string => `${member} ${id}`;

const versionIn = (log: Log, key: CommandKey): number | undefined =>
  log.before(key) ?? log.fresh.get(nameOf(key))?.version;
