import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useRoom } from '../../connection/context';
import { Paper } from '../../ui/paper';
import { Parking } from './parking';
import { PrivateNotes } from './privatePage';
import { SharedNotes } from './sharedPage';
import './notes.css';

const pages = ['mine', 'shared', 'parking'] as const;
type Page = (typeof pages)[number];

/** My own notes first; the group's page and the parking lot beside them. Keeps its page while it is open. */
export function NotesPaper() {
  const { t } = useTranslation('notes');
  const [page, setPage] = useState<Page>('mine');
  const me = useRoom((state) => state.view?.me ?? '');
  return (
    <Paper className="notes-paper" aria-label={t(page)}>
      <header className="notes-head">
        <fieldset aria-label={t('tabs')} className="notes-tabs">
          {pages.map((each) => (
            <button key={each} type="button" aria-pressed={each === page} onClick={() => setPage(each)}>
              {t(each)}
            </button>
          ))}
        </fieldset>
        {page === 'mine' ? <p className="notes-quiet">{t('onlyMe')}</p> : null}
        {page === 'shared' ? <p className="notes-quiet">{t('everybody')}</p> : null}
      </header>
      {page === 'mine' ? <PrivateNotes key={me} /> : null}
      {page === 'shared' ? <SharedNotes /> : null}
      {page === 'parking' ? <Parking /> : null}
    </Paper>
  );
}
