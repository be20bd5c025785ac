import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { ConnectionContext } from '../../../client/connection/context';
import type { Connection, RoomState } from '../../../client/connection/roomState';
import { MediaContext } from '../../../client/media/context';
import { createOwnMedia } from '../../../client/media/localMedia';
import type { MediaRoom, RemoteMedia } from '../../../client/media/mediaRoom';
import { createNoneRoom } from '../../../client/media/noneRoom';
import { RoomScreen } from '../../../client/roomScreen';
import { chooseTheme, startTheme } from '../../../client/ui/theme';
import { startWords } from '../../../client/words/words';
import '../../../client/ui/base.css';
import { decide } from '../../../shared/meeting/decide';
import { evolve } from '../../../shared/meeting/evolve';
import { isRefusal } from '../../../shared/refusal';
import { member, names, scenes } from './scenes';

const query = new URLSearchParams(location.search);
const count = Number(query.get('seats') ?? 6);
const build = scenes[query.get('scene') ?? 'checkin'];
if (!build) throw new Error('no such scene');
const { play, me } = build(count);
const startedAt = performance.now();
const listeners = new Set<() => void>();

let state: RoomState = {
  link: { kind: 'here' },
  view: {
    kind: 'seat',
    me,
    tab: 'tab',
    title: 'Harbour group',
    groupName: 'Harbour group',
    ordinal: 4,
    meeting: play.state,
    people: [],
    agreement: { version: 1, lines: [] },
    lastChange: null,
    serverNow: play.now,
    media: 'none',
  },
  meeting: play.state,
  names: new Map(names.map((name, i) => [member(i), name.split(' ')[0] ?? name])),
  presence: new Map(),
  privateNotes: [],
  wordsVersion: {
    myIssue: 0,
    sharedIssues: 0,
    myNote: 0,
    envelope: 0,
    parking: 0,
    actions: 0,
    oneChange: 0,
    talkTime: 0,
  },
  sending: new Set(),
  drafts: [],
};

const now = () => play.now + (query.has('still') ? 0 : Math.round(performance.now() - startedAt));

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
    let meeting = state.meeting;
    for (const event of decision) meeting = evolve(meeting, event);
    state = { ...state, meeting };
    for (const listener of listeners) listener();
    return { ok: true, value: { version: meeting?.version ?? 0 } };
  },
  async ask() {
    return { ok: false, error: 'unavailable' };
  },
  presence: () => undefined,
  on: () => () => undefined,
  close: () => undefined,
};

/** A picture that moves a little, so that drawing, cropping and moving of live pictures can be looked at. */
function fakePicture(index: number): MediaStream {
  const canvas = document.createElement('canvas');
  canvas.width = 320;
  canvas.height = 240;
  const pen = canvas.getContext('2d');
  const hue = (index * 47) % 360;
  const draw = () => {
    if (!pen) return;
    const light = pen.createLinearGradient(0, 0, 320, 240);
    light.addColorStop(0, `hsl(${hue} 18% 72%)`);
    light.addColorStop(1, `hsl(${hue + 30} 22% 38%)`);
    pen.fillStyle = light;
    pen.fillRect(0, 0, 320, 240);
    pen.fillStyle = `hsl(${20 + index * 6} 38% ${34 + ((index * 13) % 40)}%)`;
    pen.beginPath();
    pen.ellipse(160, 112 + Math.sin(performance.now() / 700) * 2, 44, 56, 0, 0, 7);
    pen.fill();
    pen.fillStyle = `hsl(${hue + 180} 24% 30%)`;
    pen.beginPath();
    pen.ellipse(160, 236, 92, 66, 0, 0, 7);
    pen.fill();
  };
  draw();
  setInterval(draw, 100);
  return canvas.captureStream(10);
}

const own = createOwnMedia();
const none = createNoneRoom(own);
const remote = new Map<string, RemoteMedia>();
if (!query.has('initials')) {
  for (let i = 0; i < count; i += 1) {
    if (member(i) === me || i === 4) continue;
    remote.set(member(i), {
      member: member(i),
      camera: fakePicture(i),
      screen: null,
      microphoneOn: true,
      speaking: false,
      connection: 'good',
      verified: true,
    });
  }
}
const mediaState = { ...none.state(), remote };
const room: MediaRoom = { ...none, state: () => mediaState };

startTheme();
if (query.get('theme')) chooseTheme(query.get('theme') === 'dark' ? 'dark' : 'light');
startWords();
const place = document.getElementById('app');
if (!place) throw new Error('no place');
createRoot(place).render(
  <StrictMode>
    <ConnectionContext.Provider value={connection}>
      <MediaContext.Provider value={{ room, own }}>
        <RoomScreen />
      </MediaContext.Provider>
    </ConnectionContext.Provider>
  </StrictMode>,
);
