import { useCallback } from 'react';
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import type { MemberCommand } from '../../../shared/meeting/commands';
import type { RefusalCode, RefusalDetail } from '../../../shared/refusal';
import { useConnection } from './context';

/** The last refusal that somebody should read. The room shows it once. */
export type ShownRefusal =
  | { kind: 'refusal'; code: RefusalCode; detail?: RefusalDetail; count: number }
  | { kind: 'fault'; ref: string; count: number };

const shown = createStore<ShownRefusal | null>(() => null);
let count = 0;

const show = (next: ShownRefusal | null): void => shown.setState(next, true);

export const dismissRefusal = (): void => show(null);

export const useRefusal = (): ShownRefusal | null => useStore(shown);

/** Sends a command and returns whether it was done. The room shows a refusal. */
export function useSend(): (command: MemberCommand) => Promise<boolean> {
  const connection = useConnection();
  return useCallback(
    async (command) => {
      const answer = await connection.send(command);
      count += 1;
      if (answer.ok) {
        show(null);
        return true;
      }
      if (answer.error === 'internal') show({ kind: 'fault', ref: answer.ref, count });
      else show({ kind: 'refusal', code: answer.error, ...(answer.detail ? { detail: answer.detail } : {}), count });
      return false;
    },
    [connection],
  );
}
