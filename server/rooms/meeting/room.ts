import type { Actor, Command } from '../../../shared/meeting/commands';
import { decide } from '../../../shared/meeting/decide';
import type { Event } from '../../../shared/meeting/events';
import { evolve } from '../../../shared/meeting/evolve';
import type { GroupId, Meeting, MeetingId, MemberId } from '../../../shared/meeting/state';
import { isRefusal, type Refusal } from '../../../shared/refusal';
import type { Appended, MeetingRow, Store, WordsWrite } from '../../store/store';
import type { Clock } from '../clock';

/** A version is the length of the log after the command. A resent command gets the answer it got the first time. */
export type Outcome = { version: number } | Refusal;

export type CommandId = string | { member: MemberId; id: string } | null;

/** What was committed in one turn, with the state on both sides of it. */
export type Committed = { room: Room; before: Meeting; after: Meeting; events: Event[] };

/** One meeting that is in memory: a queue of wishes, the state, and nothing about sockets. */
export interface Room {
  readonly id: MeetingId;
  readonly group: GroupId;
  readonly title: string;
  /** The state after the last committed event. Never mutated: a new object per commit. */
  meeting(): Meeting;
  /**
   * decide -> save -> evolve -> answer -> announce, one command at a time. `commandId` makes a resent member command
   * harmless; the server's own commands have none, or name the member whose change of words they belong to.
   * `words` are rows saved in the same transaction as the events. Rejects with StoreUnavailable when nothing was done.
   */
  submit(command: Command, actor: Actor, commandId: CommandId, words?: WordsWrite[]): Promise<Outcome>;
}

export type RoomParts = {
  store: Store;
  clock: Clock;
  /** Uniform in [0, 1): order of a round, ids. Leaves the engine only inside events. */
  chance: () => number;
  /** Once per turn of the event loop, after the answers: everything that was committed in it. */
  announce: (news: Committed) => void;
};

type Wish = {
  command: Command;
  actor: Actor;
  key: { member: MemberId; id: string } | null;
  words: WordsWrite[];
  answer: (outcome: Outcome) => void;
  fail: (error: unknown) => void;
};
/** A wish that was decided on a state which is not saved yet. */
type Planned = { wish: Wish; events: Event[]; saved: Promise<Appended> };

/** After so many events a newcomer would rather read the whole state. */
const RECENT_EVENTS = 500;

export class MeetingRoom implements Room {
  readonly id: MeetingId;
  readonly group: GroupId;
  #state: Meeting;
  #waiting: Wish[] = [];
  #working: Promise<void> | null = null;
  #unannounced: { before: Meeting; events: Event[] } | null = null;
  #recent: Event[] = [];

  constructor(
    readonly row: MeetingRow,
    state: Meeting,
    private readonly parts: RoomParts,
  ) {
    this.id = row.id;
    this.group = row.group;
    this.#state = state;
  }

  get title(): string {
    return this.row.title;
  }

  meeting(): Meeting {
    return this.#state;
  }

