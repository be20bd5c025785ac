import { createRoot } from 'react-dom/client';
import * as Y from 'yjs';
import { ConnectionContext } from '../../../client/connection/hooks/context';
import type { Connection, RoomState } from '../../../client/connection/roomState';
import { prepareDrawing } from '../../../client/features/whiteboard/assets';
import { boardAsPng, boardAsSvg } from '../../../client/features/whiteboard/boardFiles';
import { loadMessages, startMessages } from '../../../client/i18n/load';
import { startTheme } from '../../../client/ui/theme';
import '../../../client/ui/base.css';
import '../../../client/features/whiteboard/board.css';
import { isolated } from '../../../client/ui/text/isolated';
import { type BoardElement, boardElements } from '../../../shared/documents/board';
import { emptyDocument } from '../../../shared/documents/roots';

/** One board without a room: elements put into its document are drawn as in a meeting. */
const nothing = {
  link: { kind: 'here' },
  view: null,
  meeting: null,
  names: new Map(),
  presence: new Map(),
  isSilent: false,
  privateNotes: [],
  recordsVersion: {},
  sending: new Set(),
} as unknown as RoomState;

const connection: Connection = {
  state: () => nothing,
  subscribe: () => () => undefined,
  now: () => Date.now(),
  send: async () => ({ ok: false, error: 'unavailable' }),
  ask: async () => ({ ok: false, error: 'unavailable' }),
  presence: () => undefined,
  on: () => () => undefined,
  close: () => undefined,
};

const place = document.getElementById('app');
if (!place) throw new Error('no place');
const root = createRoot(place);
let doc = emptyDocument('board');

const frames = (count: number) =>
  new Promise<void>((done) => {
    const next = (left: number) => (left === 0 ? done() : requestAnimationFrame(() => next(left - 1)));
    next(count);
  });

function put(into: Y.Doc, elements: readonly BoardElement[]): void {
  into.transact(() => {
    for (const each of elements) boardElements(into).set(each.id, each);
  });
}

/**
 * An element that passes every check and makes drawing throw. No real one is known, so it throws when the drawing code
 * reads it.
 */
function poisoned(element: BoardElement): BoardElement {
  return Object.defineProperty({ ...element }, 'strokeColor', {
    enumerable: true,
    get() {
      if (/admitsRecord|fitRecord/.test(new Error().stack ?? '')) return '#1e1e1e';
      throw new Error('cannot be drawn');
    },
  });
}

const drawing = {
  /** Opens a new board with these elements. Returns how long the page was blocked. */
  async show(elements: readonly BoardElement[], poisonedIds: readonly string[] = []): Promise<number> {
    doc = emptyDocument('board');
    put(
      doc,
      elements.map((each) => (poisonedIds.includes(each.id) ? poisoned(each) : each)),
    );
    const from = performance.now();
    root.render(
      <ConnectionContext.Provider value={connection}>
        <div className="board-panel" style={{ flex: 1 }}>
          <SafeCanvas key={doc.guid} doc={doc} name="g/m/board/common" canWrite onAsText={() => undefined} />
        </div>
      </ConnectionContext.Provider>,
    );
    await frames(3);
    return performance.now() - from;
  },
  /** Adds the same elements to a board that is open. */
  async receive(elements: readonly BoardElement[]): Promise<number> {
    const other = emptyDocument('board');
    Y.applyUpdate(other, Y.encodeStateAsUpdate(doc));
    put(other, elements);
    const from = performance.now();
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(other), 'server');
    await frames(5);
    return performance.now() - from;
  },
  async save(elements: readonly BoardElement[]): Promise<number> {
    const from = performance.now();
    await boardAsSvg(elements, {});
    await boardAsPng(elements, {});
    return performance.now() - from;
  },
  written: () => [...boardElements(doc).values()],
  isBroken: () => document.querySelector('.board-failed') !== null,
};
export type Drawing = typeof drawing;

startTheme();
await startMessages(isolated);
await loadMessages('board', 'common');
prepareDrawing();
const { SafeCanvas } = await import('../../../client/features/whiteboard/safeCanvas');
Object.assign(window, { drawing });
