/** Messages that nothing should process: nested too deep, or with NUL characters, at which databases cut text off. */
export type Measured = { characters: number; isSound: boolean };

const DEEPEST = 8;

/** Counts the characters of strings and keys, and 1 for everything else; stops above `limit`. */
export function measured(value: unknown, limit: number): Measured {
  let characters = 0;
  let isSound = true;
  const count = (part: unknown, depth: number): void => {
    if (characters > limit || !isSound) return;
    if (typeof part === 'string') {
      characters += part.length;
      if (part.includes('\0')) isSound = false;
      return;
    }
    characters += 1;
    if (typeof part !== 'object' || part === null) return;
    if (depth >= DEEPEST || ArrayBuffer.isView(part) || part instanceof ArrayBuffer) {
      isSound = false;
      return;
    }
    for (const [key, inner] of Object.entries(part)) {
      characters += key.length;
      count(inner, depth + 1);
    }
  };
  count(value, 0);
  return { characters, isSound };
}
