import { createStore } from 'zustand/vanilla';
import type { Meeting, MemberId } from '../../shared/meeting/state';
import type { EventFrame, JoinView } from '../../shared/protocol/meeting';
import type { PresenceNews } from '../../shared/protocol/presence';
import type { RecordsRequest } from '../../shared/protocol/records';
import type { ToServer } from '../../shared/protocol/socket';
import type { Answer } from '../../shared/refusal';
import { createCommandQueue } from './commandQueue';
import { applyFrames } from './eventLog';
import { startHeartbeat } from './heartbeat';
import type { Connection, Link, RoomState } from './roomState';
import { createServerClock, type ServerClock } from './serverClock';
import type { MeetingSocket } from './socket';
import { watchPage } from './watchPage';

/** What the room itself needs, beyond what features see. */
export type MeetingConnection = Connection & {
  /** Takes the seat back from another tab of mine. */
  continueHere(): void;
};

const ANSWER_WITHIN = 5_000;
const ASK_WITHIN = 10_000;
const NOTES_KEPT = 40;
/** Also while the server's clock may be set. */
const MEASURE_EVERY = 15_000;

/** No kind of record has changed since the page opened. */
export const noRecordsYet: Record<RecordsRequest['what'], number> = {
  myIssue: 0,
  sharedIssues: 0,
  myNote: 0,
  myPages: 0,
  shownPages: 0,
  envelope: 0,
  parking: 0,
  actions: 0,
  oneChange: 0,
  helpContacts: 0,
  agreement: 0,
  talkTime: 0,
  said: 0,
};

const atStart: RoomState = {
  link: { kind: 'connecting' },
  isSilent: false,
  view: null,
  meeting: null,
  names: new Map(),
  prompts: new Map(),
  presence: new Map(),
  privateNotes: [],
  recordsVersion: noRecordsYet,
  sending: new Set(),
};

/** True when the server refused the handshake for a reason that will not change. */
const isFinal = (code: string) => code !== 'unavailable' && code !== 'tooFast' && code !== 'internal';

