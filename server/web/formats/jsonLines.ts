import type { JsonFault } from '../../../shared/protocol/formats';

/** Where everything in a JSON text stands: the line of each value by its path, or the line of the first mistake. */
type JsonLines = { lines: ReadonlyMap<string, number> } | { line: number; reason: JsonFault };

/** Deeper than any of our files; beyond it nobody meant what they wrote. */
const DEEPEST = 20;

class Mistake {
  constructor(
    readonly at: number,
    readonly reason: JsonFault,
  ) {}
}

const inside = (path: string, name: string | number): string => (path === '' ? String(name) : `${path}.${name}`);

export const pathText = (path: readonly PropertyKey[]): string => path.map(String).join('.');

/**
 * Reads JSON only for where things stand. `JSON.parse` names a position in some messages and in others none, and knows no
 * lines; a name that stands twice is lost by it without a word, so here it is a mistake. Of a large file only the places are
 * kept that somebody wants to know.
 */
export function jsonLines(text: string, isWanted: (path: string) => boolean = () => true): JsonLines {
  const reader = new Reader(text, isWanted);
  try {
    reader.read();
    return { lines: reader.lines };
  } catch (mistake) {
    if (!(mistake instanceof Mistake)) throw mistake;
    const last = Math.max(0, text.trimEnd().length - 1);
    return { line: reader.lineOf(Math.min(mistake.at, last)), reason: mistake.reason };
  }
}

class Reader {
  readonly lines = new Map<string, number>();
  /** Where each line begins. */
  readonly #starts = [0];
  #at = 0;

  constructor(
    private readonly text: string,
    private readonly isWanted: (path: string) => boolean,
  ) {
    for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) this.#starts.push(at + 1);
  }

  /** By halves: a file of thousands of lines asks for thousands of places, and everybody waits for the answer. */
  lineOf(at: number): number {
    let [low, high] = [0, this.#starts.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#starts[middle] ?? 0) <= at) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  read(): void {
    this.#value('', 0);
    this.#space();
    if (this.#at < this.text.length) this.#fail('rest');
  }

  #fail(reason: JsonFault): never {
    throw new Mistake(this.#at, this.#at >= this.text.length ? 'end' : reason);
  }

  #space(): void {
    while (/[ \t\r\n]/.test(this.text[this.#at] ?? '')) this.#at += 1;
  }

  /** Goes on behind this sign, where it is the next one. */
  #took(sign: string): boolean {
    this.#space();
    if (this.text[this.#at] !== sign) return false;
    this.#at += 1;
    return true;
  }

  #value(path: string, depth: number): void {
    this.#space();
    if (depth > DEEPEST) this.#fail('deep');
    if (this.isWanted(path)) this.lines.set(path, this.lineOf(this.#at));
    if (this.#took('{')) this.#object(path, depth);
    else if (this.#took('[')) this.#list(path, depth);
    else if (this.text[this.#at] === '"') this.#string();
    else this.#word();
  }

  #word(): void {
    const rest = this.text.slice(this.#at, this.#at + 40);
    const [word] = /^(?:true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?)/.exec(rest) ?? [];
    if (word === undefined) this.#fail('value');
    this.#at += word.length;
    if (/[\w.+-]/.test(this.text[this.#at] ?? '')) this.#fail('number');
  }

  #object(path: string, depth: number): void {
    if (this.#took('}')) return;
    const names = new Set<string>();
    do {
      this.#space();
      const start = this.#at;
      if (this.text[start] !== '"') this.#fail('name');
      const name = this.#string();
      if (names.has(name)) throw new Mistake(start, 'twice');
      names.add(name);
      if (!this.#took(':')) this.#fail('colon');
      this.#value(inside(path, name), depth + 1);
    } while (this.#took(','));
    if (!this.#took('}')) this.#fail('commaOrBrace');
  }

  #list(path: string, depth: number): void {
    if (this.#took(']')) return;
    let index = 0;
    do {
      this.#value(inside(path, index), depth + 1);
      index += 1;
    } while (this.#took(','));
    if (!this.#took(']')) this.#fail('commaOrBracket');
  }

  #string(): string {
    const start = this.#at;
    this.#at += 1;
    for (; this.text[this.#at] !== '"'; this.#at += 1) {
      const sign = this.text[this.#at];
      if (sign === undefined || sign < ' ') this.#fail('text');
      if (sign !== '\\') continue;
      this.#at += 1;
      if (!/^(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/.test(this.text.slice(this.#at, this.#at + 5))) this.#fail('escape');
    }
    this.#at += 1;
    return JSON.parse(this.text.slice(start, this.#at)) as string;
  }
}
