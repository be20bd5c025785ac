import { useCallback, useEffect, useRef, useState } from 'react';
import type { Answer } from '../../../shared/refusal';
import { useConnection, useRoom } from '../../connection/hooks/context';
import { useOwnMedia } from '../../media/context';
import { comesLate } from './entrance';

/** `agreement` is the version that the person read and ticked, however long they wait after that. */
type Seating = { agreement: number; surroundings: 'alone' | 'headphones'; sound: 'here' | 'elsewhere' };
export type SeatingTrouble = Exclude<Answer<never>, { ok: true }>;

export type SitDown = {
  sit(seating: Seating): void;
  /** Knocks once more after a refusal, with the same choices if this page still has them. */
  knockAgain(): void;
  pending: boolean;
  /** True after a knock from this page, until somebody answers it. */
  knocked: boolean;
  trouble: SeatingTrouble | null;
};

/**
 * One click leads to the seat. People who have to be let in knock first: their choices are kept, and they sit down as
 * soon as they are let in.
 */
export function useSitDown(): SitDown {
  const connection = useConnection();
  const own = useOwnMedia();
  const view = useRoom((state) => state.view);
  const [trouble, setTrouble] = useState<SeatingTrouble | null>(null);
  const [pending, setPending] = useState(false);
  const [knocked, setKnocked] = useState(false);
  const wanted = useRef<Seating | null>(null);

  const go = useCallback(async () => {
    const seating = wanted.current;
    const { view: now } = connection.state();
    if (seating === null || now === null) return;
    const inLobby = now.kind === 'lobby';
    if (!inLobby) wanted.current = null;
    // Somebody is speaking in there, also when the meeting began while this person waited to be let in.
    const meeting = inLobby ? null : (connection.state().meeting ?? now.meeting);
    if (meeting !== null && comesLate(meeting, now.me)) void own.comeInQuietly(meeting.id);
    setPending(true);
    const answer = inLobby
      ? await connection.send({ type: 'knock' })
      : await connection.send({ type: 'takeSeat', ...seating });
    setPending(false);
    if (answer.ok) {
      setKnocked(inLobby);
      return;
    }
    wanted.current = null;
    setTrouble(answer);
  }, [connection, own]);

  // The lead let them in or refused: that answers the knock.
  useEffect(() => {
    if (view === null || (view.kind === 'lobby' && (view.admission === 'new' || view.admission === 'left'))) return;
    setKnocked(false);
    if (view.kind === 'seat' && wanted.current !== null) void go();
  }, [view, go]);

  const sit = (seating: Seating) => {
    wanted.current = seating;
    setTrouble(null);
    void go();
  };
  const knockAgain = async () => {
    setTrouble(null);
    setPending(true);
    const answer = await connection.send({ type: 'knock' });
    setPending(false);
    if (answer.ok) setKnocked(true);
    else setTrouble(answer);
  };
  return { sit, knockAgain: () => void knockAgain(), pending, knocked, trouble };
}
