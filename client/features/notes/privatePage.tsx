import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { longest } from '../../../shared/meeting/limits';
import { keepDraft } from '../../connection/documents/drafts';
import { useConnection } from '../../connection/hooks/context';
import { useChangeRecords, useRecords } from '../../connection/hooks/records';
import { useSavedRecord } from '../../connection/hooks/savedRecord';
import { SoftButton } from '../../ui/buttons';
import { Notice } from '../../ui/notice';
import { RestOf } from '../../ui/rest';
import { Waiting } from '../../ui/waiting';

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
  const field = useRef<HTMLTextAreaElement>(null);
  const { value, write, keep, isKept, isSaving, refused, giveWay, insist } = useSavedRecord<string>({
    stored: { value: stored.text, version: stored.version },
    isSame: Object.is,
    send: (text, version) => change({ what: 'saveNote', text, version }),
    about: 'notes',
    textOf: (text) => text,
  });
  const saving: Saving =
    refused?.error === 'stale' ? 'stale' : refused && !isSaving ? 'failed' : isKept ? 'saved' : 'saving';

  return (
    <>
      {saving === 'stale' ? (
        <Notice
          kind="warn"
          className="notes-notice"
          actions={
            <>
              <SoftButton onClick={giveWay}>{t('takeNewer')}</SoftButton>
              <SoftButton onClick={insist}>{t('keepThis')}</SoftButton>
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
          value={value}
          maxLength={longest.privateNotes}
          onChange={(event) => write(() => event.target.value)}
          onBlur={() => void keep()}
        />
        <RestOf place={field} text={value} onLeft={(left) => keepDraft(connection, 'notes', left)} />
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
