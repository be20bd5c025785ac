import { useEffect, useState } from 'react';
import { mayBeKnown } from './connection/knownHere';
import { myHome } from './connection/mineApi';
import { HomePage } from './features/home/home';
import { messages } from './i18n/load';
import { lazyPage } from './ui/lazy/lazyPage';

const KnownFront = lazyPage(
  async () => (await import('./features/known/knownFront')).KnownFront,
  messages('known', 'method'),
);
if (mayBeKnown()) void KnownFront.preload();

/**
 * "/": the product for a stranger, at once, and what they come back to for somebody who belongs to a group. A browser that may be
 * known waits for the server's answer; any other shows the product and asks meanwhile.
 */
export function FrontPage() {
  // Somebody opened a starting link to start a meeting of a new group.
  const [starts] = useState(() => location.hash.includes('start='));
  const [isKnown, setKnown] = useState(() => !starts && mayBeKnown());
  useEffect(() => {
    if (isKnown || starts) return;
    void myHome().then((answer) => {
      // Whoever has begun to write their name stays where they write.
      const isWriting = document.activeElement instanceof HTMLInputElement;
      const { groups, lookedAfter } = answer.ok ? answer.value : { groups: [], lookedAfter: [] };
      if (groups.length + lookedAfter.length > 0 && !isWriting) setKnown(true);
    });
  }, [isKnown, starts]);
  return isKnown ? <KnownFront stranger={<HomePage />} /> : <HomePage />;
}
