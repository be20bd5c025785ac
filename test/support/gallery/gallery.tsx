import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { ConnectionContext } from '../../../client/connection/hooks/context';
import type { Connection, RoomState } from '../../../client/connection/roomState';
import { noRecordsYet } from '../../../client/connection/session';
import { ChangeAgenda } from '../../../client/features/agenda/changeAgenda';
import { HomePage } from '../../../client/features/home/home';
import { Invitation } from '../../../client/features/join/invitation';
import { LobbyPage } from '../../../client/features/lobby/lobbyPage';
import { TalkTimeChoice } from '../../../client/features/lobby/talkTimeChoice';
import { EndedPage } from '../../../client/features/minutes/endedPage';
import { MinutesPage } from '../../../client/features/minutes/minutesPage';
import { Projector } from '../../../client/features/projector/projector';
import { english, type Namespace } from '../../../client/i18n/catalogue';
import { allFormats, loadFormats } from '../../../client/i18n/families';
import { loadMessages, startMessages } from '../../../client/i18n/load';
import { loadAboutFormats } from '../../../client/i18n/methods';
import { MediaContext } from '../../../client/media/context';
import { createOwnMedia } from '../../../client/media/devices/ownMedia';
import { RoomScreen } from '../../../client/room/screen';
import { chooseTheme, startTheme } from '../../../client/ui/theme';
import '../../../client/features/join/join.css';
import '../../../client/ui/base.css';
import { isolated } from '../../../client/ui/text/isolated';
import { documentName } from '../../../shared/documents/names';
import type { SystemCommand } from '../../../shared/meeting/commands';
import { decide } from '../../../shared/meeting/decide';
import type { Event } from '../../../shared/meeting/events';
import { evolve } from '../../../shared/meeting/evolve';
import { commonSlot } from '../../../shared/meeting/pages';
import type { Meeting } from '../../../shared/meeting/state';
import { currentStage } from '../../../shared/meeting/views/currentStage';
import type { DocumentOpened } from '../../../shared/protocol/documents';
import type { InviteLook } from '../../../shared/protocol/http';
import type { PresenceNews } from '../../../shared/protocol/presence';
import type { RecordsChange } from '../../../shared/protocol/records';
import { isRefusal } from '../../../shared/refusal';
import { fakeRoom } from './pictures';
import { longNames, member, names as usualNames } from './play';
import { type Scene, scenes } from './scenes';
import { answerRecords, mineOf, minutesOf, summaryOf, writtenDocument } from './written';

const query = new URLSearchParams(location.search);
const count = Number(query.get('seats') ?? 6);
const build = scenes[query.get('scene') ?? 'checkin'];
if (!build) throw new Error('no such scene');
const scene = build(count);
const { play, me } = scene;
if (query.has('knocking')) {
  play.by(0, { type: 'setAdmission', admission: 'ask' });
  for (const guest of [count, count + 1]) {
    play.system({ type: 'noteConnected', member: member(guest), role: 'member' });
    play.by(guest, { type: 'knock' });
  }
}
const names = query.has('long') ? usualNames.map((name, i) => longNames[i] ?? name) : usualNames;
const title = query.has('long')
  ? 'The harbour group of everybody who has ever worked on the northern quay of Leeds'
  : 'Harbour group';
const startedAt = performance.now();
/** Moved by hand: `?passed=-5000` begins five seconds earlier, and a test lets more pass. */
let passed = Number(query.get('passed') ?? 0);
/** What happens while a test looks. */
const gallery = {
  pass: (ms: number) => {
    passed += ms;
  },
  reconnect: () => become({ link: { kind: 'here' } }),
  /** The server does this so many seconds later. */
  later: (seconds: number, command: SystemCommand) => {
    play.wait(seconds).system(command);
    become({ meeting: play.state });
  },
};
export type GalleryPage = typeof gallery;
Object.assign(window, { gallery });

