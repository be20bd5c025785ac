import type { Connection, RoomState } from '../../client/connection/roomState';
import { createOwnMedia } from '../../client/media/localMedia';
import { createMeshRoom } from '../../client/media/meshRoom';
import type { MediaRights } from '../../shared/meeting/rights';
import type { SignalNews } from '../../shared/protocol';
import type { Answer } from '../../shared/refusal';

/** Runs in the browser: one member of a mesh whose signalling goes through the test. */

declare global {
  interface Window {
    sendToTest(event: string, payload: unknown): Promise<unknown>;
    mesh: ReturnType<typeof start>;
  }
}

const open: MediaRights = { microphone: null, camera: null, screen: null, hear: null };

function start(member: string, tab: string, inviteKey: string | null) {
  const pcs: RTCPeerConnection[] = [];
  const Native = window.RTCPeerConnection;
  window.RTCPeerConnection = class extends Native {
    constructor(configuration?: RTCConfiguration) {
      super(configuration);
      pcs.push(this);
    }
  };
  const heard = new Map<string, Set<(news: never) => void>>();
  const subscribers = new Set<() => void>();
  let state: RoomState = {
    link: { kind: 'here' },
    view: null,
    meeting: null,
    names: new Map(),
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
  };
  const connection: Pick<Connection, 'state' | 'subscribe' | 'ask' | 'on'> = {
    state: () => state,
    subscribe: (listener) => {
      subscribers.add(listener);
      return () => subscribers.delete(listener);
    },
    ask: async (event, payload) => (await window.sendToTest(event, payload)) as Answer<never>,
    on: (event, listener) => {
      const set = heard.get(event) ?? new Set();
      set.add(listener as (news: never) => void);
      heard.set(event, set);
      return () => set.delete(listener as (news: never) => void);
    },
  };
  const own = createOwnMedia();
  const room = createMeshRoom({
    meeting: 'm',
    me: { member, tab },
    connection: connection as Connection,
    own,
    inviteKey,
  });
  const container = document.createElement('div');
  document.body.append(container);
  room.placeSound(container);

  const stats = async () => {
    const sum = { frames: 0, audioPackets: 0, audioEnergy: 0, screenFrames: 0, connected: 0 };
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
        if (entry.kind === 'video' && entry.mid === '2') sum.screenFrames += entry.framesDecoded ?? 0;
      }
    }
    return sum;
  };

  let counted: Awaited<ReturnType<typeof stats>> = {
    frames: 0,
    audioPackets: 0,
    audioEnergy: 0,
    screenFrames: 0,
    connected: 0,
  };
  window.setInterval(() => void stats().then((now) => (counted = now)), 200);

  return {
    room,
    own,
    pcs,
    stats,
    /** The latest count, for conditions that cannot wait. */
    counted: () => counted,
    open,
    news: (event: string, payload: unknown) => {
      for (const listener of heard.get(event) ?? []) listener(payload as never);
    },
    rights: (mine: Partial<MediaRights>, others: Record<string, Partial<MediaRights>>) => {
      room.setRights({ ...open, ...mine });
      room.setRemoteRights(new Map(Object.entries(others).map(([name, rights]) => [name, { ...open, ...rights }])));
    },
    line: (kind: 'here' | 'reconnecting') => {
      state = { ...state, link: kind === 'here' ? { kind } : { kind, since: 0 } };
      for (const listener of subscribers) listener();
    },
    look: () => {
      const now = room.state();
      return {
        link: now.link,
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
    window.mesh = start(...all);
  },
});
