import { randomUUID } from 'node:crypto';
import { setTimeout as after } from 'node:timers/promises';
import { io, type Socket } from 'socket.io-client';
import { applyFrames } from '../../client/connection/eventLog';
import type { MemberCommand } from '../../shared/meeting/commands';
import type { Meeting } from '../../shared/meeting/state';
import type { MeetingStarted, MinutesPage, StartMeeting } from '../../shared/protocol/http';
import type { EventFrame, Handshake, JoinView } from '../../shared/protocol/meeting';
import type { RecordsAnswer, RecordsChange, RecordsRequest } from '../../shared/protocol/records';
import type { AnswerOf, AskOf, NewsOf, ToClient, ToServer } from '../../shared/protocol/socket';
import { PROTOCOL } from '../../shared/protocol/version';
import type { Answer } from '../../shared/refusal';
import { aMeeting } from './browser';

const ANSWER_WITHIN = 30_000;

/** A POST as our own page makes it; returns the parsed body and the session cookie afterwards. */
export async function post<T>(
  url: string,
  path: string,
  body: unknown,
  cookie = '',
): Promise<{ value: T; cookie: string; status: number }> {
  const response = await fetch(url + path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: url, ...(cookie ? { cookie } : {}) },
    body: JSON.stringify(body),
  });
  const answer = (await response.json()) as { ok: boolean; value: T } & Record<string, unknown>;
  const set = response.headers.getSetCookie()[0]?.split(';')[0];
  if (answer.error === 'noCookie' && cookie === '' && set) return post(url, path, body, set);
  if (!answer.ok) throw new Error(`${path} answered ${JSON.stringify(answer)}`);
  return { value: answer.value, cookie: set ?? cookie, status: response.status };
}

/** A browser's socket without the browser: joins, applies the same events, sends requests and waits. */
export class TestClient {
  readonly tab: string;
  readonly socket: Socket<ToClient, ToServer>;
  readonly news: { event: string; news: unknown }[] = [];
  /** The state at each version that this client has seen. */
  readonly seen = new Map<number, Meeting>();
  view: JoinView | null = null;
  meeting: Meeting | null = null;
  #held: EventFrame[] = [];
  #watchers = new Set<() => void>();
  rejoins = true;

