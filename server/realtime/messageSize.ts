/** Messages that nothing should process: nested too deep, or with NUL characters, at which databases cut text off. */
export type Measured = { characters: number; isSound: boolean };

const DEEPEST = 8;

/** Counts the characters of strings and keys, and 1 for everything else; stops above `limit`. */
export function measured(value: unknown, limit: number): Measured {
  const found: Measured = { characters: 0, isSound: true };
  count(found, value, 0, limit);
  return found;
}

function count(found: Measured, part: unknown, depth: number, limit: number): void {
  if (found.characters > limit || !found.isSound) return;
  if (typeof part === 'string') {
    found.characters += part.length;
    if (part.includes('\0')) found.isSound = false;
    return;
  }
  found.characters += 1;
  if (typeof part !== 'object' || part === null) return;
  if (depth >= DEEPEST || ArrayBuffer.isView(part) || part instanceof ArrayBuffer) {
    found.isSound = false;
    return;
  }
  for (const key of Object.keys(part)) {
    found.characters += key.length;
    count(found, (part as Record<string, unknown>)[key], depth + 1, limit);
  }
}
