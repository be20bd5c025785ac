import { type RefObject, useEffect, useEffectEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { SoftButton, TextButton } from './buttons';
import { copyText } from './copyText';
import { type Rest, watchLimit } from './textLimit';
import './restNote.css';

export type RestField = {
  place: RefObject<HTMLElement | null>;
  text: unknown;
  /** Given what did not fit when the field goes away before its writer has taken it or said that it is not needed. */
  onLeft?: ((text: string) => void) | undefined;
};

/** Watches a field as long as it stands there, and says what did not fit. */
export function RestNote({ place, text, onLeft }: RestField) {
  const [rest, setRest] = useState<Rest | null>(null);
  const left = useRef<string | null>(null);
  left.current = rest === null || isLetter(rest.text) ? null : rest.text;
  const leave = useEffectEvent(() => {
    if (left.current !== null) onLeft?.(left.current);
  });
  useEffect(() => () => leave(), []);
  useEffect(() => (place.current ? watchLimit(place.current, setRest) : undefined), [place]);
  useEffect(() => {
    if (text === '') setRest(null);
  }, [text]);
  if (rest === null) return null;
  const onCopied = () => {
    left.current = null;
  };
  return <Cut key={rest.text} {...rest} onCopied={onCopied} onClose={() => setRest(null)} />;
}

/** Whoever types at the end of a full field needs no copy of that letter. */
const isLetter = (text: string): boolean => [...text].length === 1;

/** How much of a text fitted, and the rest to take along. */
function Cut({ text, fitted, onCopied, onClose }: Rest & { onCopied: () => void; onClose: () => void }) {
  const { t } = useTranslation('rest');
  const [copied, setCopied] = useState<boolean | null>(null);
  const isTyped = isLetter(text);
  const copy = () =>
    void copyText(text).then((isCopied) => {
      setCopied(isCopied);
      if (isCopied) onCopied();
    });
  return (
    <span className="ui-rest">
      <span role="status">
        {fitted === 0 ? t(isTyped ? 'full' : 'noneFits') : t('fits', { count: fitted })}
        {copied === false ? ` ${t('byHand')}` : ''}
      </span>
      {copied === false ? <span className="ui-rest-text">{text}</span> : null}
      <span className="ui-rest-actions">
        {isTyped ? null : <SoftButton onClick={copy}>{copied ? t('copied') : t('copy')}</SoftButton>}
        <TextButton onClick={onClose}>{t('close')}</TextButton>
      </span>
    </span>
  );
}
