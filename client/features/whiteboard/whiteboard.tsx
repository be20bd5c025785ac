import { Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { commonSlot } from '../../../shared/meeting/pages';
import { isLead } from '../../../shared/meeting/people/people';
import { currentStage } from '../../../shared/meeting/views/currentStage';
import { useMe, useMeeting, useShortNames } from '../../connection/hooks/meeting';
import { type OpenDocument, useDocument } from '../../connection/hooks/useDocument';
import { useSlotText } from '../../i18n/slotText';
import { lazyPage } from '../../ui/lazy/lazyPage';
import { Notice } from '../../ui/notice';
import { Panel } from '../../ui/panel';
import { Tabs } from '../../ui/tabs';
import { Waiting } from '../../ui/waiting';
import { prepareDrawing } from './assets';
import { OnThisBoard } from './onThisBoard';
import { SaveBoard } from './saveBoard';
import { TextCards } from './textCards';
import './board.css';

const SafeCanvas = lazyPage(async () => {
  prepareDrawing();
  return (await import('./safeCanvas')).SafeCanvas;
});

type View = 'draw' | 'cards';

/** One page for the current slot and one for the whole meeting, as a drawing or as text. */
export function Whiteboard() {
  const { t } = useTranslation('board');
  const meeting = useMeeting();
  const me = useMe();
  const nameOf = useShortNames();
  const slotText = useSlotText(me, nameOf);
  const slot = currentStage(meeting)?.slot ?? null;
  const [wantsCommon, setWantsCommon] = useState(false);
  const [view, setView] = useState<View>('draw');
  // A pair or trio has a board of its own, for all of its stages.
  const ownPage = meeting.room ?? slot?.id ?? null;
  const page = ownPage !== null && !wantsCommon ? ownPage : commonSlot;
  const document = useDocument('board', page);
  const slotTitle =
    meeting.room !== undefined
      ? t('group')
      : !slot
        ? ''
        : slot.client === ''
          ? slotText.title(slot)
          : slot.client === me
            ? t('slotMine')
            : t('slot', { name: nameOf(slot.client) });
  const title = page === commonSlot ? t('common') : slotTitle;
  return (
    <Panel className="board-panel" aria-label={title}>
      <header className="board-head">
        {ownPage !== null ? (
          <Tabs
            className="board-tabs"
            label={t('pages')}
            value={page}
            options={[
              { value: ownPage, label: slotTitle },
              { value: commonSlot, label: t('common') },
            ]}
            onChange={(each) => setWantsCommon(each === commonSlot)}
          />
        ) : (
          <h2>{title}</h2>
        )}
        <OnThisBoard document={document.name} />
        <Tabs
          className="board-tabs board-views"
          label={t('views')}
          value={view}
          options={[
            { value: 'draw', label: t('draw') },
            { value: 'cards', label: t('cards') },
          ]}
          onChange={setView}
        />
        {document.doc ? <SaveBoard doc={document.doc} title={title} /> : null}
      </header>
      <Page key={document.name} document={document} view={view} onAsText={() => setView('cards')} />
    </Panel>
  );
}

function Page({ document, view, onAsText }: { document: OpenDocument; view: View; onAsText: () => void }) {
  const { t } = useTranslation('board');
  const leads = isLead(useMeeting(), useMe());
  const { doc, rights, problem, refused, name, canWrite } = document;
  if (!doc) {
    return (
      <div className="board-wait">
        {problem === 'none' ? <Waiting>{t('loading')}</Waiting> : <Notice kind="warn">{t(problem)}</Notice>}
      </div>
    );
  }
  return (
    <>
      {rights.softReadOnly === 'clientListens' ? <Notice className="board-notice">{t('listening')}</Notice> : null}
      {rights.softReadOnly === null && !rights.write ? <Notice className="board-notice">{t('readOnly')}</Notice> : null}
      {refused === 'none' ? null : (
        <Notice kind="refused" className="board-notice">
          {t(`refused.${refused}`)}
        </Notice>
      )}
      {view === 'cards' ? (
        <TextCards doc={doc} canWrite={canWrite} canClear={canWrite && leads} />
      ) : (
        <Suspense fallback={<Waiting>{t('loading')}</Waiting>}>
          <SafeCanvas key={doc.guid} doc={doc} name={name} canWrite={canWrite} onAsText={onAsText} />
        </Suspense>
      )}
    </>
  );
}
