import type * as Y from 'yjs';
import type { DocumentKind } from '../../../../shared/documents/names';
import { element } from '../peers';
import { type Forged, forged, id, type Range, type Run } from './forge';

/** Yields updates one after the other; each answer says whether the one before was accepted. */
type Updates = Generator<Uint8Array, void, boolean>;
/** Updates meant to hold up everybody who applies them; `own` are clientIDs of the sender, ascending. */
export type Shape = {
  name: string;
  kind: DocumentKind;
  send: (own: readonly number[]) => Updates;
  /** True when some of the updates are more than a document accepts. */
  isTooMuch: boolean;
};

const notes = (name: string, send: Shape['send']): Shape => ({ name, kind: 'notes', send, isTooMuch: true });
const bearable = (name: string, send: Shape['send']): Shape => ({ ...notes(name, send), isTooMuch: false });
const times = <T>(count: number, make: (index: number) => T): T[] => Array.from({ length: count }, (_, at) => make(at));

/** As many structs of one client as are accepted at once: a refused update is tried again in halves. */
function* inFrames(client: number, clock: number, structs: readonly Forged[], most = 4_000): Updates {
  let from = clock;
  let size = most;
  for (let at = 0; at < structs.length && size >= 1; ) {
    const part = structs.slice(at, at + size);
    if (yield forged([{ client, clock: from, structs: part }])) {
      for (const { text, gone, values } of part) from += values?.length ?? gone ?? text?.length ?? 1;
      at += size;
    } else size = Math.floor(size / 2);
  }
}

const backToFront = (client: number, count: number): Forged[] =>
  times(count, (at) => (at === 0 ? {} : { right: id(client, at - 1) }));

/** One struct of each of these clients, which know nothing of each other: a refused update is tried again in halves. */
function* fromMany(clients: readonly number[], struct: (at: number) => Forged, most = 2_000): Updates {
  let size = most;
  for (let at = 0; at < clients.length && size >= 1; ) {
    const part = clients.slice(at, at + size);
    if (yield forged(part.map((client, index) => ({ client, clock: 0, structs: [struct(at + index)] })))) at += size;
    else size = Math.floor(size / 2);
  }
}

/**
 * Conflicts that are cheap for their writers and expensive for everybody who loads: `few` structs that each pass over
 * `many`.
 */
function* forTheReader(
  [low = 0, one = 0, other = 0, ...clients]: readonly number[],
  few: number,
  many: number,
): Updates {
  // Two right neighbours that know nothing of each other, and a left one on which everything later builds.
  yield forged([{ client: low, clock: 0, structs: [{ text: 'q' }] }]);
  for (const client of [one, other]) yield forged([{ client, clock: 0, structs: [{ left: id(low, 0) }] }]);
  const high = clients.at(-1) ?? 0;
  yield* fromMany(clients.slice(0, few), (at) => ({ left: id(low, 0), right: id(at % 2 ? one : other, 0) }), 500);
  yield* inFrames(
    high,
    0,
    times(many, (at) => (at === 0 ? { left: id(low, 0) } : { left: id(low, 0), right: id(high, at - 1) })),
  );
}

/** Left neighbours nested in each other, with a text inside that knows nothing to its right. */
function* nested([low = 0, middle = 0, high = 0]: readonly number[], depth: number, many: number): Updates {
  for (let at = 0; at < depth; at += 1) {
    yield forged([{ client: low, clock: at, structs: [at === 0 ? {} : { left: id(low, at - 1) }] }]);
    const right = at === 0 ? null : id(middle, at - 1);
    yield forged([{ client: middle, clock: at, structs: [{ left: id(low, at), right }] }]);
  }
  yield* inFrames(high, 0, [
    { left: id(low, depth - 1) },
    ...times(many, (at) => ({ left: id(low, depth - 1), right: id(high, at) })),
  ]);
}

