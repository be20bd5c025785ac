import { useState } from 'react';
import { useOwnMedia } from '../context';
import type { DeviceKind, DeviceProblem } from './devices';

/** Chooses among my devices; `unopened` is why the last one chosen did not open and the one before goes on. */
export function useDeviceChoice(): {
  unopened: DeviceProblem | null;
  choose: (kind: DeviceKind, deviceId: string) => Promise<void>;
} {
  const own = useOwnMedia();
  const [unopened, setUnopened] = useState<DeviceProblem | null>(null);
  return {
    unopened,
    choose: async (kind, deviceId) => {
      setUnopened(null);
      setUnopened(await own.choose(kind, deviceId));
    },
  };
}
