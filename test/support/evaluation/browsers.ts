import type { Connection, RoomState } from '../../../client/connection/roomState';
import { KeyStandings, keySentence, provedMembers } from '../../../client/features/evaluation/keyStanding';
import type { Kept, KnownKeys, RoundMemory } from '../../../client/features/evaluation/memory';
import { EvaluationRun } from '../../../client/features/evaluation/round';
import { EvaluationRunner, type Patience, usualPatience } from '../../../server/rooms/evaluation/evaluation';
import { mayCount } from '../../../shared/meeting/people/answerers';
import type { MemberId, StageKey } from '../../../shared/meeting/state';
import type { EvaluationMessage, EvaluationNews } from '../../../shared/protocol/evaluation';
import { answered, refusedWith } from '../../../shared/refusal';
import type { FormName } from '../../../shared/templates/template';
import { HandClock, turns } from '../clock';
import { Table } from './table';

/** What a dishonest server may do with the messages that pass through it. */
export type Meddling = {
  news?: (news: EvaluationNews, to: MemberId) => EvaluationNews;
  message?: (message: EvaluationMessage, from: MemberId) => EvaluationMessage | null;
};

/** One member's browser: the real client side of the protocol, on a connection that can be cut. */
export class Browser {
  run: EvaluationRun;
  /** Proves the group's key to the others, from `proveKeys` on. */
  readonly keys: KeyStandings;
  readonly memory: RoundMemory & { kept: string | null };
  /** Everything the server told this browser, in order. */
  readonly received: EvaluationNews[] = [];
  readonly sent: EvaluationMessage[] = [];
  #here = true;
  #watchers = new Set<() => void>();
  #listeners = new Set<(news: EvaluationNews) => void>();
  #stop: () => void = () => {};

