import { useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type BadRow, MOST_INVITED, peopleOfCsv } from '../../../shared/groups/invited';
import { SoftButton, TextButton } from '../../ui/buttons';
import { TextArea } from '../../ui/field';
import { Icon } from '../../ui/icon';
import { listOf } from '../../ui/text/listOf';
import { BadRows } from './badRows';
import { type Draft, peopleIn } from './draft';

/** No list of people that a group could take is larger. */
const LARGEST_FILE = 2_000_000;

/** Names and addresses by hand, from a file, or a link: all three at once. */
export function People({ draft, onChange }: { draft: Draft; onChange: (draft: Draft) => void }) {
  const { t } = useTranslation('formGroup');
  const { ofList, all } = peopleIn(draft);
  return (
    <section>
      <h2>{t('people.title')}</h2>
      <div className="form-ways">
        <div>
          <TextArea
            className="form-list"
            label={t('people.list')}
            hint={t('people.listHint')}
            placeholder={t('people.listPlaceholder')}
            rows={5}
            maxLength={20_000}
            spellCheck={false}
            value={draft.list}
            onChange={({ target }) => onChange({ ...draft, list: target.value })}
          />
          <FaultyLines bad={ofList.bad} />
        </div>
        <div>
          <FromFile draft={draft} onChange={onChange} />
          <h3>{t('people.link')}</h3>
          <p className="faint">{t('people.linkHint')}</p>
        </div>
      </div>
      {all.length > MOST_INVITED ? (
        <p className="form-problem" role="status">
          {t('people.all', { count: all.length, most: MOST_INVITED })}
        </p>
      ) : null}
    </section>
  );
}

/** Lines of the list are corrected where they stand. Who stands in several is said once. */
export function FaultyLines({ bad }: { bad: readonly BadRow[] }) {
  const { t } = useTranslation('formGroup');
  const told = bad.filter(
    ({ why, like }, index) =>
      why !== 'twice' || bad.findIndex((other) => other.why === 'twice' && other.like === like) === index,
  );
  return (
    <ul className="form-bad" aria-live="polite">
      {told.slice(0, 5).map(({ row, value, why }) => (
        <li key={row}>
          <Icon name="alert" size={18} />
          <p>
            <b>{t('bad.line', { row })}</b> {t(`bad.${why}`, { value })}
          </p>
        </li>
      ))}
    </ul>
  );
}

function FromFile({ draft, onChange }: { draft: Draft; onChange: (draft: Draft) => void }) {
  const { t } = useTranslation('formGroup');
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const { file } = draft;

  async function take(chosen: File | undefined) {
    if (chosen === undefined) return;
    const name = chosen.name;
    setProblem(null);
    if (chosen.size > LARGEST_FILE) return setProblem(t('people.tooLarge', { file: name, most: MOST_INVITED }));
    const text = await textOf(chosen).catch(() => null);
    if (text === null || text.includes('\u0000')) return setProblem(t('people.unreadable', { file: name }));
    const read = peopleOfCsv(text, peopleIn({ ...draft, file: null }).ofList.good, draft.me);
    if ('tooMany' in read) {
      return setProblem(t('people.tooMany', { file: name, count: read.tooMany, most: read.most }));
    }
    onChange({ ...draft, file: { ...read, name } });
  }

  return (
    <div className="form-file">
      <h3 id={id}>{t('people.file')}</h3>
      <input
        ref={field}
        type="file"
        accept=".csv,.txt,.tsv,text/csv,text/plain"
        hidden
        aria-labelledby={id}
        onChange={({ target }) => {
          void take(target.files?.[0]);
          // The same file can be chosen again after it was changed.
          target.value = '';
        }}
      />
      <div className="form-file-buttons">
        <SoftButton icon="plus" aria-describedby={id} onClick={() => field.current?.click()}>
          {t(file === null ? 'people.choose' : 'people.other')}
        </SoftButton>
        {file === null ? null : (
          <TextButton onClick={() => onChange({ ...draft, file: null })}>{t('people.dropFile')}</TextButton>
        )}
      </div>
      <div aria-live="polite">
        {problem === null ? null : <p className="form-problem">{problem}</p>}
        {file === null ? null : (
          <p className="form-added">
            {t('people.added', {
              count: file.good.length,
              file: file.name,
              names: listOf(file.good.map(({ person }) => person.name ?? person.email ?? '')),
            })}
          </p>
        )}
      </div>
      {file === null ? null : <BadRows draft={draft} file={file} onChange={onChange} />}
    </div>
  );
}

/** Spreadsheets of older programs write the letters of Western Europe in one byte each. */
async function textOf(file: File): Promise<string> {
  const bytes = await file.arrayBuffer();
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}
