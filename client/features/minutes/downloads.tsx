import i18next from 'i18next';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DocumentName, MeetingId } from '../../../shared/meeting/state';
import type { Mine, Minutes } from '../../../shared/protocol/http';
import { messages } from '../../i18n/load';
import { SoftButton } from '../../ui/buttons';
import { Notice } from '../../ui/notice';
import { offer } from '../../ui/offerFile';

/** Reads a board from the server and draws it as a file. */
export type DrawBoard = (ask: { meeting: MeetingId; document: DocumentName; as: 'png' | 'svg' }) => Promise<Blob>;

export function Downloads({
  meeting,
  minutes,
  mine,
  drawBoard,
}: {
  meeting: MeetingId;
  minutes: Minutes;
  mine: Mine;
  drawBoard: DrawBoard | null;
}) {
  const { t } = useTranslation('minutes');
  return (
    <>
      <p className="faint">{t('downloads.about')}</p>
      <div className="minutes-files">
        <MinutesFile minutes={minutes} mine={mine} />
        {drawBoard === null
          ? null
          : minutes.boards.map((board) => <BoardFiles key={board.document} {...{ meeting, board, drawBoard }} />)}
      </div>
    </>
  );
}

/** Written here, because only the browser knows the reader's language and time. */
function MinutesFile({ minutes, mine }: { minutes: Minutes; mine: Mine }) {
  const { t } = useTranslation('minutes');
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState(false);
  const save = async () => {
    setBusy(true);
    setFailed(false);
    try {
      const [{ catalogues, minutesFile, minutesFileName }, { loadFormats }] = await Promise.all([
        import('./minutesFile'),
        import('../../i18n/families'),
        messages('issue')(),
      ]);
      const decided = minutes.stages.filter((stage) => stage.decided !== undefined);
      await loadFormats([...decided, ...minutes.pages, ...mine.pages, ...mine.given].map(({ words }) => words));
      const words = i18next.getFixedT(i18next.language, catalogues);
      offer(new Blob([minutesFile(minutes, mine, words)], { type: 'text/markdown' }), minutesFileName(minutes));
    } catch {
      setFailed(true);
    }
    setBusy(false);
  };
  return (
    <>
      <SoftButton icon="download" pending={busy} onClick={() => void save()}>
        {t('downloads.markdown')}
      </SoftButton>
      {failed ? <Notice kind="refused">{t('downloads.fileFailed')}</Notice> : null}
    </>
  );
}

function BoardFiles({
  meeting,
  board,
  drawBoard,
}: {
  meeting: MeetingId;
  board: Minutes['boards'][number];
  drawBoard: DrawBoard;
}) {
  const { t } = useTranslation('minutes');
  const [busy, setBusy] = useState<'png' | 'svg' | null>(null);
  const [failed, setFailed] = useState(false);
  const name = board.label === '' ? t('downloads.board') : t('downloads.boardOf', { name: board.label });
  const save = async (as: 'png' | 'svg') => {
    setBusy(as);
    setFailed(false);
    try {
      offer(await drawBoard({ meeting, document: board.document, as }), `whiteboard.${as}`);
    } catch {
      setFailed(true);
    }
    setBusy(null);
  };
  return (
    <>
      {(['png', 'svg'] as const).map((as) => (
        <SoftButton key={as} icon="download" pending={busy === as} onClick={() => void save(as)}>
          {t(`downloads.${as}`, { board: name })}
        </SoftButton>
      ))}
      {failed ? <Notice kind="refused">{t('downloads.failed')}</Notice> : null}
    </>
  );
}
