import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { longest, most } from '../../../shared/meeting/limits';
import { useChangeRecords } from '../../connection/hooks/records';
import { useUnsentText } from '../../connection/hooks/unsentText';
import { useRefusalText } from '../../i18n/refusalText';
import { SoftButton, TextButton } from '../../ui/buttons';
import { TextArea } from '../../ui/field';
import { Notice } from '../../ui/notice';

type Stored = { lines: string[]; version: number };

const linesOf = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

/** The whole text at once, one point per line. Of two who write, the second sees what the first saved before they save theirs. */
export function AgreementForm({ stored, onDone }: { stored: Stored; onDone: () => void }) {
  const { t } = useTranslation('signing');
  const change = useChangeRecords();
  const whyNot = useRefusalText();
  const [unsent, keepUnsent] = useUnsentText('agreement');
  const [text, setText] = useState(unsent === '' ? stored.lines.join('\n') : unsent);
  /** What this text was written over. */
  const [base] = useState(stored);
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const lines = linesOf(text);
  const isNewer = stored.version !== base.version;

  function closed(): string | null {
    if (lines.length === 0) return t('empty');
    if (lines.length > most.agreementLines) return t('tooMany', { largest: most.agreementLines });
    const long = lines.find((line) => line.length > longest.agreementLine);
    if (long !== undefined) return t('tooLong', { largest: longest.agreementLine, line: `${long.slice(0, 60)}…` });
    return lines.join('\n') === stored.lines.join('\n') ? t('same') : null;
  }
  function close() {
    keepUnsent('');
    onDone();
  }
  async function save(event: FormEvent) {
    event.preventDefault();
    const reason = closed();
    if (reason !== null) return setProblem(reason);
    setBusy(true);
    const answer = await change({ what: 'saveAgreement', lines, version: stored.version });
    setBusy(false);
    if (answer.ok) close();
    else setProblem(whyNot(answer));
  }

  return (
    <form className="agreement-form" onSubmit={(event) => void save(event)}>
      <TextArea
        label={t('label')}
        hint={t('hint')}
        rows={9}
        value={text}
        maxLength={longest.agreementLine * most.agreementLines}
        readOnly={isBusy}
        onChange={(event) => {
          setText(event.target.value);
          keepUnsent(event.target.value);
          setProblem(null);
        }}
      />
      {isNewer ? (
        <Notice kind="warn">
          <p>{t('newer')}</p>
          <ul className="agreement-newer">
            {stored.lines.map((line, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: two points may say the same
              <li key={index} dir="auto">
                {line}
              </li>
            ))}
          </ul>
          <p>{t('newerSave')}</p>
        </Notice>
      ) : null}
      {problem === null ? null : <Notice kind="refused">{problem}</Notice>}
      <div className="agreement-buttons">
        <SoftButton type="submit" pending={isBusy}>
          {t('save')}
        </SoftButton>
        <TextButton onClick={close}>{t('cancel')}</TextButton>
      </div>
    </form>
  );
}
