import { StoreDamaged } from './store';

/** The content of a row that was stored as JSON; `row` names it for the operator. */
export function parsed<T>(json: string, row: string): T {
  try {
    return JSON.parse(json) as T;
  } catch {
    throw new StoreDamaged(`${row} is no JSON`);
  }
}
