import type { Kysely } from 'kysely';
import type { MeetingId, MemberId } from '../../shared/meeting/state';
import { length } from './events';
import { statement } from './statement';
import type { Tables } from './tables';

type Db = Kysely<Tables>;

/** The commands that changed something, so that a command that is sent again gets the answer it got the first time. */
export type CommandKey = { meeting: MeetingId; member: MemberId; id: string };

/** Above this number of ids in memory, those of the meetings that were quiet longest are forgotten and read again. */
const usuallyKept = 200_000;

/** The commands of one meeting, up to a length of its log. */
type Known = { length: number; count: number; readonly versions: Map<MemberId, Map<string, number>> };

/**
 * The ids of all commands of the meetings that are in use. A command's id is saved in the row of its last event: an index
 * over ids, which are random, would change another page of the database with every command. Whoever writes the log knows its
 * length, so what is remembered here is right as long as that length is.
 */
export class KnownCommands {
  /** The meetings that were used last come last. */
  readonly #known = new Map<MeetingId, Known>();
  #count = 0;
  /** How many commands were ever added: a reading during which one was may lack it. */
  #added = 0;

  constructor(private readonly mostKept = usuallyKept) {}

  /** With the length of the log as it is now; reads the ids when another process wrote, or nobody remembers them. */
  async of(
    db: Db,
    meeting: MeetingId,
  ): Promise<{ length: number; versionOf: (key: CommandKey) => number | undefined }> {
    const now = await length(db, meeting);
    const known = this.#known.get(meeting);
    const current = known?.length === now ? known : await this.#read(db, meeting, now);
    this.#known.delete(meeting);
    this.#known.set(meeting, current);
    return { length: now, versionOf: ({ member, id }) => current.versions.get(member)?.get(id) };
  }

  /** After a commit. */
  add({ meeting, member, id }: CommandKey, version: number): void {
    this.#added += 1;
    const known = this.#known.get(meeting);
    if (!known) return;
    note(known, member, id, version);
    this.#count += 1;
  }

  /** After a commit: the log is this long now. */
  grew(meeting: MeetingId, now: number): void {
    const known = this.#known.get(meeting);
    if (known) known.length = now;
    for (const [oldest] of this.#known) {
      if (this.#count <= this.mostKept || oldest === meeting) break;
      this.#forget(oldest);
    }
  }

  async #read(db: Db, meeting: MeetingId, now: number): Promise<Known> {
    this.#forget(meeting);
    const known: Known = { length: now, count: 0, versions: new Map() };
    const added = this.#added;
    const inLog = await db
      .selectFrom('events')
      .select(['command_member', 'command_id', 'version'])
      .where('meeting_id', '=', meeting)
      .where('command_id', 'is not', null)
      .execute();
    const beside = await db
      .selectFrom('commands')
      .select(['member_id', 'command_id', 'version'])
      .where('meeting_id', '=', meeting)
      .execute();
    if (added !== this.#added) return this.#read(db, meeting, now);
    for (const row of inLog) note(known, row.command_member ?? '', row.command_id ?? '', row.version);
    for (const row of beside) note(known, row.member_id, row.command_id, row.version);
    this.#count += known.count;
    return known;
  }

  #forget(meeting: MeetingId): void {
    this.#count -= this.#known.get(meeting)?.count ?? 0;
    this.#known.delete(meeting);
  }
}

function note(known: Known, member: MemberId, id: string, version: number): void {
  const ids = known.versions.get(member) ?? new Map<string, number>();
  known.versions.set(member, ids.set(id, version));
  known.count += 1;
}

const insertCommand = statement((db, member: MemberId, id: string, meeting: MeetingId, version: number) =>
  db
    .insertInto('commands')
    .values({ member_id: member, command_id: id, meeting_id: meeting, version })
    .onConflict((c) => c.columns(['member_id', 'command_id']).doNothing()),
);

/** Saves a command that changed records and no event. */
export async function insert(db: Db, { member, id, meeting }: CommandKey, version: number): Promise<void> {
  await insertCommand(db, member, id, meeting, version);
}
