import type { RemoteParticipant, RemoteTrackPublication, Room } from 'livekit-client';
import type { OwnTracks } from '../../devices/ownMedia';
import type { MediaSecret } from '../../encryption/mediaSecret';
import type { PictureSize } from '../../pictureSize';
import { createFrameEncryption } from './frameEncryption';
import { createPublisher, isSound, sourceOf, type TrackKind } from './publisher';
import type { Sdk } from './sdk';

/** What arrives under one identity at the media server. */
export type Arriving = Readonly<Record<TrackKind, MediaStreamTrack | null>> & {
  speaking: boolean;
  network: 'good' | 'poor' | 'reconnecting';
};

/**
 * The identities with whom sound and picture are exchanged. The media server passes on to nobody else what I send, whatever
 * their pages ask it for; from nobody else anything is asked for here.
 */
export type Circle = 'everybody' | readonly string[];

/** One connection to one room of the media server. */
export interface RoomConnection {
  state(): 'connecting' | 'here' | 'reconnecting' | 'gone';
  /** Which connection there is mine, as soon as the server has named it. */
  sid(): string | null;
  arriving(identity: string): Arriving | null;
  /** My own network is poor, as the media server sees it. */
  isPoor(): boolean;
  identities(): string[];
  publish(tracks: OwnTracks, circle: Circle): void;
  request(identity: string, size: PictureSize): void;
  close(): void;
}

export type RoomDeps = {
  sdk: Sdk;
  url: string;
  token: string;
  /** What is sent and received is encrypted with this, when the group wants that; else null. */
  secret: MediaSecret | null;
  /** The server named this connection: my own socket has to vouch for it. */
  named: (sid: string) => void;
  changed: () => void;
};

const GIVE_UP_MS = 20_000;
const LONGEST_PAUSE_MS = 2_000;

/** Tries soon, then less often; after `GIVE_UP_MS` a fresh ticket is better than an old connection. */
const retry = {
  nextRetryDelayInMs: ({ retryCount, elapsedMs }: { retryCount: number; elapsedMs: number }) =>
    elapsedMs > GIVE_UP_MS ? null : Math.min(LONGEST_PAUSE_MS, 200 * 2 ** retryCount) * (0.75 + Math.random() / 2),
};

