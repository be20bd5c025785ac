import { useCallback, useEffect, useState } from 'react';
import type { Answer } from '../../../shared/refusal';

/**
 * Asks the server for as long as the component is there. `ask` begins and answers how to stop; it begins anew when it is another
 * function, when there are other `news`, and when the function that this answers is called.
 */
export function useAsking(ask: () => (() => void) | undefined, news: string | number = 0): () => void {
  const [asked, setAsked] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `asked` and `news` start the effect again.
  useEffect(() => ask(), [ask, news, asked]);
  return useCallback(() => setAsked((times) => times + 1), []);
}

/**
 * What the server answers about `of` over HTTP; null until it has, and while nothing is asked. It is asked again with other
 * `news` and every so many milliseconds, and what it said before stays when it cannot be asked. An answer that comes after the
 * answer to a later question is of no use any more. The function asks at once and forgets a refusal meanwhile.
 */
export function useAnswer<Of extends string, T>(
  ask: (of: Of) => Promise<Answer<T>>,
  of: Of | null,
  { news = 0, everyMs }: { news?: string | number; everyMs?: number } = {},
): [Answer<T> | null, () => void] {
  const [answer, setAnswer] = useState<Answer<T> | null>(null);
  const begin = useCallback(() => {
    if (of === null) return;
    let current = true;
    let asking = 0;
    let shown = 0;
    let goesOn = true;
    const askNow = () => {
      asking += 1;
      const mine = asking;
      void ask(of).then((now) => {
        if (!current || mine < shown) return;
        shown = mine;
        goesOn = mayChangeByItself(now);
        setAnswer((before) => (before?.ok && isOutOfReach(now) ? before : now));
      });
    };
    askNow();
    const timer = everyMs === undefined ? undefined : setInterval(() => (goesOn ? askNow() : undefined), everyMs);
    return () => {
      current = false;
      clearInterval(timer);
    };
  }, [ask, of, everyMs]);
  const beginAgain = useAsking(begin, news);
  const again = useCallback(() => {
    setAnswer((before) => (before?.ok ? before : null));
    beginAgain();
  }, [beginAgain]);
  return [of === null ? null : answer, again];
}

/** The server could not be asked, or could not tell; nothing of what it said before is untrue. */
const isOutOfReach = (answer: Answer<unknown>): boolean =>
  !answer.ok && (answer.error === 'unavailable' || answer.error === 'internal' || answer.error === 'tooFast');

const settled: ReadonlySet<string> = new Set([
  'signedOut',
  'notFound',
  'notAdmitted',
  'notAllowed',
  'notLead',
  'takesNoPart',
  'closedHere',
]);

/** Whoever may not read something is not told so again every few seconds: it is asked again only when somebody does something. */
export const mayChangeByItself = (answer: Answer<unknown>): boolean => answer.ok || !settled.has(answer.error);