  /** The events after a version, or null when they are too old or not ours. */
  eventsAfter(version: number): Event[] | null {
    const missing = this.#state.version - version;
    if (missing < 0 || missing > this.#recent.length) return null;
    return missing === 0 ? [] : this.#recent.slice(-missing);
  }

  submit(command: Command, actor: Actor, commandId: CommandId, words: WordsWrite[] = []): Promise<Outcome> {
    const key = keyOf(actor, commandId);
    return new Promise((answer, fail) => {
      this.#waiting.push({ command, actor, key, words, answer, fail });
      this.#working ??= this.#work();
    });
  }

  /** Resolves when nobody waits for an answer and everything was announced. */
  async settled(): Promise<void> {
    while (this.#working) await this.#working;
    this.#announce();
  }

  async #work(): Promise<void> {
    // Whoever asks in this turn travels in the same transaction.
    await Promise.resolve();
    while (this.#waiting.length > 0) {
      const wishes = this.#waiting;
      this.#waiting = [];
      await this.#turn(wishes);
    }
    this.#working = null;
  }

  /** Decides every wish on the state its predecessors would leave, saves them together and answers in order. */
  async #turn(wishes: Wish[]): Promise<void> {
    const planned: Planned[] = [];
    let ahead = this.#state;
    let next = 0;
    for (; next < wishes.length; next += 1) {
      const wish = wishes[next];
      if (!wish) break;
      const decided = this.#decided(ahead, wish);
      if (decided === null) continue;
      if (isRefusal(decided) || decided.length === 0) {
        // What this answer rests on must be saved before it is given.
        if (planned.length > 0) break;
        await this.#answerUnchanged(wish, isRefusal(decided) ? decided : { version: ahead.version });
        continue;
      }
      planned.push({ wish, events: decided, saved: this.#save(ahead.version, wish, decided) });
      ahead = decided.reduce<Meeting>(evolve, ahead);
    }
    const again = await this.#settle(planned);
    // In order of arrival: first those whose ground was taken away, then those not looked at yet.
    this.#waiting = [...again, ...wishes.slice(next), ...this.#waiting];
  }

  #decided(state: Meeting, wish: Wish): Event[] | Refusal | null {
    const { clock, chance } = this.parts;
    try {
      return decide(state, wish.command, { actor: wish.actor, now: clock.now(), chance });
    } catch (error) {
      wish.fail(error);
      return null;
    }
  }

  #save(expected: number, wish: Wish, events: Event[]): Promise<Appended> {
    const saved = this.parts.store.append({
      meeting: this.id,
      expected,
      command: wish.key,
      events,
      at: this.parts.clock.now(),
      words: wish.words,
    });
    saved.catch(() => {}); // looked at in #settle; several may fail before the first is awaited
    return saved;
  }

  /** The committed part becomes the state; returns the wishes that have to be decided again. */
  async #settle(planned: Planned[]): Promise<Wish[]> {
    const again: Wish[] = [];
    let broken = false;
    let reload = false;
    for (const { wish, events, saved } of planned) {
      let appended: Appended;
      try {
        appended = await saved;
      } catch (error) {
        broken = true;
        wish.fail(error);
        continue;
      }
      switch (appended.outcome) {
        case 'committed':
          this.#take(events);
          wish.answer({ version: appended.version });
          break;
        case 'duplicate':
          broken = true;
          wish.answer({ version: appended.version });
          break;
        case 'conflict':
          // Either a wish before this one was not saved, or another server wrote into the log.
          reload ||= !broken;
          again.push(wish);
          break;
        default:
          appended satisfies never;
      }
    }
    if (reload) await this.#reload(again);
    return again;
  }

  async #reload(waiting: Wish[]): Promise<void> {
    try {
      this.#take(await this.parts.store.readEvents(this.id, this.#state.version));
    } catch (error) {
      for (const wish of waiting.splice(0)) wish.fail(error);
    }
  }

  /** A resent command may be refused today because it succeeded the first time: then that answer stands. */
  async #answerUnchanged(wish: Wish, outcome: Outcome): Promise<void> {
    try {
      const known = wish.key ? await this.parts.store.commandVersion(wish.key.member, wish.key.id) : null;
      wish.answer(known === null ? outcome : { version: known });
    } catch (error) {
      wish.fail(error);
    }
  }

  #take(events: Event[]): void {
    if (events.length === 0) return;
    if (!this.#unannounced) {
      this.#unannounced = { before: this.#state, events: [] };
      setImmediate(() => this.#announce());
    }
    this.#unannounced.events.push(...events);
    this.#state = events.reduce<Meeting>(evolve, this.#state);
    this.#recent.push(...events);
    if (this.#recent.length > 2 * RECENT_EVENTS) this.#recent = this.#recent.slice(-RECENT_EVENTS);
  }

  #announce(): void {
    const news = this.#unannounced;
    if (!news) return;
    this.#unannounced = null;
    this.parts.announce({ room: this, before: news.before, after: this.#state, events: news.events });
  }
}

function keyOf(actor: Actor, commandId: CommandId): Wish['key'] {
  if (typeof commandId !== 'string') return commandId;
  return actor.kind === 'member' ? { member: actor.member, id: commandId } : null;
}