export const shapes: Shape[] = [
  notes('a text written back to front, deleted, and 19,000 ranges that overlap', function* ([client = 0]) {
    yield* inFrames(client, 0, backToFront(client, 40_000));
    yield forged([], [[client, 0, 40_000]]);
    yield forged(
      [],
      times(19_000, (at): Range => [client, at % 100, 39_900]),
    );
  }),
  notes('the same range 19,000 times', function* ([client = 0]) {
    yield* inFrames(client, 0, backToFront(client, 20_000));
    yield forged(
      [],
      times(19_000, (): Range => [client, 0, 20_000]),
    );
  }),
  notes('single characters deleted from the end to the beginning', function* ([client = 0]) {
    yield forged([{ client, clock: 0, structs: [{ text: 'x'.repeat(60_000) }] }]);
    yield forged(
      [],
      times(20_000, (at): Range => [client, 59_999 - 3 * at, 1]),
    );
  }),
  notes('every third character of a long text deleted', function* ([client = 0]) {
    yield forged([{ client, clock: 0, structs: [{ text: 'x'.repeat(60_000) }] }]);
    for (let part = 0; part < 10; part += 1) {
      yield forged(
        [],
        times(2_000, (at): Range => [client, part * 6_000 + 3 * at, 1]),
      );
    }
    yield forged(
      [],
      times(20_000, (at): Range => [client, 3 * at + 1, 1]),
    );
  }),
  notes('many insertions that each pass over a long row of others', function* ([low = 0, high = 0]) {
    yield* inFrames(low, 0, backToFront(low, 20_000));
    yield* inFrames(
      high,
      0,
      times(2_000, () => ({})),
    );
  }),
  notes('right neighbours in turn at one place', function* ([low = 0, ...clients]) {
    yield* inFrames(low, 0, backToFront(low, 4_000));
    yield* fromMany(clients, (at) => ({ right: id(low, at % 4_000) }));
  }),
  notes('a long row between the neighbours of every insertion', function* ([low = 0, row = 0, ...clients]) {
    yield forged([{ client: low, clock: 0, structs: [{ text: 'lr' }] }]);
    const between = { left: id(low, 0), right: id(low, 1) };
    yield* inFrames(
      row,
      0,
      times(20_000, (at) => (at === 0 ? between : { left: id(low, 0), right: id(row, at - 1) })),
    );
    yield* fromMany(clients, () => between, 1_000);
  }),
  notes('conflicts for the reader, from the left', (own) => forTheReader(own, 3_000, 20_000)),
  notes('conflicts for the reader, from the right', (own) => nested(own, 400, 20_000)),
  bearable('chains of left neighbours of many clients', function* (own) {
    let last: Y.ID | null = null;
    for (let at = 0; at < 6_000; at += 300) {
      const runs = new Map<number, Run>();
      for (let turn = at; turn < at + 300; turn += 1) {
        const client: number = own[turn % 50] ?? 0;
        const clock = Math.floor(turn / 50);
        const run = runs.get(client) ?? { client, clock, structs: [] };
        runs.set(client, run);
        run.structs.push(last ? { left: last } : {});
        last = id(client, clock);
      }
      yield forged([...runs.values()]);
    }
  }),
  bearable('two clients that wait for each other at every struct', function* ([one = 0, two = 0]) {
    const first = times(4_000, (at) => (at === 0 ? {} : { left: id(two, at - 1) }));
    const second = times(4_000, (at) => ({ left: id(one, at) }));
    yield forged([
      { client: one, clock: 0, structs: first },
      { client: two, clock: 0, structs: second },
    ]);
  }),
  bearable('two texts written into each other, letter by letter', function* ([one = 0, two = 0, ...others]) {
    yield forged([{ client: one, clock: 0, structs: [{ text: 'x'.repeat(20_000) }] }]);
    for (let part = 0; part < 10; part += 1) {
      const from = 2_000 * part;
      yield forged([
        {
          client: two,
          clock: 1_999 * part,
          structs: times(1_999, (at) => ({ left: id(one, from + at), right: id(one, from + at + 1) })),
        },
      ]);
      yield forged([{ client: others[part] ?? 0, clock: 0, structs: [{ left: id(one, from) }] }]);
    }
  }),
  bearable('a long text cut at thousands of places at once', function* ([one = 0, two = 0]) {
    yield forged([{ client: one, clock: 0, structs: [{ text: 'x'.repeat(90_000) }] }]);
    yield forged([
      {
        client: two,
        clock: 0,
        structs: times(5_000, (at) => ({ left: id(one, 89_990 - 17 * at), right: id(one, 89_991 - 17 * at) })),
      },
    ]);
  }),
  notes('thousands of clients at one place', function* (own) {
    for (const size of [1_000, 100, 10]) {
      for (let at = 0; at + size <= own.length; at += size) {
        const some = own.slice(at, at + size).reverse();
        if (!(yield forged(some.map((client) => ({ client, clock: 0, structs: [{}] }))))) break;
        yield forged(some.map((client) => ({ client, clock: 1, structs: [{ left: id(client, 0) }] })));
      }
    }
  }),
  bearable('what was sent is sent again, with neighbours inside long texts', function* ([one = 0, two = 0]) {
    yield forged([{ client: one, clock: 0, structs: [{ text: 'x'.repeat(50_000) }] }]);
    const structs = times(1_000, (at): Forged => ({ left: id(one, 49 * at), right: id(one, 49 * at + 1) }));
    yield forged([{ client: two, clock: 0, structs }]);
    for (let round = 0; round < 3; round += 1) {
      const known = times(5_000, (at): Forged => ({ left: id(one, 7 * at + 3), right: id(one, 7 * at + 4) }));
      yield forged([{ client: two, clock: 0, structs: [...structs, ...known] }]);
    }
  }),
  bearable('tombstones of nothing', function* ([one = 0, two = 0]) {
    yield* inFrames(
      one,
      0,
      times(30_000, (at) => ({
        left: at === 0 ? null : id(one, Math.max(0, at - 2)),
        right: at > 1 && at % 2 === 0 ? id(one, 1) : null,
        gone: 1,
      })),
    );
    yield forged([{ client: two, clock: 0, structs: [{ left: id(one, 0) }] }]);
  }),
  bearable('gaps between all structs', function* ([one = 0]) {
    yield forged([{ client: one, clock: 0, structs: times(18_000, (at) => (at % 2 ? { skip: 1 } : {})) }]);
  }),
  {
    name: 'one key of a board written by two clients in turn, then by many at once',
    kind: 'board',
    isTooMuch: true,
    send: function* ([low = 0, high = 0, ...others]) {
      const values = [element('a')];
      const key = { root: 'elements', key: 'a', values };
      yield forged([{ client: low, clock: 0, structs: [key] }]);
      for (let at = 0; at < 300; at += 1) {
        yield forged([{ client: high, clock: at, structs: [{ left: id(low, at), values }] }]);
        yield forged([{ client: low, clock: at + 1, structs: [{ left: id(high, at), values }] }]);
      }
      for (let at = 0; at < 4; at += 1) {
        yield forged(others.slice(200 * at, 200 * at + 200).map((client) => ({ client, clock: 0, structs: [key] })));
      }
    },
  },
  {
    name: 'a row of a plan written by thousands without knowing of each other',
    kind: 'plan',
    isTooMuch: true,
    send: function* (own) {
      yield* fromMany(own, () => ({ root: 'rows', key: '3', values: [{ by: 'mallory', at: 1 }] }));
    },
  },
];
