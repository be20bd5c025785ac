import { useCallback, useEffect, useRef, useState } from 'react';
import type { Answer } from '../../../shared/refusal';
import { useConnection, useRoom } from '../../connection/hooks/context';

type Seating = { surroundings: 'alone' | 'headphones'; sound: 'here' | 'elsewhere' };
export type SeatingTrouble = Exclude<Answer<never>, { ok: true }>;

export type SitDown = {
  sit(seating: Seating): void;
  /** Once more, after a no: with the wish of before, when this page had one. */
  knockAgain(): void;
  pending: boolean;
  /** Knocked from this page, and no answer yet from inside. */
  knocked: boolean;
  trouble: SeatingTrouble | null;
};

/**
 * One click from wherever somebody stands to their seat: at the door it knocks and remembers the wish, so that being let in is
 * also sitting down.
 */
export function useSitDown(): SitDown {
  const connection = useConnection();
  const view = useRoom((state) => state.view);
  const [trouble, setTrouble] = useState<SeatingTrouble | null>(null);
  const [pending, setPending] = useState(false);
  const [knocked, setKnocked] = useState(false);
  const wish = useRef<Seating | null>(null);

  const go = useCallback(async () => {
    const seating = wish.current;
    const { view: now } = connection.state();
    if (seating === null || now === null) return;
    const inLobby = now.kind === 'lobby';
    if (!inLobby) wish.current = null;
    setPending(true);
    const answer = inLobby
      ? await connection.send({ type: 'knock' })
      : await connection.send({ type: 'takeSeat', agreement: now.agreement.version, ...seating });
    setPending(false);
    if (answer.ok) {
      setKnocked(inLobby);
      return;
    }
    wish.current = null;
    setTrouble(answer);
  }, [connection]);

  // Let in, or turned away: the answer to the knock.
  useEffect(() => {
    if (view === null || (view.kind === 'lobby' && (view.admission === 'new' || view.admission === 'left'))) return;
    setKnocked(false);
    if (view.kind === 'seat' && wish.current !== null) void go();
  }, [view, go]);

  const sit = (seating: Seating) => {
    wish.current = seating;
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
