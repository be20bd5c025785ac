import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { SoftButton, TextButton } from '../../ui/buttons';
import { copyText } from '../../ui/copyText';
import { useEvaluationRun, useKept } from './running';

/** My note that nobody else got to read. I can say it aloud or copy it, until I delete it. */
export function OwnNote() {
  const { t } = useTranslation('evaluation');
  const run = useEvaluationRun();
  const note = useKept()?.ownNote ?? null;
  const heading = useId();
  const [copied, setCopied] = useState<boolean | null>(null);
  if (note === null) return null;
  return (
    <section className="evaluation-own" aria-labelledby={heading}>
      <h3 id={heading}>{t('own.title')}</h3>
      <blockquote dir="auto">{note}</blockquote>
      <p className="evaluation-quiet" role="status">
        {copied === false ? t('own.byHand') : t('own.about')}
      </p>
      <p className="evaluation-own-actions">
        <SoftButton onClick={() => void copyText(note).then(setCopied)}>
          {copied ? t('own.copied') : t('own.copy')}
        </SoftButton>
        <TextButton onClick={() => void run.deleteNote()}>{t('own.delete')}</TextButton>
      </p>
    </section>
  );
}
