import { useEffect, useState } from 'react';
import type { NetworkCheckOffer } from '../../../shared/protocol/media';
import { useConnection, useRoom } from '../../connection/hooks/context';
import type { Connection } from '../../connection/roomState';
import { useMedia } from '../../media/context';
import { findRoutes, type NetworkVerdict, offeredBy, verdictOf } from '../../media/status/networkCheck';

const MEDIA_SERVER_MS = 15_000;
const nothingOffered: NetworkCheckOffer = { iceServers: [], trial: null };

/** The code that connects to a media server is loaded only where there is one. */
const reach = async (trial: NonNullable<NetworkCheckOffer['trial']>) =>
  (await import('../../media/transports/livekit/reachTest')).testReach(trial).catch(() => null);

/** Milliseconds until the server answers a small request; null when it does not answer. */
async function roundTripOf(connection: Connection): Promise<number | null> {
  const asked = performance.now();
  const answer = await connection.ask('clock', {});
  return answer.ok ? performance.now() - asked : null;
}

/** Tries the addresses that this server offers. People who have to knock first do not get the relay. */
async function checkOnce(connection: Connection): Promise<NetworkVerdict> {
  const answer = await connection.ask('media:check', {});
  const { iceServers, trial } = answer.ok ? answer.value : nothingOffered;
  const [routes, mediaServer] = await Promise.all([findRoutes(iceServers), trial === null ? null : reach(trial)]);
  // Asked last, when the page is at rest. The test room at the media server does not count as a meeting.
  return verdictOf({ roundTrip: await roundTripOf(connection), routes, offered: offeredBy(iceServers), mediaServer });
}

/** Whether sound and picture will get through: checked once, in the background; null until it is known. */
export function useNetworkCheck(): NetworkVerdict | null {
  const connection = useConnection();
  const isHere = useRoom((state) => state.link.kind === 'here');
  const media = useRoom((state) => state.view?.media ?? 'none');
  const viaServer = useMedia((state) => state.status);
  const [verdict, setVerdict] = useState<NetworkVerdict | null>(null);

  useEffect(() => {
    if (!isHere || media === 'none') return;
    let wanted = true;
    void checkOnce(connection).then((found) => {
      if (wanted) setVerdict(found);
    });
    return () => {
      wanted = false;
    };
  }, [connection, isHere, media]);

  // People who were let in connect to a media server during the device check anyway. There is no better test.
  useEffect(() => {
    if (!isHere || media !== 'livekit' || viaServer === 'off') return;
    if (viaServer === 'here') return setVerdict('fine');
    // Without a ticket for the media server, this person's network is not the reason.
    const found = viaServer === 'unavailable' ? 'noMedia' : 'blocked';
    const timer = window.setTimeout(() => setVerdict(found), MEDIA_SERVER_MS);
    return () => window.clearTimeout(timer);
  }, [isHere, media, viaServer]);

  return verdict;
}
