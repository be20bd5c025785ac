/** Cameras, microphones and loudspeakers as the browser knows them, and why one would not open. */

/** `refused`: this page may not; `system`: the browser itself may not, and only the settings of the computer help. */
export type DeviceProblem = 'refused' | 'system' | 'inUse' | 'missing';
export type DeviceKind = 'microphone' | 'camera' | 'speaker';
export type Device = { id: string; label: string };
export type DeviceList = Readonly<Record<DeviceKind, readonly Device[]>>;

/** `insecure`: the page came over plain http from another computer, where browsers keep cameras and microphones shut. */
export type MediaSupport = 'ok' | 'insecure' | 'noWebRtc';

export const noDevices: DeviceList = { microphone: [], camera: [], speaker: [] };

export function mediaSupport(): MediaSupport {
  if (!window.isSecureContext) return 'insecure';
  const devices: MediaDevices | undefined = navigator.mediaDevices;
  if (typeof RTCPeerConnection === 'undefined' || devices === undefined) return 'noWebRtc';
  return 'ok';
}

/**
 * Browsers name the same trouble differently; people need only four answers. `permission` is what this page was given, where
 * the browser tells: a refusal in spite of a yes comes from the system. Chromium says it in so many words as well.
 */
export function problemOf(error: unknown, permission: PermissionState | null = null): DeviceProblem {
  const { name, message } = error instanceof Error || error instanceof DOMException ? error : { name: '', message: '' };
  if (name === 'NotAllowedError' || name === 'SecurityError' || name === 'PermissionDeniedError') {
    return permission === 'granted' || /by system/i.test(message) ? 'system' : 'refused';
  }
  if (name === 'NotReadableError' || name === 'TrackStartError' || name === 'AbortError') return 'inUse';
  return 'missing';
}

async function permissionFor(kind: 'microphone' | 'camera'): Promise<PermissionState | null> {
  try {
    return (await navigator.permissions.query({ name: kind })).state;
  } catch {
    return null; // an older browser
  }
}

const exact = (deviceId: string | null): MediaTrackConstraints =>
  deviceId === null ? {} : { deviceId: { exact: deviceId } };

/** Small enough that five browsers can receive it from one; a quarter of that where the network is to be spared. */
export const cameraSize = (small: boolean): MediaTrackConstraints =>
  small
    ? { width: { ideal: 320 }, height: { ideal: 180 }, frameRate: { ideal: 15, max: 15 } }
    : { width: { ideal: 640 }, height: { ideal: 360 }, frameRate: { ideal: 24, max: 30 } };

const cameraConstraints = (deviceId: string | null): MediaTrackConstraints => ({
  ...exact(deviceId),
  ...cameraSize(false),
});

const microphoneConstraints = (deviceId: string | null): MediaTrackConstraints => ({
  ...exact(deviceId),
  echoCancellation: true,
  noiseSuppression: true,
  autoGainControl: true,
});

export type Opened = { track: MediaStreamTrack } | { problem: DeviceProblem };

const opened = (track: MediaStreamTrack | undefined): Opened => (track ? { track } : { problem: 'missing' });

/** The device that was asked for is not there, or not under this name. */
const isGone = (error: unknown): boolean =>
  error instanceof Error && /OverconstrainedError|NotFoundError/.test(error.name);

/** Opens one device. A chosen one that is no longer there gives way to whatever the browser would pick. */
export async function openDevice(kind: 'microphone' | 'camera', deviceId: string | null): Promise<Opened> {
  if (mediaSupport() !== 'ok') return { problem: 'missing' };
  try {
    if (kind === 'microphone') {
      const stream = await navigator.mediaDevices.getUserMedia({ audio: microphoneConstraints(deviceId) });
      return opened(stream.getAudioTracks()[0]);
    }
    const stream = await navigator.mediaDevices.getUserMedia({ video: cameraConstraints(deviceId) });
    return opened(stream.getVideoTracks()[0]);
  } catch (error) {
    if (deviceId !== null && isGone(error)) return openDevice(kind, null);
    return { problem: problemOf(error, await permissionFor(kind)) };
  }
}

/** Both with one question to the person; when that fails, each alone, to learn which of them is the trouble. */
export async function openBoth(
  microphone: string | null,
  camera: string | null,
): Promise<{ microphone: Opened; camera: Opened }> {
  if (mediaSupport() === 'ok') {
    try {
      const stream = await navigator.mediaDevices.getUserMedia({
        audio: microphoneConstraints(microphone),
        video: cameraConstraints(camera),
      });
      return { microphone: opened(stream.getAudioTracks()[0]), camera: opened(stream.getVideoTracks()[0]) };
    } catch (error) {
      // One that is no longer there, or goes by another name today (Safari), must not cost a second question.
      if (isGone(error) && (microphone !== null || camera !== null)) return openBoth(null, null);
      // Which of the two it was, the single attempts below tell.
    }
  }
  const sound = await openDevice('microphone', microphone);
  return { microphone: sound, camera: await openDevice('camera', camera) };
}

export type SharedScreen = { picture: MediaStreamTrack; sound: MediaStreamTrack | null };

/** `dismissed`: the person thought better of it. `system`: the browser itself may not, and only the settings of the computer help. */
export type ScreenProblem = 'dismissed' | 'system' | 'failed';

/** Browsers tell a change of mind and a page that may not ask by the same name. */
export function screenProblemOf(error: unknown): ScreenProblem {
  const problem = problemOf(error);
  if (problem === 'system') return 'system';
  return problem === 'refused' ? 'dismissed' : 'failed';
}

/** A window, a tab or the whole screen, with its sound where the browser can. */
export async function openScreen(): Promise<SharedScreen | { problem: ScreenProblem }> {
  try {
    const stream = await navigator.mediaDevices.getDisplayMedia({ video: { frameRate: { max: 5 } }, audio: true });
    const picture = stream.getVideoTracks()[0];
    if (!picture) return { problem: 'failed' };
    picture.contentHint = 'detail';
    return { picture, sound: stream.getAudioTracks()[0] ?? null };
  } catch (error) {
    return { problem: screenProblemOf(error) };
  }
}

export const canShareScreen = (): boolean =>
  mediaSupport() === 'ok' && typeof navigator.mediaDevices.getDisplayMedia === 'function';

const kinds: Record<MediaDeviceKind, DeviceKind> = {
  audioinput: 'microphone',
  videoinput: 'camera',
  audiooutput: 'speaker',
};

/** What is plugged in. Labels are empty until the person has allowed a device of that kind. */
export async function listDevices(): Promise<DeviceList> {
  if (mediaSupport() !== 'ok') return noDevices;
  const found: Record<DeviceKind, Device[]> = { microphone: [], camera: [], speaker: [] };
  for (const device of await navigator.mediaDevices.enumerateDevices().catch(() => [])) {
    if (device.deviceId !== '') found[kinds[device.kind]].push({ id: device.deviceId, label: device.label });
  }
  return found;
}

export function watchDevices(changed: () => void): () => void {
  if (mediaSupport() !== 'ok') return () => undefined;
  navigator.mediaDevices.addEventListener('devicechange', changed);
  return () => navigator.mediaDevices.removeEventListener('devicechange', changed);
}

/** Which device a list shows as chosen: `chosen` while it is plugged in, else the browser's own; '' where that has no name. */
export function shownChoice(devices: readonly Device[], chosen: string | null): string {
  const has = (id: string) => devices.some((device) => device.id === id);
  if (chosen !== null && has(chosen)) return chosen;
  return has('default') ? 'default' : '';
}
