import * as Y from 'yjs';
import { fromBase64, toBase64 } from '../../shared/bytes';
import { type BoardElement, boardElements } from '../../shared/documents/board';
import { type DocumentKind, documentName } from '../../shared/documents/names';
import { beginRow, hashOfRow, type PlanField, planText, rowsInUse, rowText } from '../../shared/documents/plan';
import { emptyDocument } from '../../shared/documents/roots';
import type { DocumentName, Meeting, MemberId } from '../../shared/meeting/state';
import type { AnswerOf, AskOf } from '../../shared/protocol/socket';
import type { Drawn } from './scripts/script';

type Ask = <E extends 'document:open' | 'document:update' | 'document:close'>(
  event: E,
  payload: AskOf<E>,
) => Promise<AnswerOf<E>>;

/** What a simulated member writes into plans and boards: opened, changed and closed again with the messages of a browser. */
export class Papers {
  constructor(
    private readonly me: MemberId,
    private readonly ask: Ask,
  ) {}

  async draft(
    meeting: Meeting,
    slot: string,
    fields: Partial<Record<PlanField, string>>,
    at: number,
  ): Promise<boolean> {
    return this.#change(meeting, 'plan', slot, (doc) => {
      const row = beginRow(doc, this.me, at);
      if (row === null) return;
      for (const [field, text] of Object.entries(fields)) planText(doc, row, field as PlanField).insert(0, text);
    });
  }

  /** The row that I began, as it is now, and its hash. */
  async drafted(meeting: Meeting, slot: string): Promise<{ row: number; hash: string } | null> {
    return this.#opened(meeting, 'plan', slot, async (doc) => {
      const mine = rowsInUse(doc).find(({ by }) => by === this.me);
      return mine === undefined ? null : { row: mine.row, hash: hashOfRow(rowText(doc, mine.row)) };
    });
  }

  async draw(meeting: Meeting, slot: string, drawn: Drawn, place: number, at: number): Promise<boolean> {
    return this.#change(meeting, 'board', slot, (doc) => {
      const element = elementOf(drawn, `demo-${slot}-${place}`, place, at);
      boardElements(doc).set(element.id, element);
    });
  }

  /** Null when the document cannot be opened. */
  async #opened<T>(
    meeting: Meeting,
    kind: DocumentKind,
    slot: string,
    work: (doc: Y.Doc, document: DocumentName) => Promise<T>,
  ): Promise<T | null> {
    const document = documentName({ group: meeting.group, meeting: meeting.id, kind, slot });
    const opened = await this.ask('document:open', { document, stateVector: null });
    const update = opened.ok ? fromBase64(opened.value.update) : null;
    if (!opened.ok || update === null) return null;
    const doc = emptyDocument(kind);
    try {
      Y.applyUpdate(doc, update);
      doc.clientID = opened.value.clientId;
      return await work(doc, document);
    } finally {
      doc.destroy();
      await this.ask('document:close', { document });
    }
  }

  async #change(meeting: Meeting, kind: DocumentKind, slot: string, write: (doc: Y.Doc) => void): Promise<boolean> {
    const committed = await this.#opened(meeting, kind, slot, async (doc, document) => {
      const before = Y.encodeStateVector(doc);
      doc.transact(() => write(doc));
      const update = toBase64(new Uint8Array(Y.encodeStateAsUpdate(doc, before)));
      const answer = await this.ask('document:update', { document, clientId: doc.clientID, update });
      return answer.ok && answer.value.outcome === 'committed';
    });
    return committed ?? false;
  }
}

const INK = '#1e1e1e';
const LETTER_SIZE = 20;

/** An element as the drawing program of the browser would have made it. */
export function elementOf(drawn: Drawn, id: string, place: number, at: number): BoardElement {
  const common = {
    id,
    x: drawn.x,
    y: drawn.y,
    version: 1,
    versionNonce: place + 1,
    isDeleted: false,
    angle: 0,
    strokeColor: INK,
    backgroundColor: 'transparent',
    fillStyle: 'solid',
    strokeWidth: 2,
    strokeStyle: 'solid',
    roughness: 1,
    opacity: 100,
    seed: place + 1,
    index: `a${'0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ'[place % 36] ?? '0'}`,
    groupIds: [],
    frameId: null,
    boundElements: null,
    updated: at,
    link: null,
    locked: false,
    roundness: null,
  };
  switch (drawn.shape) {
    case 'ellipse':
    case 'rectangle':
      return { ...common, type: drawn.shape, width: drawn.width, height: drawn.height };
    case 'arrow': {
      const [dx, dy] = drawn.to;
      const points = [
        [0, 0],
        [dx, dy],
      ];
      const ends = { startBinding: null, endBinding: null, startArrowhead: null, endArrowhead: 'arrow' };
      const size = { width: Math.abs(dx), height: Math.abs(dy) };
      return { ...common, type: 'arrow', ...size, points, lastCommittedPoint: null, ...ends };
    }
    case 'text':
      return {
        ...common,
        type: 'text',
        width: drawn.text.length * LETTER_SIZE * 0.55,
        height: LETTER_SIZE * 1.25,
        text: drawn.text,
        originalText: drawn.text,
        fontSize: LETTER_SIZE,
        fontFamily: 5,
        textAlign: 'left',
        verticalAlign: 'top',
        containerId: null,
        autoResize: true,
        lineHeight: 1.25,
      };
    default:
      return drawn satisfies never;
  }
}
