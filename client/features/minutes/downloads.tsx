import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DocumentName, MeetingId } from '../../../shared/meeting/state';
import type { Minutes } from '../../../shared/protocol/http';
import { SoftButton } from '../../ui/buttons';
import { Icon } from '../../ui/icon';
import { Notice } from '../../ui/notice';
import { minutesPath } from './useMinutes';

/** Reads a board from the server and draws it as a file. */
export type DrawBoard = (ask: { meeting: MeetingId; document: DocumentName; as: 'png' | 'svg' }) => Promise<Blob>;

export function Downloads({
  meeting,
  boards,
  drawBoard,
}: {
  meeting: MeetingId;
  boards: Minutes['boards'];
  drawBoard: DrawBoard | null;
}) {
  const { t } = useTranslation('minutes');
  return (
    <>
      <p className="faint">{t('downloads.about')}</p>
      <div className="minutes-files">
        <a className="ui-soft" href={`${minutesPath(meeting)}.md`} download>
          <Icon name="download" size={18} />
          {t('downloads.markdown')}
        </a>
        {drawBoard === null
          ? null
          : boards.map((board) => <BoardFiles key={board.document} {...{ meeting, board, drawBoard }} />)}
      </div>
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

/** Starts the browser's own download. */
function offer(file: Blob, name: string): void {
  const address = URL.createObjectURL(file);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  URL.revokeObjectURL(address);
}
