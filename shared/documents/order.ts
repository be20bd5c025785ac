import type { Piece } from './decode';

export type Ordered = { client: number; piece: Piece };

/**
 * The structs of an update in the order in which Yjs applies them: the highest client first, and before each struct any
 * neighbours that it still lacks. `stuck` holds the first structs of each client that never get their turn. Takes at most
 * two turns per struct.
 */
export function inOrder(
  structs: ReadonlyMap<number, readonly Piece[]>,
  stateOf: (client: number) => number,
): { order: Ordered[]; stuck: Ordered[]; reached: (client: number) => number } {
  const states = new Map<number, number>();
  const reached = (client: number): number => {
    const known = states.get(client);
    if (known !== undefined) return known;
    const state = stateOf(client);
    states.set(client, state);
    return state;
  };
  const next = new Map<number, number>();
  const order: Ordered[] = [];
  const isStuck = new Set<number>();

  const pieceOf = (client: number): Piece | undefined =>
    isStuck.has(client) ? undefined : structs.get(client)?.[next.get(client) ?? 0];
  /** The client whose structs have to come before this one; null when nothing is missing. */
  const waitsFor = (client: number, piece: Piece): number | null => {
    for (const id of [piece.origin, piece.rightOrigin]) {
      if (id && id.client !== client && id.clock >= reached(id.client)) return id.client;
    }
    return null;
  };

  for (const first of [...structs.keys()].sort((one, other) => other - one)) {
    const waiting = [first];
    const isWaiting = new Set(waiting);
    for (;;) {
      const client = waiting.at(-1);
      if (client === undefined) break;
      const piece = pieceOf(client);
      if (!piece) {
        if (waiting.length > 1) for (const each of waiting) isStuck.add(each);
        break;
      }
      const missing = piece.clock > reached(client) ? client : waitsFor(client, piece);
      if (missing === null) {
        order.push({ client, piece });
        next.set(client, (next.get(client) ?? 0) + 1);
        states.set(client, Math.max(reached(client), piece.clock + piece.length));
        if (waiting.length > 1) {
          waiting.pop();
          isWaiting.delete(client);
        }
      } else if (isWaiting.has(missing)) {
        for (const each of waiting) isStuck.add(each);
        break;
      } else {
        waiting.push(missing);
        isWaiting.add(missing);
      }
    }
  }
  const stuck: Ordered[] = [];
  for (const [client, pieces] of structs) {
    const piece = pieces[next.get(client) ?? 0];
    if (piece) stuck.push({ client, piece });
  }
  return { order, stuck, reached };
}
