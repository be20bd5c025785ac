import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useRoom } from '../../connection/hooks/context';
import { Panel } from '../../ui/panel';
import { Tabs } from '../../ui/tabs';
import { Parking } from './parking';
import { PrivateNotes } from './privatePage';
import { SharedNotes } from './sharedPage';
import './notes.css';

const pages = ['mine', 'shared', 'parking'] as const;
type Page = (typeof pages)[number];

/** My own notes first, then the group's page and the parking lot. The panel keeps its page while it is open. */
export function NotesPanel() {
  const { t } = useTranslation('notes');
  const [page, setPage] = useState<Page>('mine');
  const me = useRoom((state) => state.view?.me ?? '');
  return (
    <Panel className="notes-panel" aria-label={t(page)}>
      <header className="notes-head">
        <Tabs
          className="notes-tabs"
          label={t('tabs')}
          value={page}
          options={pages.map((each) => ({ value: each, label: t(each) }))}
          onChange={setPage}
        />
        {page === 'mine' ? <p className="notes-quiet">{t('onlyMe')}</p> : null}
        {page === 'shared' ? <p className="notes-quiet">{t('everybody')}</p> : null}
      </header>
      {page === 'mine' ? <PrivateNotes key={me} /> : null}
      {page === 'shared' ? <SharedNotes /> : null}
      {page === 'parking' ? <Parking /> : null}
    </Panel>
  );
}
