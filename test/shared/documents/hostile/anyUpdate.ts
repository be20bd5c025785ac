import * as Y from 'yjs';
import { type Forged, forged, id, type Run } from './forge';

type Chance = () => number;

/** The characters of the notes in order, by client and clock, including deleted ones. */
export function orderOf(doc: Y.Doc): string[] {
  const order: string[] = [];
  for (let item = doc.getText('text')._start; item !== null; item = item.right) {
    for (let offset = 0; offset < item.length; offset += 1) order.push(`${item.id.client}.${item.id.clock + offset}`);
  }
  return order;
}

/** Up to `most` structs of each of some clients, between any two characters in order, and some delete ranges. */
export function anyUpdate(doc: Y.Doc, clients: readonly number[], most: number, chance: Chance): Uint8Array {
  const places = orderOf(doc);
  const idAt = (at: number): Y.ID | null => {
    const [client, clock] = (places[at] ?? '').split('.').map(Number);
    return client === undefined || clock === undefined ? null : id(client, clock);
  };
  const somewhere = () => Math.floor(chance() * (places.length + 1)) - 1;
  const home = somewhere();
  const runs: Run[] = [];
  for (const client of clients.filter(() => chance() < 0.5)) {
    const clock = Y.getState(doc.store, client);
    const structs: Forged[] = [];
    let next = clock;
    for (let count = 1 + Math.floor(chance() * most); count > 0; count -= 1) {
      const at = chance() < 0.5 ? home : somewhere();
      const far = at + 1 + Math.floor(chance() ** 2 * (places.length + 1 - at));
      const left = structs.length > 0 && chance() < 0.4 ? id(client, next - 1) : at < 0 ? null : idAt(at);
      const right = far < places.length && left?.clock !== next - 1 ? idAt(far) : null;
      const text = 'abc'.slice(0, 1 + Math.floor(chance() * 3));
      structs.push({ left, right, text });
      next += text.length;
    }
    runs.push({ client, clock, structs });
  }
  const ranges = Array.from({ length: Math.floor(chance() * most * 0.5) }, () => idAt(Math.max(somewhere(), 0)));
  return forged(
    runs,
    ranges.flatMap((range) => (range ? [[range.client, range.clock, 1] as const] : [])),
  );
}

/** Everything that the writers of these characters must have known. `seen` is extended. */
function knowing(doc: Y.Doc, ids: readonly (Y.ID | null)[], seen = new Set<string>()): Set<string> {
  const open = [...ids];
  while (open.length > 0) {
    const next = open.pop();
    if (!next || seen.has(`${next.client}.${next.clock}`)) continue;
    seen.add(`${next.client}.${next.clock}`);
    if (next.clock > 0) open.push(id(next.client, next.clock - 1));
    const item = Y.getItem(doc.store, next);
    if (item instanceof Y.Item) open.push(item.origin, item.rightOrigin);
  }
  return seen;
}

/**
 * An update of some clients that each continue at one place, between two neighbours that stand side by side for somebody
 * who knows as little as they do.
 */
export function anyPossible(doc: Y.Doc, clients: readonly number[], most: number, chance: Chance): Uint8Array {
  const places = orderOf(doc);
  const idAt = (at: number): Y.ID | null => {
    const [client, clock] = (places[at] ?? '').split('.').map(Number);
    return client === undefined || clock === undefined ? null : id(client, clock);
  };
  const runs: Run[] = clients
    .filter(() => chance() < 0.6)
    .map((client) => {
      const clock = Y.getState(doc.store, client);
      const seen = knowing(doc, clock > 0 ? [id(client, clock - 1)] : []);
      let at = Math.floor(chance() * (places.length + 1)) - 1;
      let to = at + 1;
      if (chance() < 0.5) {
        knowing(doc, [idAt(at)], seen);
        while (to < places.length && !seen.has(places[to] ?? '')) to += 1;
      } else {
        knowing(doc, [idAt(to)], seen);
        while (at >= 0 && !seen.has(places[at] ?? '')) at -= 1;
      }
      const right = idAt(to);
      const structs: Forged[] = [{ left: idAt(at), right, text: 'abc'.slice(0, 1 + Math.floor(chance() * 3)) }];
      for (let last = clock + (structs[0]?.text?.length ?? 0) - 1; chance() < 0.5 && structs.length < most; last += 1) {
        structs.push({ left: id(client, last), right, text: 'z' });
      }
      return { client, clock, structs };
    });
  const ranges = Array.from({ length: Math.floor(chance() * 3) }, () => idAt(Math.floor(chance() * places.length)));
  return forged(
    runs,
    ranges.flatMap((range) => (range ? [[range.client, range.clock, 1] as const] : [])),
  );
}