/** With `turned`, everything that people wrote holds a mark that turns the direction of what follows it. */
const written = new Set(
  'text line lines what firstStep by measure support ifThen buddy learned note groupNotes oneChange parking texts whyNow tried wanted keyQuestion notWanted lastChange'.split(
    ' ',
  ),
);
function turned<T>(value: T, key = ''): T {
  if (!query.has('turned')) return value;
  if (typeof value === 'string') return (written.has(key) && value !== '' ? `\u202e\u2069${value}` : value) as T;
  if (Array.isArray(value)) return value.map((each) => turned(each, key)) as T;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, turned(each, name)])) as T;
}
const listeners = new Set<() => void>();
const agreement = turned({
  version: 1,
  lines: [
    'What is said here stays here, names and stories.',
    'We listen to the end and ask before we advise.',
    'Anyone may pass, at any time, without a reason.',
    'Nothing is recorded.',
  ],
  talkTime: 'lead' as const,
});
const view = {
  me,
  tab: 'tab',
  title,
  groupName: title,
  agreement,
  serverNow: play.now,
  media: 'none' as const,
  ...(scene.demo ? { demo: { simulated: [], until: play.now } } : {}),
};

let state: RoomState = {
  link: query.has('lost') ? { kind: 'reconnecting', since: 0 } : { kind: 'here' },
  view:
    scene.show === 'lobby'
      ? {
          ...view,
          kind: 'lobby',
          group: 'harbour',
          isMine: false,
          connectFrom: null,
          admission: 'new',
          status: 'lobby',
          startsAt: play.state.startsAt + 360_000,
          endsAt: play.state.startsAt + 360_000 + 150 * 60_000,
          minutes: 150,
          leadName: 'Amara Okafor',
          letsIn: ['Amara Okafor'],
          sound: 'here',
          hereCount: count,
          mayChangeAgreement: query.has('mayChange'),
        }
      : {
          ...view,
          kind: 'seat',
          ordinal: 4,
          meeting: play.state,
          people: [],
          prompts: [],
          ...turned({ lastChange: query.has('turned') ? 'Half a minute each.' : null }),
        },
  meeting: scene.show === 'lobby' ? null : play.state,
  names: new Map([...names.map((name, i) => [member(i), name] as const), ['visitor', 'Noor Rahman']]),
  prompts: new Map(Object.entries(scene.prompts ?? {})),
  presence: presenceOf(scene),
  isSilent: false,
  privateNotes: query.has('turned')
    ? [turned({ kind: 'noteToLead' as const, from: member(1), text: 'Could we slow down?', at: play.now })]
    : [],
  recordsVersion: noRecordsYet,
  sending: new Set(),
};

function presenceOf({ play, carets = [] }: Scene): Map<string, PresenceNews> {
  const inHand = currentStage(play.state)?.slot?.id ?? commonSlot;
  return new Map(
    carets.map(({ member, kind, field, index }) => {
      const slot = kind === 'notes' ? commonSlot : inHand;
      const document = documentName({ group: play.state.group, meeting: play.state.id, kind, slot });
      return [`${member} typing`, { kind: 'typing', document, field, index, member, tab: 'tab' }] as const;
    }),
  );
}

const now = () => play.now + passed + (query.has('still') ? 0 : Math.round(performance.now() - startedAt));
const nameOf = (of: string) => state.names.get(of) ?? of;

const opened = (name: string): DocumentOpened => ({
  clientId: 7,
  update: writtenDocument(name, me),
  stateVector: '',
  writable: true,
});

/** Pages are saved, and given to whoever their owner chose. */
function changeRecord(change: RecordsChange): { version: number } | null {
  if (change.what === 'savePage') return { version: change.version + 1 };
  if (change.what !== 'releasePage') return null;
  const { stage, to } = change;
  const released = decide(
    state.meeting,
    { type: 'notePageReleased', stage, member: me, to },
    { actor: { kind: 'system' }, now: now(), chance: Math.random },
  );
  if (isRefusal(released)) return null;
  happen(released);
  return { version: 1 };
}

const happen = (events: readonly Event[]): void =>
  become({ meeting: events.reduce<Meeting | null>(evolve, state.meeting) });

/** Answers in place of the server; null to requests that no scene needs. */
function answerTo(event: string, payload: unknown): unknown {
  const asked = payload as { what?: unknown; document?: string };
  if (event === 'records:read') {
    const answer = answerRecords(asked as Parameters<typeof answerRecords>[0], play.state, me);
    return { ...turned(answer), what: answer.what };
  }
  if (event === 'records:change') return changeRecord((payload as { change: RecordsChange }).change);
  if (event === 'document:open') return opened(asked.document ?? '');
  if (event === 'document:update') return { outcome: 'committed' };
  return null;
}

