/** What makes a message unfit before anything looks into it: nested too deep, or with NUL characters, which stores cut at. */
export type Measured = { characters: number; isSound: boolean };

const DEEPEST = 8;

/** Counts characters of strings and keys, and one for everything else; stops counting above `limit`. */
export function measured(value: unknown, limit: number): Measured {
  let characters = 0;
  let isSound = true;
  const look = (part: unknown, depth: number): void => {
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
      look(inner, depth + 1);
    }
  };
  look(value, 0);
  return { characters, isSound };
}
