import { Kysely } from 'kysely';
import type { Event } from '../../shared/meeting/events';
import type { GroupId, Meeting, MeetingId, MemberId, Time } from '../../shared/meeting/state';
import { accountStore } from './accounts/accounts';
import * as actions from './actions';
import * as agreements from './agreements';
import { Batch } from './batch';
import { buddyStore } from './buddies/buddies';
import * as commands from './commands';
import { CommitQueue } from './commitQueue';
import { Damage } from './damage';
import { datesStore, insertMeetingDate } from './dates/dates';
import * as demos from './demos';
import * as documents from './documents';
import type { Engine } from './engines/engine';
import * as events from './events';
import { formingStore, noteCame } from './forming/forming';
import type { StoreAccess } from './groups/access';
import { groupStore } from './groups/groups';
import * as images from './images';
import { claimInvited, importStore } from './imports/imports';
import { lifeStore } from './life/life';
import { mailStore } from './mail/mails';
import { migrate, migrationsFor } from './migrations/migrations';
import { operatorStore } from './operator/operator';
import { ownershipStore } from './ownership/ownership';
import * as ownFormats from './ownFormats';
import * as pages from './pages';
import * as parking from './parking';
import * as people from './people';
import { privateStore } from './privately/privately';
import * as records from './records';
import { reminderStore } from './reminders/reminders';
import { removeMember } from './removal';
import { retentionStore } from './retention/retention';
import { rotaStore } from './rota/rota';
import * as sessions from './sessions';
import * as snapshots from './snapshots';
import {
  type ActionsQuery,
  type Append,
  type Appended,
  type GroupRow,
  type ImageQuota,
  type ImageRow,
  type InviteRow,
  type MeetingRow,
  type MemberRow,
  type NewMeeting,
  type RecordWrite,
  type SessionRow,
  type SignatureRow,
  type SnapshotBase,
  type Store,
  StoreDamaged,
  type StoredDocument,
  StoreUnavailable,
} from './store';
import type { Tables } from './tables';
import { webhookStore } from './webhooks/webhookRows';

/**
 * The store on any engine that Kysely supports (SQLite today). All writes go through one queue, so one fsync serves a whole
 * turn of the event loop.
 */
