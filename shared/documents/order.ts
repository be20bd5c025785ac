import type { Piece } from './decode';

type Ordered = { client: number; piece: Piece };
type InOrder = { order: Ordered[]; stuck: Ordered[]; reached: (client: number) => number };

/**
 * The structs of an update in the order in which Yjs applies them: the highest client first, and before each struct any
 * neighbours that it still lacks. `stuck` holds the first structs of each client that never get their turn. Takes at most
 * two turns per struct.
 */
export function inOrder(structs: ReadonlyMap<number, readonly Piece[]>, stateOf: (client: number) => number): InOrder {
  const [first] = structs;
  if (first && structs.size === 1) return ofOneClient(...first, stateOf);
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

  for (const highest of [...structs.keys()].sort((one, other) => other - one)) {
    const waiting = [highest];
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

/** Nearly every update: one person wrote it, so its structs come one after the other or wait for what is not in it. */
function ofOneClient(client: number, pieces: readonly Piece[], stateOf: (client: number) => number): InOrder {
  let state = stateOf(client);
  const reached = (of: number): number => (of === client ? state : stateOf(of));
  const order: Ordered[] = [];
  for (const piece of pieces) {
    if (
      piece.clock > state ||
      isMissing(piece.origin, client, stateOf) ||
      isMissing(piece.rightOrigin, client, stateOf)
    )
      return { order, stuck: [{ client, piece }], reached };
    order.push({ client, piece });
    state = Math.max(state, piece.clock + piece.length);
  }
  return { order, stuck: [], reached };
}

const isMissing = (id: Piece['origin'], client: number, stateOf: (client: number) => number): boolean =>
  id !== null && id.client !== client && id.clock >= stateOf(id.client);
