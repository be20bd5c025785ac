import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type * as Y from 'yjs';
import { clearBoard } from '../../../shared/documents/board';
import { SoftButton, TextButton } from '../../ui/buttons';

/**
 * Lets the lead remove everything from the page, including what no tool can reach. It asks first, because it cannot be
 * undone.
 */
export function ClearPage({ doc, onCleared }: { doc: Y.Doc; onCleared: () => void }) {
  const { t } = useTranslation('board');
  const [isAsked, setIsAsked] = useState(false);
  const keep = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (isAsked) keep.current?.focus();
  }, [isAsked]);

  if (!isAsked) {
    return (
      <div className="ui-row">
        <TextButton icon="remove" onClick={() => setIsAsked(true)}>
          {t('clear.ask')}
        </TextButton>
      </div>
    );
  }
  return (
    <fieldset className="board-clear">
      <legend>{t('clear.about')}</legend>
      <div className="ui-row">
        <SoftButton ref={keep} onClick={() => setIsAsked(false)}>
          {t('clear.keep')}
        </SoftButton>
        <SoftButton
          icon="remove"
          onClick={() => {
            clearBoard(doc);
            setIsAsked(false);
            onCleared();
          }}
        >
          {t('clear.yes')}
        </SoftButton>
      </div>
    </fieldset>
  );
}
