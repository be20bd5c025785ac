import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { applyEdit, bindField, editBetween, moveIndex } from '../../../../client/connection/documents/sharedText';
import { safeLink } from '../../../../client/ui/text/safeLink';
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

/** A field as a browser has it, as far as the binding touches it; focused. */
class FakeField extends EventTarget {
  ownerDocument = { activeElement: this };
  selectionStart = 0;
  selectionEnd = 0;
  writes = 0;
  #value = '';
  get value() {
    return this.#value;
  }
  set value(value: string) {
    this.writes += 1;
    this.#value = value;
    this.setSelectionRange(value.length, value.length);
  }
  setSelectionRange(from: number, to: number) {
    [this.selectionStart, this.selectionEnd] = [from, to];
  }
  /** The browser puts text in the place of the last `gone` characters before the caret. */
  put(added: string, gone = 0) {
    const at = this.selectionEnd - gone;
    this.#value = this.#value.slice(0, at) + added + this.#value.slice(this.selectionEnd);
    this.setSelectionRange(at + added.length, at + added.length);
    this.dispatchEvent(new Event('input'));
  }
}

function shared(before: string) {
  const [mine, theirs] = [new Y.Doc(), new Y.Doc()];
  mine.getText('text').insert(0, before);
  for (const [from, to] of [
    [mine, theirs],
    [theirs, mine],
  ] as const) {
    Y.applyUpdate(to, Y.encodeStateAsUpdate(from));
    from.on(
      'update',
      (update: Uint8Array, origin: unknown) => origin !== 'other' && Y.applyUpdate(to, update, 'other'),
    );
  }
  const field = new FakeField();
  const unbind = bindField(field as unknown as HTMLTextAreaElement, mine.getText('text'), 'me', () => undefined);
  const compose = (...words: string[]) => {
    field.dispatchEvent(new Event('compositionstart'));
    for (const [index, word] of words.entries()) field.put(word, words[index - 1]?.length ?? 0);
  };
  const commit = () => field.dispatchEvent(new Event('compositionend'));
  return { field, mine: mine.getText('text'), theirs: theirs.getText('text'), compose, commit, unbind };
}

describe('[DC3] a field in which an input method composes a word', () => {
  it('[DC3] is left alone, and holds the word once and the text of others at its end', () => {
    const { field, mine, theirs, compose, commit } = shared('plan: ');
    compose('に', 'にほ', 'にほん');
    const { writes } = field;
    theirs.insert(0, 'Our ');
    theirs.insert(theirs.length, ' by June');
    compose();
    expect([field.value, field.writes]).toEqual(['plan: にほん', writes]);
    field.put('日本', 3);
    commit();
    for (const text of [field.value, mine.toString(), theirs.toString()]) expect(text).toBe('Our plan: 日本 by June');
    expect(field.selectionEnd).toBe('Our plan: 日本'.length);
    field.put('!');
    expect(theirs.toString()).toBe('Our plan: 日本! by June');
  });

  it('[DC3] sends the word when it is complete, also when the field is removed', () => {
    const { mine, theirs, compose, unbind } = shared('');
    compose('か', 'かな');
    expect(mine.toString()).toBe('');
    unbind();
    expect(theirs.toString()).toBe('かな');
  });

  it('[DC3] keeps what others wrote into the text that the word replaces', () => {
    const { field, theirs, compose, commit } = shared('abcdef');
    field.setSelectionRange(5, 5);
    compose('bcde');
    theirs.insert(3, '-x-');
    theirs.delete(0, 1);
    field.put('Ö', 8);
    commit();
    expect(theirs.toString()).toBe(field.value);
    expect(field.value).toBe('Ö-x-f');
  });

  it('[DC3] both sides hold the same, whatever is composed and typed', () => {
    const seed = seedOf('compositions');
    const chance = chanceFrom(seed);
    const at = (most: number) => Math.floor(chance() * (most + 1));
    for (let game = 0; game < 200; game += 1) {
      const { field, mine, theirs, compose, commit } = shared('one two three');
      const written: string[] = [];
      for (let turn = 0; turn < 6; turn += 1) {
        const caret = at(field.value.length);
        field.setSelectionRange(caret, caret);
        const word = `<${game}.${turn}>`;
        compose(word.slice(0, 2), word);
        for (let other = at(3); other > 0; other -= 1) theirs.insert(at(theirs.length), '*');
        if (chance() < 0.5) theirs.insert(0, 'x');
        commit();
        written.push(word);
        expect(field.value, `seed ${seed}`).toBe(mine.toString());
        expect(mine.toString(), `seed ${seed}`).toBe(theirs.toString());
      }
      const left = mine.toString().replace(/[x*]/g, '');
      const letters = [...written.join(''), ...'one two three'].sort().join('');
      expect([...left].sort().join(''), `seed ${seed}`).toBe(letters);
    }
  });
});
