import { useCallback, useEffect, useState } from 'react';
import { useConnection, useRoom } from '../../connection/context';
import type { Connection } from '../../connection/roomState';
import { useMedia } from '../../media/context';
import { findWays, type LineVerdict, offeredBy, verdictOf } from '../../media/lineCheck';

const MEDIA_SERVER_MS = 15_000;

/** Tries the addresses that this server hands out; whoever has to knock first is not given the relay. */
async function checkOnce(connection: Connection): Promise<LineVerdict> {
  const asked = performance.now();
  const answer = await connection.ask('media:check', {});
  const roundTrip = !answer.ok && answer.error === 'unavailable' ? null : performance.now() - asked;
  const iceServers = answer.ok ? answer.value.iceServers : [];
  const ways = await findWays(iceServers);
  return verdictOf({ roundTrip, ways, offered: offeredBy(iceServers) });
}

/** Whether sound and picture will get through, found out quietly before the meeting; null while it is not known. */
export function useLineCheck(): { verdict: LineVerdict | null; again: () => void } {
  const connection = useConnection();
  const isHere = useRoom((state) => state.link.kind === 'here');
  const media = useRoom((state) => state.view?.media ?? 'none');
  const viaServer = useMedia((state) => state.link);
  const [verdict, setVerdict] = useState<LineVerdict | null>(null);
  const [round, setRound] = useState(0);
  const again = useCallback(() => {
    setVerdict(null);
    setRound((before) => before + 1);
  }, []);

  useEffect(() => {
    window.addEventListener('online', again);
    return () => window.removeEventListener('online', again);
  }, [again]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: another round is the wish to look again
  useEffect(() => {
    if (!isHere || media !== 'mesh') return;
    let wanted = true;
    void checkOnce(connection).then((found) => {
      if (wanted) setVerdict(found);
    });
    return () => {
      wanted = false;
    };
  }, [connection, isHere, media, round]);

  // A media server is connected to while the devices are checked: that is the test.
  // biome-ignore lint/correctness/useExhaustiveDependencies: another round is the wish to look again
  useEffect(() => {
    if (media !== 'livekit' || viaServer === 'off') return;
    if (viaServer === 'here') return setVerdict('fine');
    const timer = window.setTimeout(() => setVerdict('blocked'), MEDIA_SERVER_MS);
    return () => window.clearTimeout(timer);
  }, [media, viaServer, round]);

  return { verdict, again };
}
