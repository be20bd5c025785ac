import type { Connection, RoomState } from '../../../../client/connection/roomState';
import { noRecordsYet } from '../../../../client/connection/session';
import { createOwnMedia } from '../../../../client/media/devices/ownMedia';
import { followMeeting } from '../../../../client/media/followMeeting';
import { createMediaRoom, type MediaRoom } from '../../../../client/media/mediaRoom';
import { createMeshTransport } from '../../../../client/media/transports/mesh/meshTransport';
import type { MediaRights } from '../../../../shared/meeting/rights/media';
import type { Meeting } from '../../../../shared/meeting/state';
import type { SignalNews } from '../../../../shared/protocol/media';
import type { Answer } from '../../../../shared/refusal';
import { offerMediaPage } from './mediaPage';
import { createScriptedMedia } from './scriptedMedia';

/** Runs in the browser: one member of a mesh whose signalling goes through the test. */

declare global {
  interface Window {
    sendToTest(event: string, payload: unknown, member: string): Promise<unknown>;
    startMesh(...all: Parameters<typeof start>): void;
    mesh: ReturnType<typeof start>;
    /** Several seats may run in one page. */
    meshes: Map<string, ReturnType<typeof start>>;
  }
}

const open: MediaRights = { microphone: null, camera: null, screen: null, hear: null };

type Introduction =
  | { kind: 'here'; member: string; tab: string; answer: boolean }
  | { kind: 'signal'; to: string; news: unknown };

/** Connects pages of one browser without a server between them, to measure only their connections. */
function introduceDirectly(member: string, tab: string, tell: (event: string, news: unknown) => void) {
  const channel = new BroadcastChannel('mesh');
  const tabs = new Map([[member, tab]]);
  const say = (introduction: Introduction) => channel.postMessage(introduction);
  const announce = () =>
    tell(
      'media:tabs',
      [...tabs].map(([one, its]) => ({ member: one, tabs: [its] })),
    );
  channel.onmessage = ({ data }: MessageEvent<Introduction>) => {
    if (data.kind === 'signal') {
      if (data.to === member) tell('media:signal', data.news);
      return;
    }
    tabs.set(data.member, data.tab);
    if (data.answer) say({ kind: 'here', member, tab, answer: false });
    announce();
  };
  return async (event: string, payload: unknown): Promise<unknown> => {
    if (event === 'media:join') {
      say({ kind: 'here', member, tab, answer: true });
      return { ok: true, value: { kind: 'mesh', iceServers: [] } };
    }
    const { to, signal } = payload as { to: string; signal: unknown };
    say({ kind: 'signal', to, news: { from: member, tab, signal } });
    return { ok: true, value: null };
  };
}

/** Every connection of this page, of all its seats. */
const pcs: RTCPeerConnection[] = [];
const Native = window.RTCPeerConnection;
window.RTCPeerConnection = class extends Native {
  constructor(configuration?: RTCConfiguration) {
    super(configuration);
    pcs.push(this);
  }
};

/**
 * `direct`: no test between the pages. `scripted`: one of several seats in a page, without devices and without
 * playback.
 */
type Way = 'direct' | 'scripted' | 'own';

/** Sends like everybody, but plays nobody, which costs the computer little. */
const withoutPlayback = (room: MediaRoom): MediaRoom => ({
  ...room,
  setRights: (mine, others) => room.setRights({ ...mine, hear: 'elsewhere' }, others),
});

