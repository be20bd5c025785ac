import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { longest, most } from '../../../shared/meeting/limits';
import type { GroupId } from '../../../shared/meeting/state';
import type { Ownership } from '../../../shared/protocol/ownership';
import { changeAgreement } from '../../connection/groupsApi';
import { useSaving } from '../../connection/hooks/saving';
import { useGroupRefusal } from '../../i18n/groupRefusal';
import { SoftButton, TextButton } from '../../ui/buttons';
import { TextArea } from '../../ui/field';
import { Notice } from '../../ui/notice';
import { AgreementText } from './agreementText';

const linesOf = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

/**
 * The whole text, one point a line. Of two who write, the second keeps their text: they read what holds by now before they send
 * theirs, and wait while the others decide about a text that was proposed first.
 */
export function ChangeAgreement({
  group,
  owned: { agreement, decides, proposals },
  onChanged,
  onDone,
}: {
  group: GroupId;
  owned: Ownership;
  onChanged: () => void;
  onDone: () => void;
}) {
  const { t } = useTranslation('groupAgreement');
  const whyNot = useGroupRefusal();
  const [text, setText] = useState(() => agreement.lines.join('\n'));
  /** What this text was written over. */
  const [base] = useState(agreement.version);
  const [isBusy, refused, send] = useSaving(onChanged);
  const [problem, setProblem] = useState<string | null>(null);
  const lines = linesOf(text);
  const { version } = agreement;
  const mustWait = decides !== 'alone' && proposals.some(({ kind }) => kind === 'agreement');

  function missing(): string | null {
    if (lines.length === 0) return t('empty');
    if (lines.length > most.agreementLines) return t('tooMany', { most: most.agreementLines });
    if (lines.some((line) => line.length > longest.agreementLine)) return t('tooLong', { most: longest.agreementLine });
    return lines.join('\n') === agreement.lines.join('\n') ? t('same') : null;
  }

  async function save(event: FormEvent) {
    event.preventDefault();
    const reason = missing();
    setProblem(reason);
    if (reason === null && (await send(() => changeAgreement(group, { lines, version })))) onDone();
  }

  return (
    <form className="group-agreement-form" onSubmit={(event) => void save(event)}>
      <TextArea
        label={t('label')}
        hint={t(decides === 'alone' ? 'hintAlone' : 'hintTogether')}
        rows={9}
        value={text}
        maxLength={longest.agreementLine * most.agreementLines}
        onChange={({ target }) => {
          setText(target.value);
          setProblem(null);
        }}
      />
      {version === base ? null : (
        <Notice kind="warn">
          <p>{t('newer')}</p>
          <AgreementText lines={agreement.lines} />
          <p>{t('newerSend')}</p>
        </Notice>
      )}
      {mustWait ? <Notice kind="warn">{t('mustWait')}</Notice> : null}
      {problem === null ? null : <Notice kind="refused">{problem}</Notice>}
      {refused === null ? null : <Notice kind="refused">{whyNot(refused)}</Notice>}
      <div className="group-agreement-buttons">
        <SoftButton type="submit" pending={isBusy} closed={mustWait ? t('mustWait') : null}>
          {t(decides === 'alone' ? 'save' : 'proposeThis')}
        </SoftButton>
        <TextButton onClick={onDone}>{t('cancel')}</TextButton>
      </div>
    </form>
  );
}
