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
