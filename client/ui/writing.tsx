import { type ComponentProps, type Ref, useLayoutEffect, useRef, useState } from 'react';
import { RestOf } from './rest';
import './writing.css';

export type WriterCaret = { key: string; name: string; index: number };

/**
 * A field that grows with its text and shows where others write in it. It holds no state: its text is set through the
 * `ref`. `text` is needed to place the carets.
 */
export function WritingField({
  carets,
  text,
  fieldRef,
  className,
  onLeft,
  ...rest
}: Omit<ComponentProps<'textarea'>, 'ref' | 'value' | 'defaultValue'> & {
  carets: readonly WriterCaret[];
  text: string;
  fieldRef: Ref<HTMLTextAreaElement>;
  /** Given what did not fit, when the field goes away before its writer has taken it. */
  onLeft?: (text: string) => void;
}) {
  const place = useRef<HTMLSpanElement>(null);
  return (
    <span className={className ? `ui-writing ${className}` : 'ui-writing'} ref={place} data-text={`${text}\u200b`}>
      <textarea
        rows={1}
        dir="auto"
        {...rest}
        ref={fieldRef}
        className="ui-writing-field"
        onInput={({ currentTarget }) => {
          // A word that is being composed is not in `text` yet, and needs its room too.
          if (place.current) place.current.dataset.text = `${currentTarget.value}\u200b`;
        }}
      />
      {carets.length > 0 ? <Carets carets={carets} text={text} /> : null}
      <RestOf place={place} text={text} onLeft={onLeft} />
    </span>
  );
}

/** A copy of the text with the same layout behind the field, so that each caret appears where its writer has it. */
function Carets({ carets, text }: { carets: readonly WriterCaret[]; text: string }) {
  const box = useRef<HTMLSpanElement>(null);
  const [places, setPlaces] = useState<{ key: string; name: string; left: number; top: number; height: number }[]>([]);
  useLayoutEffect(() => {
    const measure = () => {
      const textNode = box.current?.firstChild;
      const around = box.current?.getBoundingClientRect();
      if (!textNode || !around) return;
      setPlaces(
        carets.map(({ key, name, index }) => {
          const range = document.createRange();
          range.setStart(textNode, Math.min(index, text.length));
          range.setEnd(textNode, Math.min(index + 1, text.length + 1));
          const at = range.getClientRects()[0] ?? around;
          return { key, name, left: at.left - around.left, top: at.top - around.top, height: at.height };
        }),
      );
    };
    measure();
    const watch = new ResizeObserver(measure);
    if (box.current) watch.observe(box.current);
    return () => watch.disconnect();
  }, [carets, text]);
  return (
    <span className="ui-writing-carets" aria-hidden>
      <span ref={box} dir="auto" className="ui-writing-mirror">{`${text}\u200b`}</span>
      {places.map(({ key, name, left, top, height }) => (
        <i key={key} style={{ insetInlineStart: left, top, height }} data-name={name} />
      ))}
    </span>
  );
}
