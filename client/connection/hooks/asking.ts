import { useCallback, useEffect, useState } from 'react';

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
