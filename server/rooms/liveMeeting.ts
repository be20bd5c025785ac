import type { Logger } from 'pino';
import type { Actor, Command } from '../../shared/meeting/commands';
import type { Event } from '../../shared/meeting/events';
import { seatOf } from '../../shared/meeting/people/people';
import { sameMediaFloor } from '../../shared/meeting/rights/media';
import type { GroupId, Meeting, MeetingId, MemberId, PromptId, SlotId } from '../../shared/meeting/state';
import { toldApart } from '../../shared/meeting/views/told';
import type { RecordsRequest } from '../../shared/protocol/records';
import { refuse } from '../../shared/refusal';
import type { Media } from '../media/media';
import type { RecordWrite, Store } from '../store/store';
import type { Clock } from './clock';
import type { Effort } from './documents/effort';
import { MeetingDocuments } from './documents/meetingDocuments';
import { EvaluationRunner, type Patience, usualPatience } from './evaluation/evaluation';
import { redactedFault } from './evaluation/redactedFault';
import type { MediaFaults } from './media/mediaFaults';
import { MeetingMedia } from './media/meetingMedia';
import { Alarm } from './meeting/alarm';
import { BackgroundWork } from './meeting/backgroundWork';
import { BesideLog } from './meeting/besideLog';
import { CommandQueue, type Committed } from './meeting/commandQueue';
import type { Connection, RoomChannel } from './meeting/connection';
import { hearersIn } from './meeting/hearers';
import { IdleWatch } from './meeting/idleWatch';
import { Places } from './meeting/places';
import { Presence } from './meeting/presence';
import { PresenceNotes } from './meeting/presenceNotes';
import { onlyTalkMoved } from './meeting/reasonToRejoin';
import type { CommandId, Outcome, Room } from './meeting/room';
import { TalkTime } from './meeting/talkTime';
import { tellEvents } from './meeting/tellEvents';
import { tellWhoSeesOther } from './meeting/whoSeesOther';
import { hasPreviousActions } from './records/actionsPage';
import { Records } from './records/records';
import { numberOf, readMeeting, renameStored, type StoredMeeting } from './storedMeeting';

const nothingToReport = { type: 'noteNothingToReport' } as const;

export type LiveMeetingDeps<C extends Connection> = {
  store: Store;
  media: Media;
  clock: Clock;
  log: Logger;
  /** Uniform in [0, 1). */
  chance: () => number;
  channelOf: (meeting: MeetingId) => RoomChannel<C>;
  mediaFaults: MediaFaults;
  effort: Effort;
  /** Nobody has been connected for a while: the registry closes and forgets this meeting. */
  idle: (meeting: LiveMeeting<C>) => void;
  /** How long an evaluation waits; left out: the usual times. */
  patience?: Patience;
};

/**
 * Everything that one meeting has in memory: state, documents, evaluation, presence, talk time, timers, media and
 * connections. Nothing of it is kept anywhere else, and `close` ends all of it together.
 */
