import { useEffect, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DataRegister, DataSubject, DataTable } from '../../../shared/protocol/dataRegister';
import { useAnswer } from '../../connection/hooks/answer';
import { dataRegister } from '../../connection/operatorApi';
import { HOME, PROTECTION } from '../../connection/paths';
import { Brand } from '../../ui/brand';
import { SoftButton } from '../../ui/buttons';
import { Notice } from '../../ui/notice';
import { usePageTitle } from '../../ui/pageTitle';
import { Waiting } from '../../ui/waiting';
import './dataRegister.css';

const subjects: readonly DataSubject[] = ['people', 'meetings', 'writing', 'drawing', 'server'];
const kinds = ['text', 'person', 'contact', 'secret', 'fact'] as const;
const places = ['cookie', 'browser', 'memory', 'log', 'sound', 'backups', 'others'] as const;

/** What the server stores, for people who have to judge it. The server tells it from its own tables. */
export function DataPage() {
  const { t } = useTranslation('dataRegister');
  usePageTitle(t('title'));
  const [answer, askAgain] = useAnswer(dataRegister, 'server');
  return (
    <main className="data-register">
      <Brand href={HOME} />
      <h1>{t('title')}</h1>
      <p className="data-register-intro">{t('intro')}</p>
      {answer === null ? <Waiting>{t('loading')}</Waiting> : null}
      {answer?.ok ? <Register register={answer.value} /> : null}
      {answer !== null && !answer.ok ? (
        <Notice kind="refused" actions={<SoftButton onClick={askAgain}>{t('again')}</SoftButton>}>
          {t('refused')}
        </Notice>
      ) : null}
    </main>
  );
}

function Register({ register: { version, step, tables } }: { register: DataRegister }) {
  const { t } = useTranslation('dataRegister');
  const [open, setOpen] = useState(false);
  const kindsHeading = useId();
  const columns = tables.reduce((sum, table) => sum + table.columns.length, 0);
  // Paper cannot be clicked on.
  useEffect(() => {
    const openAll = () => setOpen(true);
    window.addEventListener('beforeprint', openAll);
    return () => window.removeEventListener('beforeprint', openAll);
  }, []);
  return (
    <>
      <p>{t('operator')}</p>
      <p className="faint num">{t('version', { version, step, tables: tables.length, columns })}</p>
      <p>
        <a href={PROTECTION}>{t('protection')}</a>
      </p>
      <div className="data-register-tools">
        <SoftButton aria-pressed={open} onClick={() => setOpen(!open)}>
          {t(open ? 'close' : 'open')}
        </SoftButton>
        <SoftButton onClick={() => print()}>{t('print')}</SoftButton>
      </div>
      {subjects.map((subject) => (
        <Subject key={subject} {...{ subject, open }} tables={tables.filter((table) => table.subject === subject)} />
      ))}
      <Elsewhere />
      <section aria-labelledby={kindsHeading}>
        <h2 id={kindsHeading}>{t('kindsAbout.title')}</h2>
        <dl className="data-register-kinds">
          {kinds.map((kind) => (
            <div key={kind}>
              <dt>{t(`kinds.${kind}`)}</dt>
              <dd>{t(`kindsAbout.${kind}`)}</dd>
            </div>
          ))}
        </dl>
      </section>
    </>
  );
}

type SubjectProps = { subject: DataSubject; open: boolean; tables: readonly DataTable[] };

function Subject({ subject, open, tables }: SubjectProps) {
  const { t } = useTranslation('dataRegister');
  const heading = useId();
  return (
    <section aria-labelledby={heading}>
      <h2 id={heading}>{t(`subjects.${subject}`)}</h2>
      {tables.map((table) => (
        <Table key={table.name} {...{ table, open }} />
      ))}
    </section>
  );
}

function Table({ table: { name, title, purpose, seenBy, kept, columns }, open }: { table: DataTable; open: boolean }) {
  const { t, i18n } = useTranslation('dataRegister');
  const readers = new Intl.ListFormat(i18n.language, { type: 'unit' });
  return (
    <article className="data-register-table">
      <h3>{title}</h3>
      <p>{purpose}</p>
      <dl>
        <dt>{t('facts.seenBy')}</dt>
        <dd>{readers.format(seenBy.map((reader) => t(`seenBy.${reader}`)))}</dd>
        <dt>{t('facts.kept')}</dt>
        <dd>{t(`kept.${kept}`)}</dd>
      </dl>
      <details key={String(open)} open={open}>
        <summary>
          {t('columns', { count: columns.length })} <code translate="no">{name}</code>
        </summary>
        <ul>
          {columns.map((column) => (
            <li key={column.name}>
              <code translate="no">{column.name}</code>
              <span>{column.about}</span>
              <em className={`data-register-${column.kind}`}>{t(`kinds.${column.kind}`)}</em>
            </li>
          ))}
        </ul>
      </details>
    </article>
  );
}

function Elsewhere() {
  const { t } = useTranslation('dataRegister');
  const heading = useId();
  return (
    <section aria-labelledby={heading}>
      <h2 id={heading}>{t('elsewhere.title')}</h2>
      <ul className="data-register-places">
        {places.map((place) => (
          <li key={place}>{t(`elsewhere.${place}`)}</li>
        ))}
      </ul>
    </section>
  );
}