  constructor(
    readonly url: string,
    readonly who: { meeting: string; cookie: string; tab?: string; protocol?: number; name?: string; screen?: true },
    options: { origin?: string; reconnects?: boolean; transports?: string[]; headers?: Record<string, string> } = {},
  ) {
    this.tab = who.tab ?? randomUUID();
    const auth: Handshake = {
      protocol: who.protocol ?? PROTOCOL,
      meeting: who.meeting,
      tab: this.tab,
      screen: who.screen,
    };
    this.socket = io(url, {
      autoConnect: false,
      forceNew: true,
      timeout: 60_000,
      transports: options.transports ?? ['websocket'],
      reconnection: options.reconnects ?? false,
      reconnectionDelay: 50,
      reconnectionDelayMax: 200,
      auth,
      extraHeaders: {
        cookie: who.cookie,
        ...(options.origin ? { origin: options.origin } : {}),
        ...options.headers,
      },
    });
    this.socket.onAny((event: string, news: unknown) => this.#receive(event, news));
  }

  get me(): string {
    return this.view?.me ?? '';
  }

  /** Connects and waits for the handshake; rejects with the code of the refusal. */
  async connect(): Promise<this> {
    const done = new Promise<void>((resolve, reject) => {
      this.socket.once('connect', resolve);
      this.socket.once('connect_error', (error: Error & { data?: { error?: string } }) =>
        reject(new Error(error.data?.error ?? error.message)),
      );
    });
    this.socket.connect();
    await done;
    return this;
  }

  async join(): Promise<JoinView> {
    if (!this.socket.connected) await this.connect();
    const view = must(await this.ask('meeting:join', { have: this.meeting?.version ?? null }));
    this.view = view;
    // When this client asked twice, events may have arrived before the answer.
    if (view.kind === 'seat') this.#take(newerOf(this.meeting, view.meeting));
    else this.meeting = null;
    this.#wake();
    return view;
  }

  ask<E extends keyof ToServer>(event: E, ask: AskOf<E>): Promise<AnswerOf<E>> {
    return this.raw(event, ask) as Promise<AnswerOf<E>>;
  }

  /** Sends anything at all, to see what the server does with it. */
  raw(event: string, ...payload: unknown[]): Promise<unknown> {
    const loose = this.socket as unknown as {
      timeout(ms: number): { emitWithAck(event: string, ...payload: unknown[]): Promise<unknown> };
    };
    return loose.timeout(ANSWER_WITHIN).emitWithAck(event, ...payload);
  }

  command(command: MemberCommand, commandId: string = randomUUID()): Promise<Answer<{ version: number }>> {
    return this.ask('meeting:command', { commandId, command });
  }

  /** Like `command`, but when it was too fast it waits as long as the server says. */
  async patiently(command: MemberCommand, commandId: string = randomUUID()): Promise<Answer<{ version: number }>> {
    for (;;) {
      const answer = await this.command(command, commandId);
      if (answer.ok || answer.error !== 'tooFast' || !('detail' in answer)) return answer;
      await after(Number(answer.detail?.retryIn ?? 100));
    }
  }

  /** The records that were asked for; reading them must not be refused. */
  async read<W extends RecordsRequest['what']>(
    ask: Extract<RecordsRequest, { what: W }>,
  ): Promise<Extract<RecordsAnswer, { what: W }>> {
    return must(await this.ask('records:read', ask)) as Extract<RecordsAnswer, { what: W }>;
  }

  /** The minutes as this person may read them. */
  async minutes(): Promise<MinutesPage> {
    const { meeting, cookie } = this.who;
    const response = await fetch(`${this.url}/api/meetings/${meeting}/minutes`, { headers: { cookie } });
    return must((await response.json()) as Answer<MinutesPage>);
  }

  change(change: RecordsChange, commandId: string = randomUUID()): Promise<Answer<{ version: number }>> {
    return this.ask('records:change', { commandId, change });
  }

  /** Waits until this client's own copy of the meeting satisfies the condition. */
  until(is: (meeting: Meeting) => boolean): Promise<Meeting> {
    return this.when(() => (this.meeting && is(this.meeting) ? this.meeting : null));
  }

  /** Waits for the next message of a kind (including one that has already come, when `from` says so). */
  next<E extends keyof ToClient>(
    event: E,
    is: (news: NewsOf<E>) => boolean = () => true,
    from: number = this.news.length,
  ): Promise<NewsOf<E>> {
    return this.when(() => {
      const found = this.news.slice(from).find((one) => one.event === event && is(one.news as NewsOf<E>));
      return found ? (found.news as NewsOf<E>) : null;
    });
  }

  when<T>(look: () => T | null): Promise<T> {
    return new Promise((resolve) => {
      const watch = () => {
        const found = look();
        if (found === null) return;
        this.#watchers.delete(watch);
        resolve(found);
      };
      this.#watchers.add(watch);
      watch();
    });
  }

  close(): void {
    this.socket.disconnect();
  }

  #receive(event: string, news: unknown): void {
    this.news.push({ event, news });
    if (event === 'meeting:events') {
      this.#held.push(news as EventFrame);
      if (this.meeting) this.#take(this.meeting);
    }
    if (event === 'meeting:rejoin' && this.rejoins) void this.join().catch(() => {});
    this.#wake();
  }

  #take(meeting: Meeting): void {
    // One frame after the other, so that every version in between is seen.
    const frames = this.#held.splice(0).sort((a, b) => a.version - b.version);
    let current = meeting;
    this.seen.set(current.version, current);
    for (const frame of frames) {
      frame.events.forEach((event, index) => {
        const version = frame.version - frame.events.length + index + 1;
        // Numbers are those after the whole frame.
        const one = applyFrames(current, [{ ...frame, version, events: [event] }]);
        current = one.meeting;
        this.#held.push(...one.held);
        this.seen.set(current.version, current);
      });
    }
    this.meeting = current;
    if (this.#held.length > 0) void this.#fill();
  }

  async #fill(): Promise<void> {
    const answer = await this.ask('meeting:since', { version: this.meeting?.version ?? 0 }).catch(() => null);
    if (!answer?.ok) return;
    if (answer.value.kind === 'events') this.#held.push(answer.value.frame);
    if (this.meeting) this.#take(this.meeting);
    this.#wake();
  }

  #wake(): void {
    for (const watch of [...this.#watchers]) watch();
  }
}

