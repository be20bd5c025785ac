import { Room, RoomEvent, Track } from 'livekit-client';
import type { Connection, RoomState } from '../../../../client/connection/roomState';
import { createOwnMedia } from '../../../../client/media/devices/ownMedia';
import { createMediaRoom } from '../../../../client/media/mediaRoom';
import { createLivekitTransport } from '../../../../client/media/transports/livekit/livekitTransport';
import type { MediaRights } from '../../../../shared/meeting/rights/media';
import type { Answer } from '../../../../shared/refusal';
import { offerMediaPage } from './mediaPage';

/**
 * Runs in the browser: one member at a real LiveKit server whose own socket goes through the test, or a page that keeps
 * no rules.
 */

declare global {
  interface Window {
    sendToTest(event: string, payload: unknown): Promise<unknown>;
    startMember(member: string): void;
    startStranger(): void;
    shrinkCamera(picture: { width: number; height: number; framesPerSecond: number }): void;
    member: ReturnType<typeof start>;
    stranger: ReturnType<typeof intrude>;
  }
}

const open: MediaRights = { microphone: null, camera: null, screen: null, hear: null };
const outside: MediaRights = { microphone: 'notSeated', camera: 'notSeated', screen: 'notSeated', hear: 'notSeated' };

const pcs: RTCPeerConnection[] = [];
const Native = window.RTCPeerConnection;
window.RTCPeerConnection = class extends Native {
  constructor(configuration?: RTCConfiguration) {
    super(configuration);
    pcs.push(this);
  }
};

/** Every LiveKit room in this page, noticed when somebody listens to it. */
const rooms = new Set<Room>();
const { on } = Room.prototype;
Room.prototype.on = function (this: Room, event, listener) {
  rooms.add(this);
  return on.call(this, event, listener) as Room;
};
/** The ticket in use. The media server renews it by itself. */
function ticket(): string | null {
  const last = [...rooms].at(-1) as unknown as { engine?: { token?: string } } | undefined;
  return last?.engine?.token ?? null;
}

/** Everything that has arrived on any connection of this page, by kind. */
async function stats() {
  const sum = { frames: 0, audioPackets: 0, videoPackets: 0, width: 0 };
  for (const pc of pcs) {
    for (const [, entry] of await pc.getStats()) {
      if (entry.type !== 'inbound-rtp') continue;
      if (entry.kind === 'audio') sum.audioPackets += entry.packetsReceived ?? 0;
      if (entry.kind === 'video') {
        sum.videoPackets += entry.packetsReceived ?? 0;
        sum.frames += entry.framesDecoded ?? 0;
        sum.width = Math.max(sum.width, entry.frameWidth ?? 0);
      }
    }
  }
  return sum;
}

/** Frames sent, frames decoded by sender, and sound packets that arrived or were lost. */
async function frames() {
  const counts = { sent: 0, drawn: {} as Record<string, number>, soundPackets: 0, soundLost: 0 };
  const senders = new Map<string, string>();
  for (const room of rooms) {
    for (const { identity, trackPublications } of room.remoteParticipants.values()) {
      for (const { track } of trackPublications.values()) if (track) senders.set(track.mediaStreamTrack.id, identity);
    }
  }
  for (const pc of pcs) {
    if (pc.connectionState === 'closed') continue;
    for (const [, entry] of await pc.getStats()) {
      if (entry.type === 'outbound-rtp' && entry.kind === 'video') counts.sent += entry.framesSent ?? 0;
      if (entry.type !== 'inbound-rtp') continue;
      if (entry.kind === 'audio') {
        counts.soundPackets += entry.packetsReceived ?? 0;
        counts.soundLost += entry.packetsLost ?? 0;
      } else {
        const sender = senders.get(entry.trackIdentifier);
        if (sender !== undefined) counts.drawn[sender] = (counts.drawn[sender] ?? 0) + (entry.framesDecoded ?? 0);
      }
    }
  }
  return counts;
}

/** Every camera that is opened after this gives this picture. */
function shrinkCamera(picture: { width: number; height: number; framesPerSecond: number }): void {
  const devices = navigator.mediaDevices;
  const native = devices.getUserMedia.bind(devices);
  devices.getUserMedia = (wanted) => {
    if (!wanted?.video) return native(wanted);
    const { width, height, framesPerSecond } = picture;
    const given = wanted.video === true ? {} : wanted.video;
    return native({ ...wanted, video: { ...given, width, height, frameRate: framesPerSecond } });
  };
}