/** Connects; resolves when sound and picture can flow, rejects when this ticket opens nothing. */
export async function openRoomConnection({
  sdk,
  url,
  token,
  secret,
  named,
  changed,
}: RoomDeps): Promise<RoomConnection> {
  const cipher = secret === null ? null : createFrameEncryption(sdk, secret);
  const room: Room = new sdk.Room({
    // Which picture is drawn how large is told by the screen itself (`request`), since it draws streams and not elements of the SDK.
    adaptiveStream: false,
    dynacast: true,
    stopLocalTrackOnUnpublish: false,
    reconnectPolicy: retry,
    ...(cipher === null ? {} : { encryption: cipher.options }),
  });
  const publisher = createPublisher(sdk, room.localParticipant);
  const sizes = new Map<string, PictureSize>();
  let published: OwnTracks | null = null;
  let circle: Circle = 'everybody';
  let state: ReturnType<RoomConnection['state']> = 'connecting';
  let vouched = '';
  let closed = false;

  function tellSid(): void {
    const { sid } = room.localParticipant;
    if (closed || sid === '' || sid === vouched) return;
    vouched = sid;
    named(sid);
  }
  function setState(now: ReturnType<RoomConnection['state']>): void {
    state = now;
    changed();
  }
  function publish(): void {
    if (published !== null) publisher.publish(published);
  }
  /** The SDK tells it again by itself after an interruption. */
  function exchangeWith(now: Circle): void {
    if (String(now) === String(circle)) return;
    circle = now;
    const isOpen = now === 'everybody';
    const named = isOpen ? [] : now.map((participantIdentity) => ({ participantIdentity, allowAll: true }));
    room.localParticipant.setTrackSubscriptionPermissions(isOpen, named);
    for (const one of room.remoteParticipants.values()) subscribe(one);
  }
  /**
   * Only a track that was asked for anew comes at once when its sender gives it to us again. For one that was merely withheld the
   * media server may look as late as three seconds after.
   */
  function subscribe(one: RemoteParticipant): void {
    const wanted = circle === 'everybody' || circle.includes(one.identity);
    for (const publication of one.trackPublications.values())
      if (publication.isDesired !== wanted) publication.setSubscribed(wanted);
  }
  function close(): void {
    if (closed) return;
    closed = true;
    publisher.stop();
    room.removeAllListeners();
    state = 'gone';
    void room.disconnect(false);
    cipher?.close();
  }
  function leave(): void {
    close();
    changed();
  }
  const publicationOf = (one: RemoteParticipant, kind: TrackKind): RemoteTrackPublication | undefined =>
    one.getTrackPublication(sourceOf(sdk, kind));
  function shape(one: RemoteParticipant): void {
    const size = sizes.get(one.identity) ?? 'small';
    const picture = publicationOf(one, 'camera');
    if (!picture) return;
    const shown = size !== 'hidden';
    if (!picture.isDesired) return;
    if (picture.isEnabled !== shown) picture.setEnabled(shown);
    const quality = size === 'large' ? sdk.VideoQuality.HIGH : sdk.VideoQuality.LOW;
    if (shown && picture.videoQuality !== quality) picture.setVideoQuality(quality);
  }

  const { RoomEvent } = sdk;
  room
    .on(RoomEvent.SignalConnected, tellSid)
    .on(RoomEvent.SignalReconnecting, () => setState('reconnecting'))
    // It would come in anew with the rights of a renewed ticket, which our server lets nobody do: a fresh one is as quick.
    .on(RoomEvent.Reconnecting, leave)
    .on(RoomEvent.Reconnected, () => {
      tellSid();
      publish();
      setState('here');
    })
    .on(RoomEvent.Disconnected, () => {
      publisher.stop();
      setState('gone');
    })
    .on(RoomEvent.ParticipantPermissionsChanged, (_before, participant) => {
      if (participant === room.localParticipant) publish();
    })
    .on(RoomEvent.LocalTrackUnpublished, publish)
    .on(RoomEvent.TrackPublished, (_publication, participant) => {
      subscribe(participant);
      shape(participant);
    })
    .on(RoomEvent.TrackUnsubscribed, (_track, publication, participant) => {
      // The media server tells nothing more of a voice that does not come, so a speaker would stay marked until they are back.
      if (publication.source === sourceOf(sdk, 'microphone')) participant.setIsSpeaking(false);
      changed();
    })
    .on(RoomEvent.TrackSubscribed, ({ mediaStreamTrack }, publication, participant) => {
      shape(participant);
      // What was asked for before it was given up is forgotten there.
      publication.emitTrackUpdate();
      mediaStreamTrack.addEventListener('unmute', changed, { once: true });
      changed();
    });
  const redraw = [
    RoomEvent.TrackMuted,
    RoomEvent.TrackUnmuted,
    RoomEvent.ParticipantConnected,
    RoomEvent.ParticipantDisconnected,
    RoomEvent.ActiveSpeakersChanged,
    RoomEvent.ConnectionQualityChanged,
  ] as const;
  for (const event of redraw) room.on(event, changed);

  function arrivingOf(one: RemoteParticipant): Arriving {
    const track = (kind: TrackKind): MediaStreamTrack | null => {
      const publication = publicationOf(one, kind);
      if (!publication?.track || publication.isMuted) return null;
      // Whoever is in between could otherwise put in sound and pictures of their own.
      if (cipher !== null && !publication.isEncrypted) return null;
      // Its sender names it; a voice that calls itself a camera is neither played nor shown.
      if (publication.kind !== (isSound(kind) ? sdk.Track.Kind.Audio : sdk.Track.Kind.Video)) return null;
      return publication.track.mediaStreamTrack;
    };
    const { Lost, Poor } = sdk.ConnectionQuality;
    const quality = one.connectionQuality;
    return {
      microphone: track('microphone'),
      camera: track('camera'),
      screen: track('screen'),
      screenSound: track('screenSound'),
      speaking: one.isSpeaking,
      network: quality === Lost ? 'reconnecting' : quality === Poor ? 'poor' : 'good',
    };
  }

  const connection: RoomConnection = {
    state: () => state,
    sid: () => (vouched === '' ? null : vouched),
    arriving: (identity) => {
      const one = room.remoteParticipants.get(identity);
      return one ? arrivingOf(one) : null;
    },
    isPoor: () => {
      const { Lost, Poor } = sdk.ConnectionQuality;
      const quality = room.localParticipant.connectionQuality;
      return quality === Lost || quality === Poor;
    },
    identities: () => [...room.remoteParticipants.keys()],
    publish: (tracks, withThese) => {
      // Before anything else, so that a new track reaches nobody else for a moment.
      exchangeWith(withThese);
      published = tracks;
      publish();
    },
    request: (identity, size) => {
      if (sizes.get(identity) === size) return;
      sizes.set(identity, size);
      const one = room.remoteParticipants.get(identity);
      if (one) shape(one);
    },
    close,
  };
  try {
    if (cipher !== null) await room.setE2EEEnabled(true);
    await room.connect(url, token, { maxRetries: 0 });
  } catch (error) {
    connection.close();
    throw error;
  }
  setState('here');
  return connection;
}
