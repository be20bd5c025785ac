/**
 * Copies a text to the clipboard. False where the browser does not allow it (pages over plain http have no clipboard):
 * then show the text, so that people can copy it themselves.
 */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}
