import { expect } from 'vitest';
import { chanceFrom } from './random';

/** What a table says, or what was seen, cell by cell. */
export type Cells = Readonly<Record<string, string>>;

const leave = ['200', 'ok', '+'];
const flipped = (verdict: string) => (leave.includes(verdict) ? '403 notAllowed' : '200');

/**
 * Changes fifty cells of tables, each alone, from leave to a refusal or the other way round. Answers those of which the comparison
 * with what was seen would say nothing.
 */
export function flipsThatPass(rows: readonly { name: string; says: Cells; seen: Cells | undefined }[]): string[] {
  const cells = rows.flatMap((row) => Object.keys(row.says).map((cell) => ({ ...row, cell })));
  expect(cells.length).toBeGreaterThan(50);
  const chance = chanceFrom(50);
  const chosen = Array.from({ length: 50 }, () => cells.splice(Math.floor(chance() * cells.length), 1)).flat();
  return chosen.flatMap(({ name, says, seen, cell }) => {
    try {
      expect(seen).toEqual({ ...says, [cell]: flipped(says[cell] ?? '') });
    } catch {
      return [];
    }
    return [`${name}, ${cell}`];
  });
}
