/** The first web or mail address in a text, as the browser's own parser reads it; null when there is none. */
export function safeLink(text: string): string | null {
  for (const word of text.split(/\s+/u)) {
    if (!/^(https?:\/\/|mailto:)/iu.test(word)) continue;
    try {
      const address = new URL(word);
      if (['http:', 'https:', 'mailto:'].includes(address.protocol)) return address.href;
    } catch {
      // it only resembled an address
    }
  }
  return null;
}
