import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { applyEdit, editBetween, moveIndex } from '../../../../client/connection/documents/sharedText';
import { safeLink } from '../../../../client/features/envelope/safeLink';
import { chanceFrom, seedOf } from '../../../shared/documents/peers';

const typed = (before: string, after: string, caret: number): string => {
  const edit = editBetween(before, after, caret);
  if (!edit) return before;
  return before.slice(0, edit.at) + edit.text + before.slice(edit.at + edit.gone);
};

/** Half a character is lost when the text is converted to bytes and back. */
const isWhole = (text: string): boolean => Buffer.from(text).toString() === text;

describe('[DC3] a field in which two people write', () => {
  it('[DC3] uses the caret to find the letter that was typed among equal ones', () => {
    expect(editBetween('aaa', 'aaaa', 1)).toEqual({ at: 0, gone: 0, text: 'a' });
    expect(editBetween('aaa', 'aaaa', 4)).toEqual({ at: 3, gone: 0, text: 'a' });
    expect(editBetween('aaa', 'aa', 1)).toEqual({ at: 1, gone: 1, text: '' });
    expect(editBetween('same', 'same', 2)).toBeNull();
  });

  it('[DC3] never cuts a character of two code units in half', () => {
    const pairs: [string, string][] = [
      ['a😀b', 'a😁b'],
      ['😀', '😀😁'],
      ['😀😁', '😁'],
      ['x😀', 'x🙀'],
    ];
    for (const [before, after] of pairs) {
      for (let caret = 0; caret <= after.length; caret += 1) {
        const edit = editBetween(before, after, caret)!;
        expect(isWhole(edit.text)).toBe(true);
        expect(isWhole(before.slice(0, edit.at))).toBe(true);
        expect(typed(before, after, caret)).toBe(after);
        const doc = new Y.Doc();
        doc.getText('text').insert(0, before);
        const copy = new Y.Doc();
        Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc));
        doc.on('update', (update: Uint8Array) => Y.applyUpdate(copy, update));
        applyEdit(doc.getText('text'), edit, null);
        expect(copy.getText('text').toString()).toBe(after);
      }
    }
  });

  it('[DC3] an edit turns any text into any other, wherever the caret is', () => {
    const seed = seedOf('edits');
    const chance = chanceFrom(seed);
    const word = () =>
      Array.from({ length: Math.floor(chance() * 8) }, () => ['a', 'b', '😀', '😁'][Math.floor(chance() * 4)]).join('');
    for (let round = 0; round < 5_000; round += 1) {
      const [before, after] = [word(), word()];
      expect(typed(before, after, Math.floor(chance() * (after.length + 1))), `seed ${seed}`).toBe(after);
    }
  });

  it('[DC3] the caret stays at its letter when others write before it, and before text that they write at its place', () => {
    expect(moveIndex(5, [{ retain: 2 }, { insert: 'abc' }])).toBe(8);
    expect(moveIndex(2, [{ retain: 2 }, { insert: 'abc' }])).toBe(2);
    expect(moveIndex(5, [{ retain: 1 }, { delete: 2 }])).toBe(3);
    expect(moveIndex(5, [{ retain: 4 }, { delete: 9 }])).toBe(4);
    expect(moveIndex(1, [{ retain: 4 }, { delete: 9 }, { insert: 'x' }])).toBe(1);
  });

  it('[DC3] a long paste is split into pieces that fit into a frame', () => {
    const doc = new Y.Doc();
    const sizes: number[] = [];
    doc.on('update', (update: Uint8Array) => sizes.push(update.length));
    const long = '😀ab'.repeat(20_000);
    applyEdit(doc.getText('text'), { at: 0, gone: 0, text: long }, null);
    expect(doc.getText('text').toString()).toBe(long);
    expect(Math.max(...sizes)).toBeLessThan(95_000);
  });
});

describe('[SE11] links on cards', () => {
  it('[SE11] only web and mail addresses become links', () => {
    expect(safeLink('see https://example.org/a?b=1 there')).toBe('https://example.org/a?b=1');
    expect(safeLink('mailto:ann@example.org')).toBe('mailto:ann@example.org');
    for (const bad of [
      'javascript:alert(1)',
      ' JaVaScRiPt:alert(1)',
      'data:text/html,x',
      'vbscript:x',
      'https://',
      '//evil',
      'no link',
    ]) {
      expect(safeLink(bad)).toBeNull();
    }
  });
});
