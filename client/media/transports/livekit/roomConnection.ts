import type { RemoteParticipant, RemoteTrackPublication, Room } from 'livekit-client';
import type { OwnTracks } from '../../devices/ownMedia';
import type { MediaSecret } from '../../encryption/mediaSecret';
import type { PictureSize } from '../mesh/pairMessages';
import { encryptLine } from './frameEncryption';
import { createPublisher, isSound, type Kind, type Sdk, sourceOf } from './publisher';

/** What arrives from one name at the media server. */
export type Arriving = Readonly<Record<Kind, MediaStreamTrack | null>> & {
  speaking: boolean;
  connection: 'good' | 'poor' | 'reconnecting';
};

/** One connection to one room of the media server. */
export interface Line {
  link(): 'connecting' | 'here' | 'reconnecting' | 'gone';
  /** Which connection there is mine, as soon as the server has named it. */
  sid(): string | null;
  arriving(name: string): Arriving | null;
  /** My own connection there is poor, as the media server sees it. */
  weak(): boolean;
  names(): string[];
  give(tracks: OwnTracks): void;
  want(name: string, size: PictureSize): void;
  close(): void;
}

export type LineParts = {
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

/** Tries soon, then less often; after `GIVE_UP_MS` a fresh ticket is better than an old line. */
const retry = {
  nextRetryDelayInMs: ({ retryCount, elapsedMs }: { retryCount: number; elapsedMs: number }) =>
    elapsedMs > GIVE_UP_MS ? null : Math.min(LONGEST_PAUSE_MS, 200 * 2 ** retryCount) * (0.75 + Math.random() / 2),
};

/** Connects; resolves when sound and picture can flow, rejects when this ticket opens nothing. */
export async function openLine({ sdk, url, token, secret, named, changed }: LineParts): Promise<Line> {
  const cipher = secret === null ? null : encryptLine(sdk, secret);
  const room: Room = new sdk.Room({
    // Which picture is drawn how large is told by the screen itself (`want`), since it draws streams and not elements of the kit.
    adaptiveStream: false,
    dynacast: true,
    stopLocalTrackOnUnpublish: false,
    reconnectPolicy: retry,
    ...(cipher === null ? {} : { encryption: cipher.options }),
  });
  const publisher = createPublisher(sdk, room.localParticipant);
  const wishes = new Map<string, PictureSize>();
  let given: OwnTracks | null = null;
  let link: ReturnType<Line['link']> = 'connecting';
  let vouched = '';
  let closed = false;

  function tellName(): void {
    const { sid } = room.localParticipant;
    if (closed || sid === '' || sid === vouched) return;
    vouched = sid;
    named(sid);
  }
  function setLink(now: ReturnType<Line['link']>): void {
    link = now;
    changed();
  }
  function give(): void {
    if (given !== null) publisher.give(given);
  }
  function close(): void {
    if (closed) return;
    closed = true;
    publisher.stop();
    room.removeAllListeners();
    link = 'gone';
    void room.disconnect(false);
    cipher?.close();
  }
  function letGo(): void {
    close();
    changed();
  }
  const publicationOf = (one: RemoteParticipant, kind: Kind): RemoteTrackPublication | undefined =>
    one.getTrackPublication(sourceOf(sdk, kind));
  function shape(one: RemoteParticipant): void {
    const size = wishes.get(one.identity) ?? 'small';
    const picture = publicationOf(one, 'camera');
    if (!picture) return;
    const shown = size !== 'hidden';
    if (picture.isEnabled !== shown) picture.setEnabled(shown);
    const quality = size === 'large' ? sdk.VideoQuality.HIGH : sdk.VideoQuality.LOW;
    if (shown && picture.videoQuality !== quality) picture.setVideoQuality(quality);
  }

  const { RoomEvent } = sdk;
  room
    .on(RoomEvent.SignalConnected, tellName)
    .on(RoomEvent.SignalReconnecting, () => setLink('reconnecting'))
    // It would come in anew with the rights of a renewed ticket, which our server lets nobody do: a fresh one is as quick.
    .on(RoomEvent.Reconnecting, letGo)
    .on(RoomEvent.Reconnected, () => {
      tellName();
      give();
      setLink('here');
    })
    .on(RoomEvent.Disconnected, () => {
      publisher.stop();
      setLink('gone');
    })
    .on(RoomEvent.ParticipantPermissionsChanged, (_before, participant) => {
      if (participant === room.localParticipant) give();
    })
    .on(RoomEvent.LocalTrackUnpublished, give)
    .on(RoomEvent.TrackPublished, (_publication, participant) => shape(participant))
    .on(RoomEvent.TrackSubscribed, ({ mediaStreamTrack }, _publication, participant) => {
      shape(participant);
      mediaStreamTrack.addEventListener('unmute', changed, { once: true });
      changed();
    });
  const redraw = [
    RoomEvent.TrackUnsubscribed,
    RoomEvent.TrackMuted,
    RoomEvent.TrackUnmuted,
    RoomEvent.ParticipantConnected,
    RoomEvent.ParticipantDisconnected,
    RoomEvent.ActiveSpeakersChanged,
    RoomEvent.ConnectionQualityChanged,
  ] as const;
  for (const event of redraw) room.on(event, changed);

  function arrivingOf(one: RemoteParticipant): Arriving {
    const track = (kind: Kind): MediaStreamTrack | null => {
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
      connection: quality === Lost ? 'reconnecting' : quality === Poor ? 'poor' : 'good',
    };
  }

  const line: Line = {
    link: () => link,
    sid: () => (vouched === '' ? null : vouched),
    arriving: (name) => {
      const one = room.remoteParticipants.get(name);
      return one ? arrivingOf(one) : null;
    },
    weak: () => {
      const { Lost, Poor } = sdk.ConnectionQuality;
      const quality = room.localParticipant.connectionQuality;
      return quality === Lost || quality === Poor;
    },
    names: () => [...room.remoteParticipants.keys()],
    give: (tracks) => {
      given = tracks;
      give();
    },
    want: (name, size) => {
      if (wishes.get(name) === size) return;
      wishes.set(name, size);
      const one = room.remoteParticipants.get(name);
      if (one) shape(one);
    },
    close,
  };
  try {
    if (cipher !== null) await room.setE2EEEnabled(true);
    await room.connect(url, token, { maxRetries: 0 });
  } catch (error) {
    line.close();
    throw error;
  }
  setLink('here');
  return line;
}
