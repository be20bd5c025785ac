import { useCallback, useSyncExternalStore } from 'react';
import type { MemberCommand } from '../../../shared/meeting/commands';
import type { RefusalCode, RefusalDetail } from '../../../shared/refusal';
import { useConnection } from './context';

/** The last "no" somebody should read: shown once by the room, never swallowed. */
export type ShownRefusal =
  | { kind: 'refusal'; code: RefusalCode; detail?: RefusalDetail; count: number }
  | { kind: 'fault'; ref: string; count: number };

let shown: ShownRefusal | null = null;
let count = 0;
const listeners = new Set<() => void>();

function show(next: ShownRefusal | null): void {
  shown = next;
  for (const listener of listeners) listener();
}

export const dismissRefusal = (): void => show(null);

export function useRefusal(): ShownRefusal | null {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => shown,
  );
}

/** Sends a command; a refusal is shown by the room. Answers whether it was done. */
export function useSend(): (command: MemberCommand) => Promise<boolean> {
  const connection = useConnection();
  return useCallback(
    async (command) => {
      const answer = await connection.send(command);
      count += 1;
      if (answer.ok) {
        if (shown) show(null);
        return true;
      }
      if (answer.error === 'internal') show({ kind: 'fault', ref: answer.ref, count });
      else show({ kind: 'refusal', code: answer.error, ...(answer.detail ? { detail: answer.detail } : {}), count });
      return false;
    },
    [connection],
  );
}
