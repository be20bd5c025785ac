import { isolated } from './isolated';
import { chosenLocale } from './when';

const known = new Map<string, Intl.ListFormat>();

/** "Ana, Ben and Cleo", in the language of the page. */
export function listOf(names: readonly string[]): string {
  const locale = chosenLocale();
  const formatter = known.get(locale) ?? new Intl.ListFormat(locale, { type: 'conjunction' });
  known.set(locale, formatter);
  return formatter.format(names.map(isolated));
}
