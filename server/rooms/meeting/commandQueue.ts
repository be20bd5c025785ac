import type { Actor, Command } from '../../../shared/meeting/commands';
import { decide } from '../../../shared/meeting/decide';
import type { Event } from '../../../shared/meeting/events';
import { evolve } from '../../../shared/meeting/evolve';
import type { Meeting, MeetingId, MemberId } from '../../../shared/meeting/state';
import { isRefusal, type Refusal } from '../../../shared/refusal';
import type { Appended, RecordWrite, Store } from '../../store/store';
import type { Clock } from '../clock';
import type { CommandId, Outcome } from './room';

/** Everything that was committed in one turn of the event loop, with the state before and after it. */
export type Committed = { before: Meeting; after: Meeting; events: Event[] };

export type CommandQueueDeps = {
  store: Store;
  clock: Clock;
  /** Uniform in [0, 1): for ids and the order of a round. Its values leave the engine only inside events. */
  chance: () => number;
  /** Called after the answers of a commit, with everything that was committed in it. */
  announce: (news: Committed) => void;
};

type QueuedCommand = {
  command: Command;
  actor: Actor;
  key: { member: MemberId; id: string } | null;
  records: RecordWrite[];
  answer: (outcome: Outcome) => void;
  fail: (error: unknown) => void;
};
/** A command that was decided on a state which is not saved yet. */
type Planned = { queued: QueuedCommand; events: Event[]; after: Meeting; saved: Promise<Appended> };

/** A browser that missed more events than this gets the whole state instead. */
const RECENT_EVENTS = 500;

/** The commands of one meeting, decided one after the other, and the state they lead to. Knows nothing about sockets. */
export class CommandQueue {
  #state: Meeting;
  #waiting: QueuedCommand[] = [];
  #working: Promise<void> | null = null;
  #unannounced: { before: Meeting; events: Event[] } | null = null;
  #recent: Event[] = [];

  constructor(
    readonly id: MeetingId,
    state: Meeting,
    private readonly deps: CommandQueueDeps,
  ) {
    this.#state = state;
  }

  meeting(): Meeting {
    return this.#state;
  }

  /** The events after a version; null when they are too old, or the version was never ours. */
  eventsAfter(version: number): Event[] | null {
    const missing = this.#state.version - version;
    if (missing < 0 || missing > this.#recent.length) return null;
    return missing === 0 ? [] : this.#recent.slice(-missing);
  }

  submit(command: Command, actor: Actor, commandId: CommandId, records: RecordWrite[] = []): Promise<Outcome> {
    const key = keyOf(actor, commandId);
    return new Promise((answer, fail) => {
      this.#waiting.push({ command, actor, key, records, answer, fail });
      this.#working ??= this.#work();
    });
  }

  /** Resolves when no command waits for an answer and everything was announced. */
  async settled(): Promise<void> {
    while (this.#working) await this.#working;
    this.#announce();
  }

  async #work(): Promise<void> {
    // Commands that arrive in this turn of the event loop share one transaction.
    await Promise.resolve();
    while (this.#waiting.length > 0) {
      const commands = this.#waiting;
      this.#waiting = [];
      await this.#turn(commands);
    }
    this.#working = null;
  }

  /** Decides every command on the state that the commands before it would leave, saves them together and answers in order. */
  async #turn(commands: QueuedCommand[]): Promise<void> {
    const planned: Planned[] = [];
    let ahead = this.#state;
    let next = 0;
    for (; next < commands.length; next += 1) {
      const queued = commands[next];
      if (!queued) break;
      const decided = this.#decided(ahead, queued);
      if (decided === null) continue;
      if (isRefusal(decided) || decided.events.length === 0) {
        // The state that this answer rests on must be saved first.
        if (planned.length > 0) break;
        await this.#answerUnchanged(queued, isRefusal(decided) ? decided : { version: ahead.version });
        continue;
      }
      const saved = this.#save(ahead.version, queued, decided.events);
      ahead = decided.after;
      planned.push({ queued, ...decided, saved });
    }
    const again = await this.#settle(planned);
    // In order of arrival: first commands whose state was not saved, then those that were not decided yet.
    this.#waiting = [...again, ...commands.slice(next), ...this.#waiting];
  }

