/** The sentences of a text in order, without the space around them. */
export function sentencesOf(text: string): string[] {
  const parts = typeof Intl.Segmenter === 'function' ? segmented(text) : text.split(/(?<=[.!?…])\s+|\n+/);
  return parts.map((part) => part.trim()).filter((part) => part !== '');
}

/** A line that somebody began anew is a sentence of its own, also without a full stop. */
function segmented(text: string): string[] {
  const segmenter = new Intl.Segmenter(undefined, { granularity: 'sentence' });
  return text.split(/\n+/).flatMap((line) => [...segmenter.segment(line)].map(({ segment }) => segment));
}