export class LiveMeeting<C extends Connection> implements Room {
  readonly id: MeetingId;
  readonly group: GroupId;
  readonly names: Map<MemberId, string>;
  readonly prompts: Map<PromptId, string>;
  readonly presence: Presence<C>;
  readonly notes: PresenceNotes;
  readonly talkTime: TalkTime;
  readonly documents: MeetingDocuments<C>;
  readonly records: Records;
  readonly evaluation: EvaluationRunner;
  readonly media: MeetingMedia<C>;
  readonly #channel: RoomChannel<C>;
  readonly #commands: CommandQueue;
  readonly #alarm: Alarm;
  readonly #background: BackgroundWork;
  readonly #besideLog: BesideLog;
  readonly #idle: IdleWatch;
  readonly #places = new Places<C>({
    meeting: () => this.meeting(),
    entered: (connection) => this.#entered(connection),
    left: (connection) => this.#left(connection),
  });
  #agreement: string[];
  #closed = false;

  private constructor(
    private readonly stored: StoredMeeting,
    private readonly deps: LiveMeetingDeps<C>,
  ) {
    const { store, media, clock } = deps;
    const { row, state } = stored;
    this.id = row.id;
    this.group = row.group;
    this.#agreement = stored.agreementLines;
    this.names = stored.names;
    this.prompts = stored.prompts;
    this.#channel = deps.channelOf(row.id);
    this.#background = new BackgroundWork(deps.log, row.id);
    const { fault } = this.#background;
    const inRoom = () => this.inRoom();
    this.#commands = new CommandQueue(row.id, state, { ...deps, announce: (news) => this.#committed(news) });
    this.#alarm = new Alarm(clock, (command) => this.#bySystem(command));
    this.presence = new Presence<C>(this, clock, fault);
    this.notes = new PresenceNotes(this.#channel, clock);
    this.talkTime = new TalkTime(stored.talkTime);
    this.#besideLog = new BesideLog({
      ...deps,
      row,
      newcomers: stored.newcomers,
      snapshotAt: stored.snapshotAt,
      talkTime: this.talkTime,
      background: this.#background,
    });
    this.documents = new MeetingDocuments<C>({ ...deps, room: this, channel: this.#channel, inRoom, fault });
    this.records = new Records({
      room: this,
      store,
      clock,
      drafts: this.documents,
      talkTime: this.talkTime,
      prompts: this.prompts,
      lastMetAt: stored.lastMetAt,
      promptWritten: (prompt) => this.#channel.emit('prompts', [prompt]),
      changed: (news, readers) => this.#recordsChanged(news, readers),
      tell: (member, note) => this.#tell(member, (one) => one.emit('private', note)),
      agreementWritten: (lines) => this.agreementWritten(lines),
    });
    this.evaluation = new EvaluationRunner({
      room: this,
      clock,
      patience: deps.patience ?? usualPatience,
      // Speakers are guests: the members' evaluation is not shown to them.
      tell: (news) => {
        for (const one of this.inRoom())
          if (seatOf(this.meeting(), one.member)?.role !== 'speaker') one.emit('evaluation:news', news);
      },
      tellMember: (member, news) => this.#tell(member, (one) => one.emit('evaluation:news', news)),
      fault: (error) => this.#evaluationFault(error),
    });
    this.media = new MeetingMedia<C>({
      room: this,
      media,
      clock,
      channel: this.#channel,
      presence: this.presence,
      inRoom,
      mediaFault: deps.mediaFaults(row.id),
    });
    this.#alarm.set(state);
    this.#idle = new IdleWatch(clock, {
      // Nobody is connected, and no screen shows the meeting.
      isEmpty: () => this.presence.isEmpty() && this.#places.isEmpty,
      idle: () => deps.idle(this),
    });
    this.#idle.look();
    this.#besideLog.loaded(state);
  }

  /** Reads a meeting from the store; null when there is none. */
  static async load<C extends Connection>(id: MeetingId, deps: LiveMeetingDeps<C>): Promise<LiveMeeting<C> | null> {
    const stored = await readMeeting(deps.store, id);
    const live = stored && new LiveMeeting<C>(stored, deps);
    if (live) for (const command of stored.notTold) await live.#bySystem(command);
    return live;
  }

  // ------------------------------------------------------------------- the state

  get title(): string {
    return this.stored.row.title;
  }
  /** Which meeting of its group this is, from 1. */
  get ordinal(): number {
    return numberOf(this.meeting(), this.stored.row);
  }
  get groupName(): string {
    return this.stored.groupName;
  }
  groupRenamed = (before: string, name: string): void => renameStored(this.stored, this.meeting().status, before, name);
  /** The agreement in the group's own words. */
  get agreementLines(): string[] {
    return this.#agreement;
  }
  agreementWritten(lines: string[]): void {
    this.#agreement = lines;
  }
  /** The "one change" noted at the group's last meeting. */
  get lastChange(): string | null {
    return this.stored.lastChange;
  }
  /** The meeting has left memory: connections that still hold it have to reconnect to the one that is loaded next. */
  get isClosed(): boolean {
    return this.#closed;
  }

  meeting(): Meeting {
    return this.#commands.meeting();
  }

  async submit(command: Command, actor: Actor, commandId: CommandId, records: RecordWrite[] = []): Promise<Outcome> {
    // Whatever it would set in motion would go on although nothing of this meeting is kept in memory any more.
    if (this.#closed) return refuse('unavailable');
    const starts = command.type === 'startMeeting' && this.meeting().status === 'lobby';
    // Rounds that report on earlier actions are for groups that have some.
    const reports = !starts || (await hasPreviousActions(this.deps.store, this.group, this.id, this.stored.lastMetAt));
    if (this.#closed) return refuse('unavailable');
    const outcome = this.#commands.submit(command, actor, commandId, records);
    // In the same turn, so that everybody learns both at once.
    if (!reports) void this.#background.done(() => this.#commands.submit(nothingToReport, { kind: 'system' }, null));
    return outcome;
  }

  /** Null also where some of them were not told to everybody alike: then only the whole state tells no more than that. */
  eventsAfter(version: number): Event[] | null {
    const events = this.#commands.eventsAfter(version);
    return events === null || toldApart(events).size > 0 ? null : events;
  }

  /** Resolves when no command waits for an answer and everything was announced. */
  settled(): Promise<void> {
    return this.#commands.settled();
  }

  // ------------------------------------------------------------------ connections

  /** The connections that are in the room. */
  inRoom(): readonly C[] {
    return this.#places.inRoom();
  }

  /** A connection joins: it becomes the member's active one, and the older tabs are told. */
  async arrive(connection: C): Promise<void> {
    if (connection.isScreen) {
      this.#places.join(connection);
      this.#idle.look();
      return;
    }
    const older = await this.presence.arrive(connection);
    // The connection may have ended while this was being saved; without this check it would stay here for ever.
    if (!this.presence.of(connection.member).includes(connection)) return;
    this.#places.join(connection);
    this.#idle.look();
    for (const other of older) other.emit('meeting:elsewhere', { tab: connection.tab });
  }

  hasJoined(connection: C): boolean {
    return this.#places.hasJoined(connection);
  }

  /** Moves a connection that has joined into the room or out of it, as its member's seat requires now. */
  place(connection: C): boolean {
    return this.#places.place(connection);
  }

  isInRoom(connection: C): boolean {
    return this.#places.isInRoom(connection);
  }

  depart(connection: C): void {
    this.#places.forget(connection);
    this.presence.depart(connection);
    this.#idle.look();
  }

  /** Sessions of a member ended; `cut` are their tabs that were closed because of it. */
  sessionsEnded(member: MemberId, cut: ReadonlySet<string>): void {
    const tabs = this.presence.of(member).map(({ tab }) => tab);
    this.media.sessionsEnded(member, cut, new Set(tabs.filter((tab) => !cut.has(tab))));
  }

  /** The server is about to stop: connections that end from now on do not count as absence. */
  stopNoticing(): void {
    this.presence.close();
  }

  /** Saves the state of the meeting and ends everything in it. */
  async close(): Promise<void> {
    this.#closed = true;
    this.#idle.stop();
    this.presence.close();
    await this.#background.done(() => this.#commands.settled());
    // Only now, because what was still being saved may have set it again.
    this.#alarm.stop();
    this.evaluation.close();
    this.media.close();
    await this.#background.done(() => this.documents.close());
    await this.#besideLog.close(this.meeting());
  }

  // -------------------------------------------------------------------- commits

  #committed({ before, after, events }: Committed): void {
    // Each for itself: nobody catches what is thrown here, so one fault would stop the server with all its meetings.
    const { now } = this.#background;
    now(() => this.#alarm.set(after));
    const isOnlyTalk = onlyTalkMoved(before, after);
    const told = { places: this.#places, channel: this.#channel, presence: this.presence, names: this.names };
    if (!isOnlyTalk) now(() => tellWhoSeesOther(told, before, after));
    now(() => tellEvents(told, { before, after, events }, this.deps.clock.now()));
    // In one physical room, whose voice a microphone carries changes with the floor.
    const isGathered = isOnlyTalk && (after.sharedRooms === undefined || sameMediaFloor(before, after));
    if (!isGathered) now(() => this.#gatherTalkTime());
    if (!isOnlyTalk) now(() => this.records.committed(before, after));
    now(() => this.media.committed({ before, after, onlyTalkMoved: isOnlyTalk }));
    if (before.evaluation.phase !== 'none' || after.evaluation.phase !== 'none') void this.evaluation.proceed();
    now(() => this.#besideLog.committed(before, after));
  }

  async #bySystem(command: Command): Promise<void> {
    await this.#background.done(() => this.submit(command, { kind: 'system' }, null));
  }

  // ---------------------------------------------------------------- composition

  #entered(connection: C): void {
    this.#background.now(() => {
      this.talkTime.startsAfresh(connection.member, this.deps.clock.now());
      this.#gatherTalkTime();
      this.notes.arrived(connection);
      this.media.arrived(connection);
      if (this.meeting().evaluation.phase !== 'none') this.evaluation.arrived(connection.member);
    });
  }

  #left(connection: C): void {
    this.#background.now(() => {
      this.#gatherTalkTime();
      this.notes.gone(connection, this.inRoom());
      this.documents.gone(connection);
    });
  }

  /** Talk time counts people who are connected and hear others: neither in the lobby, nor talking elsewhere, nor outside breakouts. */
  #gatherTalkTime(): void {
    const members = new Set(this.inRoom().map(({ member }) => member));
    this.talkTime.gathered(hearersIn(this.meeting(), members), this.deps.clock.now());
  }

  #recordsChanged(news: { what: RecordsRequest['what']; slot?: SlotId }, readers: MemberId[] | 'room'): void {
    if (readers === 'room') this.#channel.emit('records:changed', news);
    else for (const reader of readers) this.#tell(reader, (one) => one.emit('records:changed', news));
  }

  #tell(member: MemberId, say: (connection: C) => void): void {
    for (const connection of this.presence.of(member)) say(connection);
  }

  /** Logs no message of a member: neither what was sent nor what the error says about it. */
  #evaluationFault(error: unknown): void {
    const { version } = this.meeting();
    this.deps.log.error({ meeting: this.id, version, ...redactedFault(error) }, 'evaluation failed');
  }
}