  /** What happens, and where it leads: events that no state follows from must not be saved. Null when a rule failed. */
  #decided(state: Meeting, queued: QueuedCommand): { events: Event[]; after: Meeting } | Refusal | null {
    const { clock, chance } = this.deps;
    try {
      const decided = decide(state, queued.command, { actor: queued.actor, now: clock.now(), chance });
      return isRefusal(decided) ? decided : { events: decided, after: decided.reduce<Meeting>(evolve, state) };
    } catch (error) {
      queued.fail(error);
      return null;
    }
  }

  #save(expected: number, queued: QueuedCommand, events: Event[]): Promise<Appended> {
    const saved = this.deps.store.append({
      meeting: this.id,
      expected,
      command: queued.key,
      events,
      at: this.deps.clock.now(),
      records: queued.records,
    });
    saved.catch(() => {}); // awaited in #settle; several may fail before the first is awaited
    return saved;
  }

  /** The committed part becomes the state; returns the commands that have to be decided again. */
  async #settle(planned: Planned[]): Promise<QueuedCommand[]> {
    const again: QueuedCommand[] = [];
    let broken = false;
    let reload = false;
    for (const { queued, events, after, saved } of planned) {
      let appended: Appended;
      try {
        appended = await saved;
      } catch (error) {
        broken = true;
        queued.fail(error);
        continue;
      }
      switch (appended.outcome) {
        case 'committed':
          // Only when all before it were committed as well, and so the state is the one it was decided on.
          this.#take(events, after);
          queued.answer({ version: appended.version });
          break;
        case 'duplicate':
          broken = true;
          queued.answer({ version: appended.version });
          break;
        case 'conflict':
          // Either a command before this one was not saved, or another server wrote into the log.
          reload ||= !broken;
          again.push(queued);
          break;
        default:
          appended satisfies never;
      }
    }
    if (reload) await this.#reload(again);
    return again;
  }

  async #reload(waiting: QueuedCommand[]): Promise<void> {
    try {
      const events = await this.deps.store.readEvents(this.id, this.#state.version);
      this.#take(events, events.reduce<Meeting>(evolve, this.#state));
    } catch (error) {
      for (const queued of waiting.splice(0)) queued.fail(error);
    }
  }

  /** A command that is sent again may be refused today because it succeeded the first time: then the first answer stands. */
  async #answerUnchanged(queued: QueuedCommand, outcome: Outcome): Promise<void> {
    try {
      const known = queued.key ? await this.deps.store.commandVersion({ ...queued.key, meeting: this.id }) : null;
      queued.answer(known === null ? outcome : { version: known });
    } catch (error) {
      queued.fail(error);
    }
  }

  #take(events: Event[], after: Meeting): void {
    if (events.length === 0) return;
    if (!this.#unannounced) {
      this.#unannounced = { before: this.#state, events: [] };
      process.nextTick(() => this.#announce());
    }
    this.#unannounced.events.push(...events);
    this.#state = after;
    this.#recent.push(...events);
    if (this.#recent.length > 2 * RECENT_EVENTS) this.#recent = this.#recent.slice(-RECENT_EVENTS);
  }

  #announce(): void {
    const news = this.#unannounced;
    if (!news) return;
    this.#unannounced = null;
    this.deps.announce({ before: news.before, after: this.#state, events: news.events });
  }
}

function keyOf(actor: Actor, commandId: CommandId): QueuedCommand['key'] {
  if (typeof commandId !== 'string') return commandId;
  return actor.kind === 'member' ? { member: actor.member, id: commandId } : null;
}
