import type { MeetingId } from '../../../shared/meeting/state';
import type { DeviceKind } from './devices';

/** What somebody last chose: which devices, kept in this browser, and what was switched on, kept in this tab for a page loaded again. */
export type Switched = { microphone: boolean; camera: boolean };

/** How much of my network is used: all of it, smaller pictures, or no pictures at all, mine and theirs. */
export const networkUses = ['full', 'smaller', 'soundOnly'] as const;
export type NetworkUse = (typeof networkUses)[number];

const NETWORK_USE = 'roundel.line';
const BLUR = 'roundel.blur';
const DEVICES = 'roundel.devices';
const SWITCHED = 'roundel.switched';
const QUIET = 'roundel.quiet';

function read(storage: () => Storage, name: string): object {
  try {
    const kept: unknown = JSON.parse(storage().getItem(name) ?? '{}');
    return typeof kept === 'object' && kept !== null ? kept : {};
  } catch {
    return {};
  }
}
function write(storage: () => Storage, name: string, kept: object): void {
  try {
    storage().setItem(name, JSON.stringify(kept));
  } catch {
    // A browser that keeps nothing asks again next time.
  }
}
const inTab = () => window.sessionStorage;
const inBrowser = () => window.localStorage;

export function rememberedSwitches(): Switched {
  const kept = read(inTab, SWITCHED);
  return { microphone: Reflect.get(kept, 'microphone') === true, camera: Reflect.get(kept, 'camera') === true };
}
export const rememberSwitches = (switched: Switched): void => write(inTab, SWITCHED, switched);

/** The meeting that somebody came into with the microphone off because they came late; null when they have chosen since. */
export const rememberQuiet = (meeting: MeetingId | null): void => write(inTab, QUIET, { meeting });
export function quietIn(): MeetingId | null {
  const kept: unknown = Reflect.get(read(inTab, QUIET), 'meeting');
  return typeof kept === 'string' ? kept : null;
}
/** What somebody switched on, as far as it goes on by itself in this meeting. */
export function switchesFor(meeting: MeetingId): Switched {
  const { microphone, camera } = rememberedSwitches();
  return { microphone: microphone && quietIn() !== meeting, camera };
}

export function rememberedDevices(): Record<DeviceKind, string | null> {
  const kept = read(inBrowser, DEVICES);
  const id = (kind: DeviceKind): string | null => {
    const value: unknown = Reflect.get(kept, kind);
    return typeof value === 'string' ? value : null;
  };
  return { microphone: id('microphone'), camera: id('camera'), speaker: id('speaker') };
}
export const rememberDevice = (kind: DeviceKind, deviceId: string): void =>
  write(inBrowser, DEVICES, { ...rememberedDevices(), [kind]: deviceId });

export function rememberedNetworkUse(): NetworkUse {
  const kept: unknown = Reflect.get(read(inBrowser, NETWORK_USE), 'use');
  return networkUses.find((use) => use === kept) ?? 'full';
}
export const rememberNetworkUse = (use: NetworkUse): void => write(inBrowser, NETWORK_USE, { use });

/** Whether I want my background blurred. */
export const rememberedBlur = (): boolean => Reflect.get(read(inBrowser, BLUR), 'on') === true;
export const rememberBlur = (on: boolean): void => write(inBrowser, BLUR, { on });