function start(member: string) {
  const heard = new Map<string, Set<(news: never) => void>>();
  const subscribers = new Set<() => void>();
  let state = { link: { kind: 'here' } } as RoomState;
  const connection = {
    state: () => state,
    subscribe: (listener: () => void) => {
      subscribers.add(listener);
      return () => subscribers.delete(listener);
    },
    ask: async (event: string, payload: unknown) => (await window.sendToTest(event, payload)) as Answer<never>,
    on: (event: string, listener: (news: never) => void) => {
      const set = heard.get(event) ?? new Set();
      set.add(listener);
      heard.set(event, set);
      return () => set.delete(listener);
    },
  };
  const own = createOwnMedia();
  const deps = { me: member, connection: connection as unknown as Connection };
  const room = createMediaRoom({
    own,
    me: member,
    open: (changed) => createLivekitTransport(deps, changed),
  });
  const container = document.createElement('div');
  document.body.append(container);
  room.placeSound(container);
  room.setRights(outside, new Map());
  offerMediaPage(room, pcs);

  /** The longest time without a new picture of a member, while it was watched. */
  let watching: { member: string; last: number; longest: number } | null = null;
  const video = document.createElement('video');
  video.muted = true;
  document.body.append(video);
  const note = () => {
    if (watching) {
      const now = performance.now();
      watching.longest = Math.max(watching.longest, now - watching.last);
      watching.last = now;
    }
    video.requestVideoFrameCallback(note);
  };
  video.requestVideoFrameCallback(note);
  const follow = () => {
    if (!watching) return;
    const stream = room.state().remote.get(watching.member)?.camera ?? null;
    if (stream === null || video.srcObject === stream) return;
    video.srcObject = stream;
    void video.play().catch(() => undefined);
  };
  room.subscribe(follow);

  return {
    room,
    own,
    stats,
    ticket,
    frames,
    open,
    news: (event: string, payload: unknown) => {
      for (const listener of heard.get(event) ?? []) listener(payload as never);
    },
    rights: (mine: MediaRights, others: Record<string, MediaRights>) => {
      room.setRights(mine, new Map(Object.entries(others)));
    },
    /** LiveKit notices that its connection has to be made again. */
    breakConnection: () => [...rooms].at(-1)?.simulateScenario('full-reconnect'),
    setLink: (kind: 'here' | 'reconnecting') => {
      state = { ...state, link: kind === 'here' ? { kind } : { kind, since: 0 } };
      for (const listener of subscribers) listener();
    },
    watch: (other: string) => {
      watching = { member: other, last: performance.now(), longest: 0 };
      follow();
    },
    gap: () => (watching ? Math.max(watching.longest, performance.now() - watching.last) : Number.NaN),
    look: () => {
      const now = room.state();
      return {
        status: now.status,
        local: { ...now.local, picture: now.local.picture !== null },
        chosen: own.state().chosen,
        devices: own.state().devices,
        remote: [...now.remote.values()].map((one) => ({
          ...one,
          camera: one.camera !== null,
          screen: one.screen !== null,
        })),
        elements: [...container.querySelectorAll('audio')].map((element) => ({
          member: element.dataset.member,
          tracks: element.srcObject instanceof MediaStream ? element.srcObject.getAudioTracks().length : 0,
          paused: element.paused,
        })),
      };
    },
  };
}

/**
 * A page with LiveKit's own client and none of our rules: with a copied ticket, or as a member whose page was changed.
 */
function intrude() {
  const room = new Room({ adaptiveStream: false, dynacast: false });
  // The client checks its rights first. An attacker would not.
  Object.assign(room.localParticipant, { hasPermissionsToPublish: () => true });
  let disconnected = 0;
  let sent: MediaStream | null = null;
  room.on(RoomEvent.Disconnected, () => {
    disconnected += 1;
  });
  return {
    stats,
    /** A member whose own socket confirms them, but who obeys no rule. */
    joinAsMember: async () => {
      const answer = (await window.sendToTest('media:join', {})) as { value: { url: string; token: string } };
      const { url, token } = answer.value;
      room.once(
        RoomEvent.SignalConnected,
        () => void window.sendToTest('media:here', { sid: room.localParticipant.sid }),
      );
      await room.connect(new URL(url, location.href).href, token);
      return token;
    },
    joinWith: async (url: string, token: string) => {
      await room.connect(new URL(url, location.href).href, token);
    },
    leave: () => room.disconnect(),
    /**
     * Tries to send its microphone, as itself or as a camera, whatever the rights. True when the server accepted it.
     */
    send: async (as: 'microphone' | 'camera') => {
      sent ??= await navigator.mediaDevices.getUserMedia({ audio: true });
      const track = sent.getAudioTracks()[0];
      if (!track) return false;
      const source = as === 'camera' ? Track.Source.Camera : Track.Source.Microphone;
      return room.localParticipant.publishTrack(track.clone(), { source }).then(
        () => true,
        () => false,
      );
    },
    showCamera: async () => {
      const stream = await navigator.mediaDevices.getUserMedia({ video: { width: 640, height: 360 } });
      const track = stream.getVideoTracks()[0];
      if (track) await room.localParticipant.publishTrack(track);
    },
    firstPicture: () =>
      new Promise<MediaStream>((resolve) => {
        room.on(RoomEvent.TrackSubscribed, (track) => {
          if (track.kind === 'video') resolve(new MediaStream([track.mediaStreamTrack]));
        });
      }),
    ticket,
    may: () => room.localParticipant.permissions?.canSubscribe === true,
    maySpeak: () =>
      room.localParticipant.permissions?.canPublishSources.some((source) => Number(source) === 2) === true,
    state: () => ({ connected: room.state === 'connected', disconnected }),
  };
}

export type LivekitLook = ReturnType<ReturnType<typeof start>['look']>;
Object.assign(window, {
  startMember: (member: string) => {
    window.member = start(member);
  },
  shrinkCamera,
  startStranger: () => {
    window.stranger = intrude();
  },
});