  constructor(
    readonly me: MemberId,
    private readonly group: Group,
    private readonly inviteKey: string | null,
  ) {
    const memory: RoundMemory & { kept: string | null } = {
      kept: null,
      load: async () => (memory.kept === null ? null : (JSON.parse(memory.kept) as Kept)),
      save: async (kept) => {
        memory.kept = JSON.stringify(kept);
      },
    };
    this.memory = memory;
    this.run = this.#open();
    this.keys = new KeyStandings({ connection: this.#connection(), meeting: group.table.id, me, inviteKey });
  }

  #connection(): Connection {
    const state = () =>
      ({ link: { kind: this.#here ? 'here' : 'reconnecting' }, meeting: this.group.table.meeting() }) as RoomState;
    return {
      state,
      subscribe: (listener: () => void) => {
        this.#watchers.add(listener);
        return () => this.#watchers.delete(listener);
      },
      send: async (command: Parameters<Connection['send']>[0]) => this.group.table.by(this.me, command),
      ask: async (_event: string, payload: unknown) => this.#deliver(payload as EvaluationMessage),
      on: (_event: string, listener: (news: EvaluationNews) => void) => {
        this.#listeners.add(listener);
        return () => this.#listeners.delete(listener);
      },
    } as unknown as Connection;
  }

  #open(): EvaluationRun {
    this.#stop();
    const run = new EvaluationRun({
      connection: this.#connection(),
      meeting: this.group.table.id,
      me: this.me,
      inviteKey: this.inviteKey,
      memory: this.memory,
    });
    this.#stop = run.start();
    return run;
  }

  #deliver(message: EvaluationMessage) {
    if (!this.#here) return { ok: false, error: 'unavailable' } as const;
    const passed = this.group.meddling.message ? this.group.meddling.message(message, this.me) : message;
    if (passed === null) return { ok: false, error: 'unavailable' } as const;
    this.sent.push(passed);
    const refused = this.group.runner.receive(this.me, passed);
    return refused ? refusedWith(refused) : answered(null);
  }

  /** What the form says of the browsers' keys. */
  sentence() {
    const { of } = this.keys.store.getState();
    return keySentence(mayCount(this.group.table.meeting()), this.me, this.inviteKey !== null, of);
  }

  /** What Send stores of that sentence. */
  knew(): KnownKeys {
    return {
      proved: provedMembers(this.keys.store.getState().of),
      saidAll: this.sentence().kind === 'all',
    };
  }

  hear(news: EvaluationNews): void {
    if (!this.#here) return;
    const told = this.group.meddling.news ? this.group.meddling.news(news, this.me) : news;
    this.received.push(told);
    for (const listener of this.#listeners) listener(told);
  }

  wake(): void {
    for (const watcher of this.#watchers) watcher();
  }

  /** The connection drops. */
  lose(): void {
    this.#here = false;
    this.group.table.system({ type: 'noteDisconnected', member: this.me });
    this.wake();
  }

  /** The connection is back; `reload` opens the page again, so that it knows only what was stored. */
  return({ reload = false } = {}): void {
    if (reload) this.run = this.#open();
    this.#here = true;
    this.group.table.arrive(this.me);
    this.wake();
    this.group.runner.arrived(this.me);
  }

  close(): void {
    this.#stop();
  }
}

/** Members with their browsers, and the server's runner that connects them. */
export class Group {
  readonly clock = new HandClock();
  readonly table: Table;
  readonly browsers: Browser[];
  runner: EvaluationRunner;
  meddling: Meddling = {};
  readonly faults: unknown[] = [];

  constructor(
    members: readonly MemberId[],
    options: {
      inviteKey?: (member: MemberId) => string | null;
      patience?: Patience;
      forms?: readonly FormName[];
    } = {},
  ) {
    const { inviteKey = () => 'the-key-of-the-invite', patience = usualPatience, forms } = options;
    this.table = new Table(members, this.clock, forms);
    this.#patience = patience;
    this.runner = this.#newRunner();
    this.browsers = members.map((member) => new Browser(member, this, inviteKey(member)));
    this.table.onCommit = () => {
      void this.runner.proceed();
      for (const browser of this.browsers) browser.wake();
    };
  }

  #patience: Patience;

  #newRunner(): EvaluationRunner {
    return new EvaluationRunner({
      room: this.table,
      clock: this.clock,
      patience: this.#patience,
      tell: (news) => {
        for (const browser of this.browsers) browser.hear(news);
      },
      tellMember: (member, news) => this.browser(member).hear(news),
      fault: (error) => this.faults.push(error),
    });
  }

  browser(member: MemberId): Browser {
    const found = this.browsers.find((one) => one.me === member);
    if (!found) throw new Error(`nobody is called ${member}`);
    return found;
  }

  /** kill -9: everything in memory is gone, and everybody connects again. */
  restart(): void {
    this.runner.close();
    this.runner = this.#newRunner();
    for (const browser of this.browsers) {
      browser.lose();
      browser.return();
    }
  }

  /** Every browser says whether it has the group's key, as it does when the form opens. */
  async proveKeys(): Promise<void> {
    for (const { keys } of this.browsers) keys.start();
    for (let round = 0; round < 3; round += 1) {
      await turns(4);
      await Promise.all(this.browsers.map(({ keys }) => keys.settled()));
    }
  }

  async send(
    answers: ReadonlyMap<MemberId, { answers: number[]; text?: string }>,
    stage: StageKey = 'evaluate',
  ): Promise<void> {
    for (const [member, { answers: scores, text = '' }] of answers) {
      const browser = this.browser(member);
      await browser.run.send(scores, text, stage, browser.knew());
    }
  }

  /** Goes on until nobody has anything left to do at this time. */
  async settle(): Promise<void> {
    for (let quiet = 0, seen = ''; quiet < 3; ) {
      await turns(4);
      await Promise.all([this.runner.proceed(), ...this.browsers.map((browser) => browser.run.advance())]);
      await Promise.all(this.browsers.map(({ keys }) => keys.settled()));
      const now = `${this.table.events.length} ${this.browsers.map((one) => `${one.sent.length}/${one.received.length}`)}`;
      quiet = now === seen ? quiet + 1 : 0;
      seen = now;
    }
  }

  close(): void {
    this.runner.close();
    for (const browser of this.browsers) browser.close();
  }
}
