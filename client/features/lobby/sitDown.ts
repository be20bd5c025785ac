import { useCallback, useEffect, useRef, useState } from 'react';
import type { Answer } from '../../../shared/refusal';
import { useConnection, useRoom } from '../../connection/context';

export type Seating = { surroundings: 'alone' | 'headphones'; sound: 'here' | 'elsewhere' };
export type SeatingTrouble = Exclude<Answer<never>, { ok: true }>;

/**
 * One click from wherever somebody stands to their seat: at the door it knocks and remembers the wish, so that being let in is
 * also sitting down.
 */
export function useSitDown(): { sit(seating: Seating): void; pending: boolean; trouble: SeatingTrouble | null } {
  const connection = useConnection();
  const view = useRoom((state) => state.view);
  const [trouble, setTrouble] = useState<SeatingTrouble | null>(null);
  const [pending, setPending] = useState(false);
  const wish = useRef<Seating | null>(null);

  const go = useCallback(async () => {
    const seating = wish.current;
    const { view: now } = connection.state();
    if (seating === null || now === null) return;
    const atDoor = now.kind === 'door';
    if (!atDoor) wish.current = null;
    setPending(true);
    const answer = atDoor
      ? await connection.send({ type: 'knock' })
      : await connection.send({ type: 'takeSeat', agreement: now.agreement.version, ...seating });
    setPending(false);
    if (answer.ok) return;
    // Already known at the door, and waiting: that is what was asked for.
    if (atDoor && answer.error === 'notNow') return;
    wish.current = null;
    setTrouble(answer);
  }, [connection]);

  const inside = view?.kind === 'seat';
  useEffect(() => {
    if (inside && wish.current !== null) void go();
  }, [inside, go]);

  const sit = (seating: Seating) => {
    wish.current = seating;
    setTrouble(null);
    void go();
  };
  return { sit, pending, trouble };
}