export function createMeetingConnection(deps: {
  socket: MeetingSocket;
  tab: string;
  clock?: ServerClock;
  /** The page speaks an older protocol than the server: load the new page. */
  reload?: () => void;
  random?: () => number;
}): MeetingConnection {
  const { socket, tab } = deps;
  const clock = deps.clock ?? createServerClock();
  const random = deps.random ?? Math.random;

  const store = createStore<RoomState>(() => atStart);
  const { getState: state, setState: set } = store;
  let joined = false;
  let joining: object | null = null;
  let asking = false;
  let closed = false;
  let held: EventFrame[] = [];
  let timers: ReturnType<typeof setTimeout>[] = [];
  let waitingToJoin: ((joined: boolean) => void)[] = [];

  const setLink = (link: Link) => set({ link });

  function later(run: () => void, wait: number): void {
    const timer = setTimeout(() => {
      timers = timers.filter((each) => each !== timer);
      if (!closed) run();
    }, wait);
    timers.push(timer);
  }

  let wasRemoved = false;
  const isOver = () => closed || state().link.kind === 'refused';

  function whenJoined(): Promise<boolean> {
    if (joined) return Promise.resolve(true);
    if (isOver()) return Promise.resolve(false);
    return new Promise((resolve) => waitingToJoin.push(resolve));
  }
  function settleJoin(hasJoined: boolean): void {
    const waiting = waitingToJoin;
    waitingToJoin = [];
    for (const resolve of waiting) resolve(hasJoined);
  }

  // ------------------------------------------------------------ catching up

  function takeView(view: JoinView): void {
    clock.seed(view.serverNow);
    if (view.kind === 'lobby') {
      held = [];
      set({ view, meeting: null, link: { kind: 'here' } });
    } else {
      const known = state().meeting;
      const fresh =
        known && known.id === view.meeting.id && known.version > view.meeting.version ? known : view.meeting;
      const recordsVersion = Object.fromEntries(
        Object.entries(state().recordsVersion).map(([what, version]) => [what, version + 1]),
      ) as Record<RecordsRequest['what'], number>;
      const names = new Map(view.people.map((person) => [person.member, person.name]));
      const prompts = new Map(view.prompts.map(({ id, text }) => [id, text]));
      set({ view, names, prompts, recordsVersion, link: { kind: 'here' } });
      catchUp(fresh);
    }
    joined = true;
    settleJoin(true);
  }

  function catchUp(meeting: Meeting): void {
    const before = state().meeting;
    const next = applyFrames(meeting, held);
    held = next.held;
    if (next.meeting !== state().meeting) set({ meeting: next.meeting });
    // Only for people who have left: a note may arrive before the event that says its sender has come.
    const isHere = (of: Meeting | null, member: MemberId) => of?.seats[member]?.presence === 'here';
    dropGone(({ member }) => !isHere(before, member) || isHere(next.meeting, member));
    if (next.hasGap) void fillGap();
  }

  /** Removes live notes when their tab is gone. */
  function dropGone(stays: (note: PresenceNews) => boolean): void {
    const kept = [...state().presence].filter(([, note]) => stays(note));
    if (kept.length < state().presence.size) set({ presence: new Map(kept) });
  }

  async function fillGap(): Promise<void> {
    if (asking) return;
    asking = true;
    try {
      const version = state().meeting?.version ?? 0;
      const answer = await socket.timeout(ANSWER_WITHIN).emitWithAck('meeting:since', { version });
      if (!answer.ok) return;
      if (answer.value.kind === 'view') takeView(answer.value.view);
      else held = [...held, answer.value.frame];
    } catch {
      // The next frame or the next join asks again.
    } finally {
      asking = false;
    }
    const { meeting } = state();
    if (meeting) {
      const next = applyFrames(meeting, held);
      held = next.held;
      if (next.meeting !== meeting) set({ meeting: next.meeting });
      if (next.hasGap && joined) later(() => void fillGap(), 300);
    }
  }

  async function join(): Promise<void> {
    joined = false;
    const attempt = {};
    joining = attempt;
    const still = () => joining === attempt && socket.connected && !closed;
    while (still()) {
      try {
        const answer = await socket
          .timeout(ANSWER_WITHIN)
          .emitWithAck('meeting:join', { have: state().meeting?.version ?? null });
        if (!still()) return;
        if (answer.ok) {
          takeView(answer.value);
          void measure(5);
          return;
        }
        if (isFinal(answer.error)) return giveUp(answer.error);
      } catch {
        // No answer came in time: ask again.
      }
      await new Promise<void>((resolve) => later(resolve, 400 + random() * 800));
    }
  }

  function giveUp(code: string): void {
    // People who were removed from the group have no session any more either. That they were removed is the better
    // reason.
    const why = wasRemoved && code === 'signedOut' ? 'notAdmitted' : code;
    joined = false;
    joining = null;
    setLink({ kind: 'refused', why });
    socket.disconnect();
    settleJoin(false);
  }

  async function measure(times: number): Promise<void> {
    for (let i = 0; i < times && socket.connected && !closed; i += 1) {
      const sentAt = clock.local();
      try {
        const answer = await socket.timeout(ANSWER_WITHIN).emitWithAck('clock', {});
        heartbeat.heard();
        if (answer.ok) clock.measured(sentAt, clock.local(), answer.value.now);
      } catch {
        return;
      }
    }
  }

  // --------------------------------------------------------- the connection

  socket.on('connect', () => {
    clock.forget();
    void join();
  });
  socket.on('disconnect', (reason) => {
    joined = false;
    joining = null;
    if (closed || state().link.kind === 'elsewhere' || state().link.kind === 'refused') return;
    setLink({ kind: 'reconnecting', since: clock.now() });
    // Socket.IO reconnects by itself, except when the server or this page closed the connection.
    if (reason === 'io server disconnect') later(() => socket.connect(), 300 + random() * 1_200);
  });
  socket.on('connect_error', (error: Error & { data?: { error?: string } }) => {
    const code = error.data?.error;
    if (code === 'oldClient' && deps.reload) deps.reload();
    if (code && isFinal(code)) return giveUp(code);
    if (!socket.active) later(() => socket.connect(), 500 + random() * 2_000);
    const { link } = state();
    if (link.kind === 'here' || link.kind === 'connecting') setLink({ kind: 'reconnecting', since: clock.now() });
  });

  socket.on('meeting:events', (frame) => {
    held = [...held, frame];
    const { meeting } = state();
    if (joined && meeting) catchUp(meeting);
  });
  socket.on('meeting:rejoin', ({ reason }) => {
    wasRemoved = reason === 'removed';
    void join();
  });
  socket.on('meeting:elsewhere', (news) => {
    if (news.tab === tab) return;
    setLink({ kind: 'elsewhere' });
    socket.disconnect();
  });
  socket.on('server:stopping', ({ retryIn }) => {
    setLink({ kind: 'reconnecting', since: clock.now() });
    socket.disconnect();
    // Everybody was told at the same moment, so each browser waits a different time.
    later(() => socket.connect(), retryIn * (1 + random()));
  });

  socket.on('people', (people) => {
    const names = new Map(state().names);
    for (const person of people) names.set(person.member, person.name);
    set({ names });
  });
  socket.on('prompts', (written) => {
    const prompts = new Map(state().prompts);
    for (const { id, text } of written) prompts.set(id, text);
    set({ prompts });
  });
  socket.on('lobby:knocked', ({ member, name }) => set({ names: new Map(state().names).set(member, name) }));
  socket.on('presence', (news) => {
    const presence = new Map(state().presence);
    for (const note of news) presence.set(`${note.member}/${note.tab}/${note.kind}`, note);
    set({ presence });
  });
  socket.on('media:tabs', (news) => {
    const tabsOf = new Map(news.map(({ member, tabs }) => [member, tabs]));
    dropGone((note) => tabsOf.get(note.member)?.includes(note.tab) ?? true);
  });
  socket.on('private', (note) => set({ privateNotes: [...state().privateNotes, note].slice(-NOTES_KEPT) }));
  socket.on('records:changed', ({ what }) =>
    set({ recordsVersion: { ...state().recordsVersion, [what]: state().recordsVersion[what] + 1 } }),
  );

  const measuring = setInterval(() => void measure(1), MEASURE_EVERY);
  /** The computer may have slept, and the page's own clock with it. */
  function measureAnew(): void {
    clock.forget();
    void measure(3);
  }
  const heartbeat = startHeartbeat({
    isConnected: () => joined && socket.connected,
    ask: () => measure(1),
    isOnLine: () => globalThis.navigator?.onLine !== false,
    changed: (isSilent) => set({ isSilent }),
    woke: measureAnew,
    wall: () => Date.now(),
  });
  socket.onAny(heartbeat.heard);
  const stopWatching = watchPage({
    shown: measureAnew,
    network: heartbeat.look,
  });

  const commands = createCommandQueue({
    ready: whenJoined,
    emit: (ask) => socket.timeout(ANSWER_WITHIN).emitWithAck('meeting:command', ask),
    changed: (sending) => set({ sending }),
  });

  socket.connect();

  return {
    state,
    subscribe: (listener) => store.subscribe(listener),
    now: () => clock.now(),
    send: commands.send,
    async ask(event, payload) {
      const startedAt = clock.local();
      const tooLong = new Promise<boolean>((resolve) => later(() => resolve(false), ASK_WITHIN));
      if (!(await Promise.race([whenJoined(), tooLong]))) return { ok: false, error: 'unavailable' };
      const left = Math.max(500, ASK_WITHIN - (clock.local() - startedAt));
      return emitAny(socket, event, payload, left);
    },
    presence(note) {
      if (joined) socket.volatile.emit('presence', note);
    },
    on(event, listener) {
      return listen(socket, event, listener);
    },
    continueHere() {
      setLink({ kind: 'connecting' });
      socket.connect();
    },
    close() {
      closed = true;
      clearInterval(measuring);
      heartbeat.stop();
      stopWatching();
      for (const timer of timers) clearTimeout(timer);
      settleJoin(false);
      socket.disconnect();
    },
  };
}

/**
 * TypeScript cannot follow the typed events through a generic event name, so the types are cast here once for both
 * directions.
 */
type Loose = {
  timeout(ms: number): { emitWithAck(event: string, payload: unknown): Promise<unknown> };
  on(event: string, listener: (news: never) => void): unknown;
  off(event: string, listener: (news: never) => void): unknown;
};

async function emitAny<T>(
  socket: MeetingSocket,
  event: keyof ToServer,
  payload: unknown,
  within: number,
): Promise<Answer<T>> {
  try {
    return (await (socket as unknown as Loose).timeout(within).emitWithAck(event, payload)) as Answer<T>;
  } catch {
    return { ok: false, error: 'unavailable' };
  }
}

function listen(socket: MeetingSocket, event: string, listener: (news: never) => void): () => void {
  const loose = socket as unknown as Loose;
  loose.on(event, listener);
  return () => loose.off(event, listener);
}