export class KyselyStore implements Store {
  readonly #db: Kysely<Tables>;
  readonly #commits: CommitQueue;
  readonly #engine: Engine;
  readonly #commands: commands.KnownCommands;
  readonly #damage: Damage;
  readonly #access: StoreAccess = {
    read: (question) => this.#read(question),
    commit: (work) => this.#commits.run(work),
  };
  readonly accounts = accountStore(this.#access);
  readonly groups = groupStore(this.#access);
  readonly imports = importStore(this.#access);
  readonly life = lifeStore(this.#access);
  readonly mail = mailStore(this.#access);
  readonly reminders = reminderStore(this.#access);
  readonly retention = retentionStore(this.#access);
  readonly operator = operatorStore(this.#access);
  readonly forming = formingStore(this.#access);
  readonly ownership = ownershipStore(this.#access);
  readonly dates = datesStore(this.#access);
  readonly privately = privateStore(this.#access);
  readonly rota = rotaStore(this.#access);
  readonly webhooks = webhookStore(this.#access);
  readonly buddies = buddyStore(this.#access);

  private constructor(db: Kysely<Tables>, engine: Engine) {
    this.#db = db;
    this.#engine = engine;
    this.#commands = new commands.KnownCommands(engine.commandsKept);
    this.#damage = new Damage(engine);
    const isOutage = (error: unknown) => {
      if (engine.isDamage(error)) this.#damage.suspect();
      return engine.isOutage(error);
    };
    this.#commits = new CommitQueue(db, {
      isOutage,
      // Beside damaged pages a write could destroy what is whole.
      refuses: () => this.#damage.found !== null,
      newBatch: () => new Batch(this.#commands),
      tried: engine.committed,
    });
  }

  static async open(engine: Engine): Promise<KyselyStore> {
    const db = new Kysely<Tables>({ dialect: engine.dialect });
    try {
      await migrate(db, migrationsFor(engine.blobType), { mayWrite: engine.damage === null });
    } catch (error) {
      await db.destroy();
      throw error;
    }
    return new KyselyStore(db, engine);
  }

  // ------------------------------------------------------------------ the log

  createMeeting(made: NewMeeting, first: Event[]): Promise<void> {
    const { meeting, group, members, invites = [], session, former, date, demo } = made;
    return this.#commits.run(async (db) => {
      if (group) await people.insertGroup(db, group);
      for (const member of members) await people.insertMember(db, member);
      await people.insertMeeting(db, meeting);
      if (date) await insertMeetingDate(db, { ...date, meeting: meeting.id, group: meeting.group });
      const row = { meeting: meeting.id, at: meeting.createdAt, command: null };
      await events.insert(
        db,
        first.map((event, index) => ({ ...row, version: index + 1, event })),
      );
      await records.writeAll(db, made.records ?? []);
      for (const invite of invites) await people.insertInvite(db, invite);
      if (session) await sessions.insertSession(db, session, former);
      if (demo) await demos.insertDemo(db, meeting.group);
      for (const one of demo?.sessions ?? []) await sessions.insertSession(db, one, undefined);
    });
  }

  demos(): Promise<GroupId[]> {
    return this.#read(demos.demos);
  }
  eraseDemo(group: GroupId): Promise<void> {
    return this.#commits.run((db) => demos.eraseDemo(db, group));
  }

  append(append: Append): Promise<Appended> {
    return this.#commits.gather((db, batch) => batch.append(db, append));
  }

  commandVersion(command: commands.CommandKey): Promise<number | null> {
    return this.#read(async (db) => (await this.#commands.of(db, command.meeting)).versionOf(command) ?? null);
  }

  readEvents(meeting: MeetingId, after: number): Promise<Event[]> {
    return this.#read((db) => events.read(db, meeting, after));
  }

  saveSnapshot(meeting: MeetingId, state: Meeting): Promise<void> {
    return this.#commits.run((db) => snapshots.save(db, meeting, state));
  }
  readSnapshot(meeting: MeetingId): Promise<Meeting | null> {
    return this.#read((db) => snapshots.read(db, meeting));
  }

  // --------------------------------------------------- meetings, groups, people

  meeting(id: MeetingId): Promise<MeetingRow | null> {
    return this.#read((db) => people.meeting(db, id));
  }
  meetingsOf(group: GroupId): Promise<MeetingRow[]> {
    return this.#read((db) => people.meetingsOf(db, group));
  }
  setMeetingStatus(id: MeetingId, status: MeetingRow['status']): Promise<void> {
    return this.#commits.run((db) => people.setMeetingStatus(db, id, status));
  }
  group(id: GroupId): Promise<GroupRow | null> {
    return this.#read((db) => people.group(db, id));
  }
  member(id: MemberId): Promise<MemberRow | null> {
    return this.#read((db) => people.member(db, id));
  }
  membersOf(group: GroupId): Promise<MemberRow[]> {
    return this.#read((db) => people.membersOf(db, group));
  }
  letIn(members: readonly MemberId[], now: number): Promise<void> {
    return this.#commits.run((db) => people.letIn(db, members, now));
  }
  forgetNewcomers(members: readonly MemberId[]): Promise<void> {
    return this.#commits.run((db) => people.forgetNewcomers(db, members));
  }
  removeMember(member: MemberId, now: number): Promise<void> {
    return this.#commits.run((db) => removeMember(db, member, now));
  }

  // -------------------------------------------------------- invites and sessions

  addInvite(invite: InviteRow, by: MemberId): Promise<boolean> {
    return this.#commits.run(async (db) => {
      if ((await people.member(db, by))?.removedAt !== null) return false;
      await people.insertInvite(db, invite);
      return true;
    });
  }
  invite(secretHash: string): Promise<InviteRow | null> {
    return this.#read((db) => people.invite(db, secretHash));
  }
  enterByInvite(
    secretHash: string,
    { member, session, former }: { member: MemberRow; session: SessionRow; former?: string },
    now: number,
  ): Promise<boolean> {
    return this.#commits.run(async (db) => {
      if (!(await people.spendInvite(db, secretHash, now))) return false;
      await people.insertMember(db, member);
      await claimInvited(db, secretHash, member.id);
      await noteCame(db, secretHash, member.id);
      await sessions.insertSession(db, session, former);
      return true;
    });
  }
  revokeInvites(filter: people.InviteFilter, now: number): Promise<void> {
    return this.#commits.run((db) => people.revokeInvites(db, filter, now));
  }
  addSession(session: SessionRow, former?: string): Promise<void> {
    return this.#commits.run((db) => sessions.insertSession(db, session, former));
  }
  renewSessions(tokenHash: string, former: string, now: number): Promise<void> {
    return this.#commits.run(async (db) => {
      await sessions.renewSessions(db, tokenHash, former, now);
    });
  }
  sessionMember(tokenHash: string, group: GroupId): Promise<MemberId | null> {
    return this.#read((db) => sessions.sessionMember(db, tokenHash, group));
  }
  endSessions(member: MemberId, only?: string): Promise<void> {
    return this.#commits.run((db) => sessions.endSessions(db, member, only));
  }

  // ---------------------------------------------------------------------- records

  write(
    writes: RecordWrite[],
    command?: { meeting: MeetingId; member: MemberId; id: string },
  ): Promise<{ outcome: 'committed' } | { outcome: 'duplicate' } | { outcome: 'stale' }> {
    return this.#commits.run(async (db, batch) => {
      if (command && (await batch.versionOf(db, command)) !== undefined) return { outcome: 'duplicate' };
      for (const write of writes) if (await records.isStale(db, write)) return { outcome: 'stale' };
      if (command) {
        const version = records.versionAfter(writes);
        await commands.insert(db, command, version);
        await batch.note(db, command, version);
      }
      await records.writeAll(db, writes);
      return { outcome: 'committed' };
    });
  }
  issue(group: GroupId, member: MemberId) {
    return this.#read((db) => records.issue(db, group, member));
  }
  sharedIssues(meeting: MeetingId) {
    return this.#read((db) => records.sharedIssues(db, meeting));
  }
  note(meeting: MeetingId, member: MemberId) {
    return this.#read((db) => records.note(db, meeting, member));
  }
  pages(meeting: MeetingId, member?: MemberId) {
    return this.#read((db) => pages.pages(db, meeting, member));
  }
  envelope(meeting: MeetingId, slot: string) {
    return this.#read((db) => records.envelope(db, meeting, slot));
  }
  envelopeCard(card: string) {
    return this.#read((db) => records.envelopeCard(db, card));
  }
  parked(group: GroupId) {
    return this.#read((db) => parking.parked(db, group));
  }
  actions(wanted: ActionsQuery) {
    return this.#read((db) => actions.actions(db, wanted));
  }
  actionsOfMeeting(meeting: MeetingId) {
    return this.#read((db) => actions.actionsOfMeeting(db, meeting));
  }
  action(group: GroupId, id: string) {
    return this.#read((db) => actions.action(db, group, id));
  }
  unreported(group: GroupId, meeting: MeetingId, until: Time) {
    return this.#read((db) => actions.unreported(db, group, meeting, until));
  }
  signatures(group: GroupId): Promise<SignatureRow[]> {
    return this.#read((db) => agreements.signatures(db, group));
  }
  helpContacts(group: GroupId) {
    return this.#read((db) => records.helpContacts(db, group));
  }
  oneChange(meeting: MeetingId) {
    return this.#read((db) => records.oneChange(db, meeting));
  }
  evaluationTexts(meeting: MeetingId) {
    return this.#read((db) => records.evaluationTexts(db, meeting));
  }
  talkTime(meeting: MeetingId) {
    return this.#read((db) => records.talkTime(db, meeting));
  }
  prompts(meeting: MeetingId) {
    return this.#read((db) => ownFormats.prompts(db, meeting));
  }
  formats(group: GroupId) {
    return this.#read((db) => ownFormats.formats(db, group));
  }

  // ------------------------------------------------------------ documents, images

  reserveClient(document: string, clientId: number, member: MemberId): Promise<void> {
    return this.#commits.run((db) => documents.insertClient(db, document, clientId, member));
  }
  clientsOf(document: string): Promise<Map<number, MemberId>> {
    return this.#read((db) => documents.clientsOf(db, document));
  }
  appendUpdate(
    document: string,
    update: Uint8Array,
    member: MemberId,
    after: number,
  ): Promise<'committed' | 'conflict'> {
    return this.#commits.gather((db, batch) => batch.appendUpdate(db, document, { bytes: update, member }, after));
  }
  /** One transaction: a compaction between the two reads would lose updates. */
  readDocument(document: string): Promise<StoredDocument> {
    return this.#read((db) => db.transaction().execute((inside) => documents.readDocument(inside, document)));
  }
  compactDocument(document: string, snapshot: Uint8Array, from: SnapshotBase): Promise<'compacted' | 'stale'> {
    return this.#commits.run((db) => documents.compact(db, document, snapshot, from));
  }
  documentsOf(meeting: MeetingId): Promise<string[]> {
    return this.#read((db) => documents.documentsOf(db, meeting));
  }
  addImage(image: ImageRow, most: ImageQuota): Promise<'kept' | keyof ImageQuota> {
    return this.#commits.run((db) => images.insert(db, image, most));
  }
  image(meeting: MeetingId, hash: string): Promise<{ type: string; bytes: Uint8Array } | null> {
    return this.#read((db) => images.read(db, meeting, hash));
  }

  // ----------------------------------------------------------------------- upkeep

  ping(): Promise<void> {
    return this.#commits.run(async (db) => {
      await db
        .insertInto('heartbeat')
        .values({ id: 1, beats: 1 })
        .onConflict((c) => c.column('id').doUpdateSet((e) => ({ beats: e('heartbeat.beats', '+', 1) })))
        .execute();
      // Raising a number needs no room, and so would succeed on a disk that takes no command any more.
      await images.probe(db);
    });
  }

  async emptyJournal(): Promise<boolean> {
    await this.#commits.drained();
    return this.#damage.found === null && this.#engine.emptyJournal();
  }

  look(): Promise<string | null> {
    return this.#damage.look();
  }
  damage(): string | null {
    return this.#damage.found;
  }

  async close(): Promise<void> {
    await this.#damage.settled();
    await this.#commits.drained();
    await this.#db.destroy();
  }

  async #read<T>(question: (db: Kysely<Tables>) => Promise<T>): Promise<T> {
    try {
      return await question(this.#db);
    } catch (error) {
      if (this.#engine.isDamage(error)) {
        this.#damage.suspect();
        throw new StoreDamaged('stored rows cannot be read', { cause: error });
      }
      if (this.#engine.isOutage(error)) throw new StoreUnavailable('the store could not be read', { cause: error });
      throw error;
    }
  }
}
