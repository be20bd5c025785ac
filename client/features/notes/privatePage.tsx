import { useTranslation } from 'react-i18next';
import { longest } from '../../../shared/meeting/limits';
import { useChangeRecords, useRecords } from '../../connection/hooks/records';
import { useSavedText } from '../../connection/hooks/savedText';
import { SavedField, StaleNotice, useSavedWord } from '../../ui/savedText';
import { Waiting } from '../../ui/waiting';

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
  const change = useChangeRecords();
  const savedWord = useSavedWord();
  const saved = useSavedText({
    stored,
    send: (text, version) => change({ what: 'saveNote', text, version }),
    about: 'notes',
  });
  return (
    <>
      <StaleNotice className="notes-notice" saved={saved} />
      <div className="notes-body">
        <SavedField
          saved={saved}
          className="notes-lines"
          aria-label={t('mine')}
          placeholder={t('placeholderMine')}
          maxLength={longest.privateNotes}
        />
      </div>
      <footer className="notes-foot">
        <p className="notes-quiet">{t('foot')}</p>
        <p className="notes-quiet" role="status">
          {/* Nothing that somebody wrote is saved yet, or any more. */}
          {saved.saving === 'saved' && saved.text.trim() === '' ? null : savedWord(saved.saving)}
        </p>
      </footer>
    </>
  );
}
