import type { MediaRights } from '../../shared/meeting/rights/media';
import type { MemberId } from '../../shared/meeting/state';
import { ownAsLocal } from './devices/ownAsLocal';
import type { OwnMedia } from './devices/ownMedia';
import type { MediaState } from './mediaState';
import { onSuspend } from './onSuspend';
import type { PictureSize } from './pictureSize';
import { createReceiver } from './playback/receiver';
import { audienceOf, closedRights } from './rights';
import type { Capacity, OpenTransport } from './transports/transport';

export interface MediaRoom {
  state(): MediaState;
  subscribe(listener: () => void): () => void;
  connect(): Promise<void>;
  /**
   * Everybody's rights as one state of the meeting gives them. Of mine, tracks that are not allowed are closed, and opened again
   * afterwards if I had them on. What the others may not send is not played here either.
   */
  setRights(mine: MediaRights, others: ReadonlyMap<MemberId, MediaRights>): void;
  /** As with my devices: what the meeting switches is not remembered as my choice. */
  setMicrophone(on: boolean, by?: 'meeting'): Promise<void>;
  setCamera(on: boolean): Promise<void>;
  shareScreen(on: boolean): Promise<void>;
  /** Which pictures are drawn large, and which are drawn at all, so that nobody sends more than is looked at. */
  setVisible(sizes: ReadonlyMap<MemberId, PictureSize>): void;
  /** After a click: lets the sound start that the browser held back. */
  resumeSound(): Promise<void>;
  /** Where the elements that play the others' sound live in the page; null takes them out again. */
  placeSound(into: HTMLElement | null): void;
  close(): void;
}

export type MediaRoomDeps = { own: OwnMedia; me: MemberId; open: OpenTransport };

/**
 * The sound and picture of one meeting, whatever carries them. Rights are enforced here for every transport: what I may not
 * send is not given to it, and what the others may not send is neither played nor shown, even if their browser sends it.
 */
export function createMediaRoom({ own, me, open }: MediaRoomDeps): MediaRoom {
  const listeners = new Set<() => void>();
  const undo: (() => void)[] = [];
  let rights = closedRights;
  let remoteRights: ReadonlyMap<MemberId, MediaRights> = new Map();
  let audience = audienceOf(rights, remoteRights);
  let sizes: ReadonlyMap<MemberId, PictureSize> = new Map();
  let carried: Capacity = 'everybody';
  let closed = false;
  const transport = open(settle);
  const rightsOf = (member: MemberId) => remoteRights.get(member) ?? closedRights;
  /** Both ends go by the meeting, not by what a screen happens to draw. */
  const isCarried = (member: MemberId) => carried === 'everybody' || carried.includes(member);
  const receiver = createReceiver(
    transport,
    {
      mine: () => rights,
      theirs: rightsOf,
      sizeOf: (member) => (isCarried(member) ? (sizes.get(member) ?? 'small') : 'hidden'),
    },
    changed,
  );
  let state = draw();

  function draw(): MediaState {
    return {
      status: transport.status(),
      local: ownAsLocal(own.state(), receiver.sound.blocked()),
      remote: receiver.remote(),
      poorNetwork: transport.quality() === 'poor',
    };
  }
  function changed(): void {
    state = draw();
    for (const listener of [...listeners]) listener();
  }
  const isSeated = () => rights.hear !== 'notSeated';

  /** In the lobby my devices are open for the preview, and nothing of them is sent. */
  function allowOwn(): void {
    const { microphone, camera, screen } = rights;
    own.allow(
      isSeated()
        ? {
            microphone: microphone === null,
            camera: camera === null,
            screen: screen === null && carried === 'everybody',
          }
        : { microphone: true, camera: true, screen: false },
    );
  }
  function send(): void {
    if (!isSeated()) {
      transport.withdraw();
      return;
    }
    const tracks = own.tracks();
    const sent = isCarried(me) ? tracks : { ...tracks, camera: null };
    transport.publish(sent, audience);
  }
  /** Brings everything in line with the rights, sizes and tracks of this moment. */
  function settle(): void {
    if (closed) return;
    const now = transport.capacity();
    if (String(now) !== String(carried)) {
      carried = now;
      allowOwn();
    }
    send();
    receiver.update();
    changed();
  }

  function watch(): void {
    const playThrough = () => receiver.sound.playThrough(own.state().chosen.speaker);
    undo.push(
      own.subscribe(() => {
        send();
        playThrough();
        changed();
      }),
      onSuspend({ suspend: transport.suspend, resume: () => void transport.connect(), leave: close }),
    );
    playThrough();
  }
  function close(): void {
    if (closed) return;
    closed = true;
    for (const stop of undo) stop();
    transport.close();
    receiver.close();
    changed();
    listeners.clear();
  }

  return {
    state: () => state,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    connect: async () => {
      if (undo.length === 0) {
        allowOwn();
        watch();
      }
      await transport.connect();
    },
    setRights: (mine, others) => {
      rights = mine;
      remoteRights = others;
      audience = audienceOf(mine, others);
      allowOwn();
      settle();
    },
    setMicrophone: (on, by) => own.setMicrophone(on, by),
    setCamera: (on) => own.setCamera(on),
    shareScreen: (on) => own.shareScreen(on),
    setVisible: (now) => {
      sizes = now;
      settle();
    },
    resumeSound: async () => receiver.sound.resume(),
    placeSound: (into) => receiver.sound.place(into),
    close,
  };
}
