import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { SoftButton, TextButton } from './buttons';
import { copyText } from './copyText';
import type { Rest } from './textLimit';
import './restNote.css';

/** How much of a text fitted, and the rest to take along. */
export function RestNote({
  text,
  fitted,
  isTyped,
  onCopied,
  onClose,
}: Rest & { isTyped: boolean; onCopied: () => void; onClose: () => void }) {
  const { t } = useTranslation('rest');
  const [copied, setCopied] = useState<boolean | null>(null);
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
