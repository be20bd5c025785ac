/** Copies for the reader. False where the browser does not let us (over plain http it has no clipboard): then show it to be copied by hand. */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}
