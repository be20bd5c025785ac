/** What did not fit into a field, and how many characters before it did. */
export type Rest = { text: string; fitted: number };

type Field = HTMLInputElement | HTMLTextAreaElement;

const isField = (target: EventTarget | null): target is Field =>
  target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement;

/** As the field takes it in: a field of one line has no line breaks. */
const asTaken = (field: Field, text: string): string =>
  field instanceof HTMLInputElement ? text.replace(/\r\n|[\r\n]/g, ' ') : text.replace(/\r\n?/g, '\n');

/**
 * Watches the fields in `place`, or the field that it is: a browser keeps to `maxLength` by cutting what is pasted,
 * dropped or dictated, without a word. Calls `onRest` with what was cut off. Answers a function that stops it.
 */
export function watchLimit(place: HTMLElement, onRest: (rest: Rest) => void): () => void {
  let coming: { text: string; around: number } | null = null;
  const before = (event: Event) => {
    coming = null;
    const { target: field } = event;
    if (!(event instanceof InputEvent) || !isField(field) || field.maxLength < 0 || event.isComposing) return;
    const text = asTaken(field, event.data ?? event.dataTransfer?.getData('text/plain') ?? '');
    const around = field.value.length - ((field.selectionEnd ?? 0) - (field.selectionStart ?? 0));
    const room = field.maxLength - around;
    if (text === '' || text.length <= room) return;
    // A full field takes nothing in, and there is no event that says so.
    if (room <= 0) onRest({ text, fitted: 0 });
    else coming = { text, around };
  };
  const after = ({ target: field }: Event) => {
    if (coming === null || !isField(field)) return;
    // Counted afterwards, because each browser has its own way not to cut a character in half.
    const fitted = Math.max(0, field.value.length - coming.around);
    const text = coming.text.slice(fitted);
    // Said after the event: drawn before React has seen the new text, the field would get its old one back.
    if (text !== '') setTimeout(() => onRest({ text, fitted }));
    coming = null;
  };
  place.addEventListener('beforeinput', before);
  // Before whoever takes the text out of the field, and may set it anew.
  place.addEventListener('input', after, { capture: true });
  return () => {
    place.removeEventListener('beforeinput', before);
    place.removeEventListener('input', after, { capture: true });
  };
}