const connection: Connection = {
  state: () => state,
  subscribe: (listener) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
  now,
  async send(command) {
    const decision = decide(state.meeting, command, {
      actor: { kind: 'member', member: me },
      now: now(),
      chance: Math.random,
    });
    if (isRefusal(decision)) return { ok: false, error: decision.refused };
    happen(decision);
    return { ok: true, value: { version: state.meeting?.version ?? 0 } };
  },
  async ask(event, payload) {
    const value = answerTo(event, payload);
    if (value === null) return { ok: false, error: 'unavailable' };
    return { ok: true, value: value as never };
  },
  presence: () => undefined,
  on: () => () => undefined,
  close: () => undefined,
};

const nextAt = play.now + 28 * 86_400_000;
const nextDoor = { opensAt: nextAt - 15 * 60_000, isOpenToMe: false };
const planned = query.has('planned')
  ? { newest: { meeting: 'next', startsAt: nextAt, status: 'lobby', ...nextDoor } }
  : {};

function become(next: Partial<RoomState>): void {
  state = { ...state, ...next };
  for (const listener of listeners) listener();
}

function answerOf(path: string): unknown {
  if (path.endsWith('/minutes')) return turned(minutesOf(play.state, me, nameOf));
  if (path.endsWith('/formats')) return { formats: [] };
  return path.endsWith('/mine') ? turned(mineOf(play.state, me, nameOf)) : { ...summaryOf(play.state, me), ...planned };
}

const fetchPage = window.fetch.bind(window);
window.fetch = async (address, options) => {
  const path = `${address}`;
  if (!path.startsWith('/api/')) return fetchPage(address, options);
  return Response.json({ ok: true, value: answerOf(path) });
};

if (query.has('noMicrophone')) Object.defineProperty(navigator, 'mediaDevices', { value: undefined });
const own = createOwnMedia();
const people = names.slice(0, count).map((name, i) => ({ member: member(i), name }));
const room = fakeRoom(own, people, {
  without: query.has('initials') ? people.map((each) => each.member) : [me, member(4)],
  me,
  screenOf: scene.screenOf ?? null,
  mutedOf: query.has('muted') ? member(3) : null,
});

/** With all that an invitation may say. */
const invitation: InviteLook = {
  ...{ kind: 'personal', title: 'The first meeting', groupName: title, group: 'harbour', status: null },
  ...{ startsAt: null, nextAt: play.now + 86_400_000, formedBy: 'Amara Okafor', invitedAs: 'Noor Rahman' },
  ...{ makesMember: true, needsName: true, knownAs: null, handed: null },
};

const pages = {
  home: <HomePage />,
  invitation: (
    <main className="join">
      <Invitation details={invitation} invite="x" hasKey={false} onUsed={() => undefined} onRefused={() => undefined} />
    </main>
  ),
  room: <RoomScreen />,
  changeAgenda: (
    <>
      <RoomScreen />
      <ChangeAgenda open onClose={() => undefined} />
    </>
  ),
  projector: <Projector />,
  lobby: <LobbyPage agreementChoice={<TalkTimeChoice />} />,
  ended: <EndedPage nextDate={null} meeting="gallery" />,
  minutes: <MinutesPage meeting="gallery" drawBoard={async () => new Blob()} />,
};

startTheme();
if (query.get('theme')) chooseTheme(query.get('theme') === 'dark' ? 'dark' : 'light');
await startMessages(isolated);
await loadMessages(...(Object.keys(english) as Namespace[]));
await Promise.all([loadFormats(allFormats()), loadAboutFormats()]);
const place = document.getElementById('app');
if (!place) throw new Error('no place');
createRoot(place).render(
  <StrictMode>
    <ConnectionContext.Provider value={connection}>
      <MediaContext.Provider value={{ room, own }}>
        {pages[query.has('projector') ? 'projector' : (scene.show ?? 'room')]}
      </MediaContext.Provider>
    </ConnectionContext.Provider>
  </StrictMode>,
);

/** What people have done on this page before it is looked at. */
async function press(name: string): Promise<void> {
  for (let frames = 0; frames < 600; frames += 1) {
    const button = [...document.querySelectorAll('button')].find((one) => nameOfButton(one) === name);
    if (button !== undefined) return button.click();
    await new Promise(requestAnimationFrame);
  }
  throw new Error(`no button ${name}`);
}
const nameOfButton = (button: HTMLButtonElement): string =>
  (button.ariaLabel ?? button.textContent).replace(/[\u2066-\u2069]/g, '');
for (const name of scene.press ?? []) await press(name);
if (scene.after !== undefined) {
  scene.after(play);
  become({ meeting: play.state });
}
