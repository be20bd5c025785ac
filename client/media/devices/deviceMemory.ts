import type { DeviceKind } from './devices';

/** What somebody last chose: which devices, kept in this browser, and what was switched on, kept in this tab for a page loaded again. */
export type Switched = { microphone: boolean; camera: boolean };

/** How much my line carries: everything, smaller pictures, or no pictures at all, mine and theirs. */
export const lines = ['full', 'smaller', 'soundOnly'] as const;
export type LineUse = (typeof lines)[number];

const LINE = 'roundel.line';
const BLUR = 'roundel.blur';
const DEVICES = 'roundel.devices';
const SWITCHED = 'roundel.switched';

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

export function rememberedLine(): LineUse {
  const kept: unknown = Reflect.get(read(inBrowser, LINE), 'use');
  return lines.find((line) => line === kept) ?? 'full';
}
export const rememberLine = (use: LineUse): void => write(inBrowser, LINE, { use });

/** Whether I want my background blurred. */
export const rememberedBlur = (): boolean => Reflect.get(read(inBrowser, BLUR), 'on') === true;
export const rememberBlur = (on: boolean): void => write(inBrowser, BLUR, { on });
