import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { longest } from '../../../shared/meeting/limits';
import { keepDraft } from '../../connection/documents/drafts';
import { SavedRecord } from '../../connection/documents/savedRecord';
import { useConnection } from '../../connection/hooks/context';
import { useChangeRecords, useRecords } from '../../connection/hooks/records';
import { SoftButton } from '../../ui/buttons';
import { Notice } from '../../ui/notice';
import { RestOf } from '../../ui/rest';
import { Waiting } from '../../ui/waiting';

const saveAfter = 800;
const tryAgainAfter = 4_000;

type Saving = 'saved' | 'saving' | 'failed' | 'stale';

/** My private page. It is a record on the server, saved while I write. */
export function PrivateNotes() {
  const { t } = useTranslation('notes');
  const { records } = useRecords({ what: 'myNote' });
  if (!records) {
    return (
      <div className="notes-body">
        <Waiting>{t('loading')}</Waiting>
      </div>
    );
  }
  return <PrivatePage stored={records} />;
}

function PrivatePage({ stored }: { stored: { text: string; version: number } }) {
  const { t } = useTranslation('notes');
  const connection = useConnection();
  const change = useChangeRecords();
  const [text, setText] = useState(stored.text);
  const [saving, setSaving] = useState<Saving>('saved');
  const [record] = useState(
    () =>
      new SavedRecord<string>({ value: stored.text, version: stored.version }, Object.is, (sent, version) =>
        change({ what: 'saveNote', text: sent, version }),
      ),
  );
  const isGone = useRef(false);
  const field = useRef<HTMLTextAreaElement>(null);

  // Takes a newer version from another tab of mine when nothing here would be lost.
  useEffect(() => {
    if (record.isNewer({ value: stored.text, version: stored.version })) setText(stored.text);
  }, [record, stored]);

  async function save(): Promise<void> {
    if (record.isKept()) return;
    setSaving('saving');
    const answer = await record.keep();
    if (answer.ok) return setSaving('saved');
    setSaving(answer.error === 'stale' ? 'stale' : 'failed');
    // Nobody is here any more to read that it could not be saved.
    if (isGone.current) keepDraft(connection, 'notes', record.latest);
  }
  const saveNow = useRef(save);
  saveNow.current = save;

  // biome-ignore lint/correctness/useExhaustiveDependencies: a moment after each letter
  useEffect(() => {
    if (record.isKept() || saving === 'stale') return;
    const timer = setTimeout(() => void saveNow.current(), saving === 'failed' ? tryAgainAfter : saveAfter);
    return () => clearTimeout(timer);
  }, [record, text, saving]);
  useEffect(() => {
    isGone.current = false;
    return () => {
      isGone.current = true;
      void saveNow.current();
    };
  }, []);

  const takeNewer = () => {
    keepDraft(connection, 'notes', record.latest);
    record.take({ value: stored.text, version: stored.version });
    setText(stored.text);
    setSaving('saved');
  };
  const keepThis = () => {
    record.insistOver({ value: stored.text, version: stored.version });
    setSaving('failed');
    void saveNow.current();
  };

  return (
    <>
      {saving === 'stale' ? (
        <Notice
          kind="warn"
          className="notes-notice"
          actions={
            <>
              <SoftButton onClick={takeNewer}>{t('takeNewer')}</SoftButton>
              <SoftButton onClick={keepThis}>{t('keepThis')}</SoftButton>
            </>
          }
        >
          {t('stale')}
        </Notice>
      ) : null}
      <div className="notes-body">
        <textarea
          ref={field}
          dir="auto"
          className="notes-lines"
          aria-label={t('mine')}
          placeholder={t('placeholderMine')}
          value={text}
          maxLength={longest.privateNotes}
          onChange={(event) => {
            record.write(event.target.value);
            setText(event.target.value);
            if (saving === 'saved') setSaving('saving');
          }}
          onBlur={() => void save()}
        />
        <RestOf place={field} text={text} onLeft={(left) => keepDraft(connection, 'notes', left)} />
      </div>
      <footer className="notes-foot">
        <p className="notes-quiet">{t('foot')}</p>
        <p className="notes-quiet" role="status">
          {saving === 'saving'
            ? t('saving')
            : saving === 'failed'
              ? t('notSaved')
              : saving === 'saved'
                ? t('saved')
                : ''}
        </p>
      </footer>
    </>
  );
}
