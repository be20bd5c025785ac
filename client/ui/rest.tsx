import { type RefObject, useEffect, useEffectEvent, useRef, useState } from 'react';
import { getI18n } from 'react-i18next';
import { lazyPart } from './lazy/lazyPart';
import { type Rest, watchLimit } from './textLimit';

const part = lazyPart(async () => {
  const [{ RestNote }] = await Promise.all([import('./restNote'), getI18n().loadNamespaces('rest')]);
  return RestNote;
});

type RestField = {
  place: RefObject<HTMLElement | null>;
  text: unknown;
  /** Given what did not fit when the field goes away before its writer has taken it or said that it is not needed. */
  onLeft?: ((text: string) => void) | undefined;
};

/** Whoever types at the end of a full field needs no copy of that letter. */
const isLetter = (text: string): boolean => [...text].length === 1;

/**
 * Under a field with a `maxLength`: what it says when it took in only the beginning of a text. `place` is the field or
 * what stands around it. When `text`, which stands in the field, is empty again, nothing is left to say. The field is watched
 * from the first letter on; what says so is loaded meanwhile.
 */
export function RestOf({ place, text, onLeft }: RestField) {
  const [rest, setRest] = useState<Rest | null>(null);
  const left = useRef<string | null>(null);
  left.current = rest === null || isLetter(rest.text) ? null : rest.text;
  const leave = useEffectEvent(() => {
    if (left.current !== null) onLeft?.(left.current);
  });
  useEffect(() => () => leave(), []);
  useEffect(() => void part.preload(), []);
  useEffect(() => (place.current ? watchLimit(place.current, setRest) : undefined), [place]);
  useEffect(() => {
    if (text === '') setRest(null);
  }, [text]);
  const RestNote = part.use();
  if (rest === null || !RestNote) return null;
  const onCopied = () => {
    left.current = null;
  };
  return (
    <RestNote
      key={rest.text}
      {...rest}
      isTyped={isLetter(rest.text)}
      onCopied={onCopied}
      onClose={() => setRest(null)}
    />
  );
}
