import { useState } from 'react';
import type { Answer } from '../../../shared/refusal';

type Refused = Extract<Answer<unknown>, { ok: false }>;

/**
 * Sends changes one at a time over HTTP: whether one is on its way, why the last one was refused, and a function that sends
 * and answers whether it was taken. `after` looks again at what holds, also after a refusal: somebody else may have changed it.
 */
export function useSaving(
  after: () => void,
): [isBusy: boolean, refused: Refused | null, send: (ask: () => Promise<Answer<unknown>>) => Promise<boolean>] {
  const [isBusy, setBusy] = useState(false);
  const [refused, setRefused] = useState<Refused | null>(null);
  const send = async (ask: () => Promise<Answer<unknown>>) => {
    if (isBusy) return false;
    setBusy(true);
    const answer = await ask();
    setBusy(false);
    setRefused(answer.ok ? null : answer);
    after();
    return answer.ok;
  };
  return [isBusy, refused, send];
}
