import i18next from 'i18next';

/** "Ana, Ben and Cleo", in the reader's language. */
export function listOf(names: readonly string[]): string {
  return new Intl.ListFormat(i18next.language || 'en', { style: 'long', type: 'conjunction' }).format(names);
}