function start(member: string, tab: string, inviteKey: string | null, way: Way = 'own') {
  const heard = new Map<string, Set<(news: never) => void>>();
  const subscribers = new Set<() => void>();
  let state: RoomState = {
    link: { kind: 'here' },
    view: null,
    meeting: null,
    names: new Map(),
    prompts: new Map(),
    presence: new Map(),
    isSilent: false,
    privateNotes: [],
    recordsVersion: noRecordsYet,
    sending: new Set(),
  };
  const connection: Pick<Connection, 'state' | 'subscribe' | 'ask' | 'on'> = {
    state: () => state,
    subscribe: (listener) => {
      subscribers.add(listener);
      return () => subscribers.delete(listener);
    },
    ask: async (event, payload) => (await send(event, payload, member)) as Answer<never>,
    on: (event, listener) => {
      const set = heard.get(event) ?? new Set();
      set.add(listener as (news: never) => void);
      heard.set(event, set);
      return () => set.delete(listener as (news: never) => void);
    },
  };
  const news = (event: string, payload: unknown) => {
    for (const listener of heard.get(event) ?? []) listener(payload as never);
  };
  const send = way === 'direct' ? introduceDirectly(member, tab, news) : window.sendToTest;
  const own = way === 'scripted' ? createScriptedMedia() : createOwnMedia();
  const deps = { meeting: 'm', me: { member, tab }, connection: connection as Connection, inviteKey };
  const room = createMediaRoom({
    own,
    me: member,
    open: (changed) => createMeshTransport(deps, changed),
  });
  const container = document.createElement('div');
  document.body.append(container);
  room.placeSound(container);
  offerMediaPage(room, pcs);

  /** What has come from each other member: sound in the element that plays it, and pictures on the same connection. */
  const arrived = async () => {
    const playing = new Map<string, string>();
    for (const element of container.querySelectorAll('audio')) {
      if (element.muted || element.paused || !(element.srcObject instanceof MediaStream)) continue;
      for (const track of element.srcObject.getAudioTracks()) {
        if (track.enabled) playing.set(track.id, element.dataset.member ?? '');
      }
    }
    const from: Record<string, { sound: number; pictures: number }> = {};
    for (const pc of pcs) {
      let sender: string | undefined;
      const count = { sound: 0, pictures: 0 };
      for (const [, entry] of await pc.getStats()) {
        if (entry.type !== 'inbound-rtp') continue;
        if (entry.kind === 'video') count.pictures += entry.framesReceived ?? 0;
        else if (playing.has(entry.trackIdentifier)) {
          sender = playing.get(entry.trackIdentifier);
          count.sound += entry.packetsReceived ?? 0;
        }
      }
      if (sender !== undefined) from[sender] = count;
    }
    return from;
  };
  const stats = async () => {
    const sum = { frames: 0, audioPackets: 0, audioEnergy: 0, connected: 0 };
    for (const pc of pcs) {
      if (pc.connectionState !== 'connected') continue;
      sum.connected += 1;
      for (const [, entry] of await pc.getStats()) {
        if (entry.type !== 'inbound-rtp') continue;
        if (entry.kind === 'audio' && entry.mid === '0') {
          sum.audioPackets += entry.packetsReceived ?? 0;
          sum.audioEnergy += entry.totalAudioEnergy ?? 0;
        }
        if (entry.kind === 'video' && entry.mid === '1') sum.frames += entry.framesDecoded ?? 0;
      }
    }
    return sum;
  };

  let counted: Awaited<ReturnType<typeof stats>> = {
    frames: 0,
    audioPackets: 0,
    audioEnergy: 0,
    connected: 0,
  };
  // Only on request, because counting costs the page more than its sound.
  let counts = false;
  const count = () => {
    if (!counts) window.setInterval(() => void stats().then((now) => (counted = now)), 200);
    counts = true;
    return counted;
  };

  return {
    room,
    own,
    pcs,
    arrived,
    stats,
    /** The latest count, for conditions that cannot wait. */
    counted: count,
    open,
    news,
    rights: (mine: Partial<MediaRights>, others: Record<string, Partial<MediaRights>>) => {
      const theirs = Object.entries(others).map(([name, rights]) => [name, { ...open, ...rights }] as const);
      room.setRights({ ...open, ...mine }, new Map(theirs));
    },
    /** The present meeting. Rights, floor and pictures follow it as in the room. */
    meeting: (meeting: Meeting) => {
      const isFirst = state.meeting === null;
      state = { ...state, meeting };
      if (isFirst) followMeeting(way === 'scripted' ? withoutPlayback(room) : room, connection as Connection, member);
      for (const listener of subscribers) listener();
    },
    setLink: (kind: 'here' | 'reconnecting') => {
      state = { ...state, link: kind === 'here' ? { kind } : { kind, since: 0 } };
      for (const listener of subscribers) listener();
    },
    look: () => {
      const now = room.state();
      return {
        status: now.status,
        local: { ...now.local, picture: now.local.picture !== null },
        devices: own.state().devices,
        chosen: own.state().chosen,
        remote: [...now.remote.values()].map((one) => ({
          ...one,
          camera: one.camera?.getVideoTracks().length ?? null,
          screen: one.screen?.getVideoTracks().length ?? null,
        })),
        elements: [...container.querySelectorAll('audio')].map((element) => ({
          member: element.dataset.member,
          muted: element.muted,
          paused: element.paused,
          tracks:
            element.srcObject instanceof MediaStream ? element.srcObject.getAudioTracks().map((t) => t.enabled) : [],
        })),
      };
    },
  };
}

export type MeshLook = ReturnType<ReturnType<typeof start>['look']>;
export type Relayed = SignalNews;
Object.assign(window, {
  startMesh: (...all: Parameters<typeof start>) => {
    window.meshes ??= new Map();
    window.mesh = start(...all);
    window.meshes.set(all[0], window.mesh);
  },
});