const newerOf = (known: Meeting | null, told: Meeting): Meeting =>
  known !== null && known.version > told.version ? known : told;

/** The value of an answer that must be a success. */
export function must<T>(answer: Answer<T>): T {
  if (!answer.ok) throw new Error(`answered ${JSON.stringify(answer)}`);
  return answer.value;
}

export type Gathered = {
  meeting: string;
  group: string;
  invite: string;
  /** By name, in the order given; the first person leads. */
  people: Record<string, TestClient>;
  all: TestClient[];
  lead: TestClient;
  close(): void;
};

/** Starts a meeting over HTTP as the first person. */
export async function startMeeting(
  url: string,
  options: Partial<StartMeeting> = {},
): Promise<MeetingStarted & { cookie: string }> {
  const { value, cookie } = await post<MeetingStarted>(url, '/api/meetings', {
    ...aMeeting,
    ...options,
  });
  return { ...value, cookie };
}

/** A cookie for somebody who came in by the group link. */
export async function enter(url: string, invite: string, name: string): Promise<string> {
  return (await post(url, '/api/invites/use', { invite, name })).cookie;
}

/** Knocks if necessary, is let in by the lead (or at once, where they are expected), and takes a seat. */
export async function sitDown(
  client: TestClient,
  lead: TestClient | 'expected' | null,
  sound: StartMeeting['sound'] = 'here',
): Promise<void> {
  const letIn = async () =>
    lead && lead !== 'expected' && must(await lead.command({ type: 'admit', member: client.me }));
  await comeIn(client, lead && letIn, sound);
}

/** The same where they are let in another way, as by a person at a screen. */
export async function comeIn(
  client: TestClient,
  letIn: (() => Promise<unknown>) | null,
  sound: StartMeeting['sound'] = 'here',
): Promise<void> {
  await client.join();
  if (letIn && client.view?.kind === 'lobby') {
    must(await client.command({ type: 'knock' }));
    await letIn();
    await client.when(() => (client.view?.kind === 'seat' ? true : null));
  }
  const agreement = client.view?.agreement.version ?? 1;
  must(await client.command({ type: 'takeSeat', agreement, surroundings: 'alone', sound }));
  await client.when(() => (client.view?.kind === 'seat' ? true : null));
  await client.until((meeting) => meeting.seats[client.me]?.seatedAt !== null);
}

/** A whole group, seated in the lobby: the first name starts and leads. */
export async function gather(
  url: string,
  names: readonly string[],
  options: Partial<StartMeeting> & { reconnects?: boolean } = {},
): Promise<Gathered> {
  const { reconnects = false, ...start } = options;
  const [first = 'Ann', ...others] = names;
  const started = await startMeeting(url, { ...start, name: first });
  const lead = new TestClient(url, { meeting: started.meeting, cookie: started.cookie, name: first }, { reconnects });
  await sitDown(lead, null, start.sound);
  const people: Record<string, TestClient> = { [first]: lead };
  for (const name of others) {
    const cookie = await enter(url, started.invite, name);
    const client = new TestClient(url, { meeting: started.meeting, cookie, name }, { reconnects });
    await sitDown(client, lead, start.sound);
    people[name] = client;
  }
  const all = Object.values(people);
  const close = () => {
    for (const client of all) client.close();
  };
  return { meeting: started.meeting, group: started.group, invite: started.invite, people, all, lead, close };
}

/** Whoever leads ends it; where nobody leads, everybody asks to move on until it is over. */
export async function endMeeting({ lead, all }: Pick<Gathered, 'lead' | 'all'>): Promise<void> {
  if (lead.meeting?.leadership.mode !== 'shared') {
    must(await lead.command({ type: 'endMeeting' }));
    return;
  }
  while (lead.meeting?.status === 'running') {
    const from = lead.meeting.current ?? '';
    for (const client of all) {
      const answer = await client.command({ type: 'askToMoveOn', from, on: true });
      // More than half of many are enough, and the others ask too late.
      if (!answer.ok && ['stale', 'ended'].includes(answer.error)) break;
      must(answer);
    }
    await lead.until((meeting) => meeting.current !== from || meeting.status === 'ended');
  }
}
