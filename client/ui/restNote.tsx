import { type RefObject, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { SoftButton, TextButton } from './buttons';
import { copyText } from './copyText';
import { type Rest, watchLimit } from './textLimit';
import './restNote.css';

/** Watches a field as long as it stands there, and says what did not fit. */
export function RestNote({ place, text }: { place: RefObject<HTMLElement | null>; text: unknown }) {
  const [rest, setRest] = useState<Rest | null>(null);
  useEffect(() => (place.current ? watchLimit(place.current, setRest) : undefined), [place]);
  useEffect(() => {
    if (text === '') setRest(null);
  }, [text]);
  return rest === null ? null : <Cut key={rest.text} {...rest} onClose={() => setRest(null)} />;
}

/** How much of a text fitted, and the rest to take along. */
function Cut({ text, fitted, onClose }: Rest & { onClose: () => void }) {
  const { t } = useTranslation('rest');
  const [copied, setCopied] = useState<boolean | null>(null);
  // Whoever types at the end of a full field needs no copy of that letter.
  const isTyped = [...text].length === 1;
  return (
    <span className="ui-rest">
      <span role="status">
        {fitted === 0 ? t(isTyped ? 'full' : 'noneFits') : t('fits', { count: fitted })}
        {copied === false ? ` ${t('byHand')}` : ''}
      </span>
      {copied === false ? <span className="ui-rest-text">{text}</span> : null}
      <span className="ui-rest-actions">
        {isTyped ? null : (
          <SoftButton onClick={() => void copyText(text).then(setCopied)}>
            {copied ? t('copied') : t('copy')}
          </SoftButton>
        )}
        <TextButton onClick={onClose}>{t('close')}</TextButton>
      </span>
    </span>
  );
}
