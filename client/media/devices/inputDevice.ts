import { WorkQueue } from '../../../shared/workQueue';
import type { OwnDevice } from '../mediaState';
import { rememberDevice } from './deviceMemory';
import { type DeviceKind, type DeviceProblem, type Opened, openDevice } from './devices';
import { aboutHere, isPhone } from './platform';

/** What stands behind a device that is switched on and off: an open microphone, or an open camera with its effects. */
export interface Hardware {
  /** The device's own track, whatever is made of it. */
  source(): MediaStreamTrack | null;
  /** Takes over an opened device and answers with the track to send, null where none can be sent. */
  use(opened: MediaStreamTrack): Promise<MediaStreamTrack | null>;
  release(): void;
}

type InputDeviceDeps = {
  kind: 'microphone' | 'camera';
  hardware: Hardware;
  /** Which device of each kind somebody chose; null leaves it to the browser. */
  chosen: Record<DeviceKind, string | null>;
  /** Another track is to be sent; `wasOpen` tells whether the device gave one before, or has just been opened. */
  sending?: (track: MediaStreamTrack | null, wasOpen: boolean) => void;
  opens(): void;
  /** An opening ended, well or not. */
  opened(): void;
  changed(): void;
};

/** My microphone or my camera: whether I want it on, whether the meeting allows it, and what is open. */
export class InputDevice {
  wanted = false;
  allowed = true;
  problem: DeviceProblem | null = null;
  /** What is sent while it is wanted and allowed. */
  track: MediaStreamTrack | null = null;
  /** The device that was pulled while it was on, where no other could take over; null when nothing is missing. */
  pulled: string | null = null;
  /** One opening at a time: two quick clicks must not open the device twice. */
  readonly #queue = new WorkQueue();

  constructor(private readonly deps: InputDeviceDeps) {}

  get sends(): boolean {
    return this.wanted && this.allowed && this.track !== null;
  }
  get shown(): OwnDevice {
    return this.problem ?? (this.sends ? 'on' : 'off');
  }
  /** A device that was pulled leaves a track behind that has ended. */
  get isOpen(): boolean {
    return this.deps.hardware.source()?.readyState === 'live';
  }

  inTurn(work: () => Promise<void>): Promise<void> {
    this.deps.opens();
    return this.#queue.add(async () => {
      try {
        await work();
      } finally {
        this.deps.opened();
      }
    });
  }

  /** `asked` is the device that the browser was asked for; null left it the choice. */
  async take(asked: string | null, result: Opened): Promise<void> {
    const { kind, hardware, chosen } = this.deps;
    if (!this.wanted) {
      if ('track' in result) result.track.stop();
      return;
    }
    this.release();
    if ('problem' in result) {
      this.problem = result.problem;
      return;
    }
    this.problem = null;
    this.pulled = null;
    chosen[kind] = result.track.getSettings().deviceId ?? asked;
    // Only a device that did open is tried first the next time.
    if (asked !== null && chosen[kind] === asked) rememberDevice(kind, asked);
    this.send(await hardware.use(result.track), true);
  }
  send(track: MediaStreamTrack | null, wasOpen: boolean): void {
    this.track = track;
    this.deps.sending?.(track, wasOpen);
  }
  async #obtain(deviceId: string | null): Promise<void> {
    await this.take(deviceId, await openDevice(this.deps.kind, deviceId));
  }

  async switchOn(): Promise<void> {
    if (this.isOpen) {
      this.deps.changed();
      return;
    }
    await this.inTurn(async () => {
      if (!this.isOpen && this.wanted) await this.#obtain(this.deps.chosen[this.deps.kind]);
    });
  }
  /** Opens it again: it is stuck although it is wanted. */
  reopen(): Promise<void> {
    return this.inTurn(async () => {
      if (this.wanted) await this.#obtain(this.deps.chosen[this.deps.kind]);
    });
  }
  /** Opens another device, and answers why it did not open where the one before goes on in its place. */
  async change(deviceId: string): Promise<DeviceProblem | null> {
    const { kind, hardware, chosen } = this.deps;
    let kept: DeviceProblem | null = null;
    await this.inTurn(async () => {
      const result = await openDevice(kind, deviceId);
      if ('track' in result || !this.isOpen) return this.take(deviceId, result);
      chosen[kind] = hardware.source()?.getSettings().deviceId ?? null;
      kept = result.problem;
    });
    return kept;
  }
  /** Somebody pulled the plug: the browser's next choice takes over, or the person is told that there is none. */
  async lost(): Promise<void> {
    if (!this.wanted) {
      this.release();
      this.deps.changed();
      return;
    }
    // A phone takes the devices away from a page in the background, and would give none now: `reopenOnReturn` follows.
    if (document.hidden && isPhone(aboutHere())) return;
    const { kind, chosen, hardware } = this.deps;
    const before = chosen[kind] ?? hardware.source()?.getSettings().deviceId ?? '';
    chosen[kind] = null;
    await this.inTurn(async () => {
      await this.#obtain(null);
      if (this.wanted && this.problem !== null) this.pulled = before;
    });
  }
  /**
   * Something was plugged in: what was on before it was pulled goes on. A device that never was on stays closed, because
   * nobody expects to be heard by plugging in a headset.
   */
  async pluggedIn(): Promise<void> {
    const { pulled } = this;
    if (!this.wanted || pulled === null) return;
    await this.inTurn(async () => {
      if (!this.wanted || this.pulled === null) return;
      await this.#obtain(pulled === '' ? null : pulled);
    });
  }
  release(): void {
    this.deps.hardware.release();
    this.track = null;
  }
}
