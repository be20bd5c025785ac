/**
 * Loads the texts of the formats that these keys name, which stand in one line with spaces between them: for `useLoaded`. The
 * list of all formats is loaded with the first of them.
 */
export async function loadFormatTexts(keys: string): Promise<void> {
  const { loadFormats } = await import('./families');
  await loadFormats(keys.split(' '));
}
