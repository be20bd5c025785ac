import { useTranslation } from 'react-i18next';
import { agendaRows } from '../../../shared/meeting/views/agenda';
import { currentStage } from '../../../shared/meeting/views/currentStage';
import { useConnection } from '../../connection/hooks/context';
import { useMay, useMeeting } from '../../connection/hooks/meeting';
import { useSend } from '../../connection/hooks/send';
import { TextButton } from '../../ui/buttons';
import { Icon } from '../../ui/icon';
import { Minutes } from './minutes';
import { useCalled } from './naming';

/** What is over, with the way back to each stage. Going back keeps what was done. */
export function GoBack({ closed, onBack }: { closed: string | null; onBack: () => void }) {
  const { t } = useTranslation(['room', 'roomDialogs', 'agendaChange']);
  const meeting = useMeeting();
  const send = useSend();
  const called = useCalled(meeting);
  const may = useMay();
  const at = currentStage(meeting);
  const rows = agendaRows(meeting, useConnection().now());
  const over = rows
    .flatMap((row) => (row.kind === 'stage' ? [row] : row.rows))
    .filter(({ state, stage }) => state === 'done' && stage.key !== at?.stage.key);
  if (over.length === 0 || at === null) return null;
  const why = closed ?? (may('goBack') === null ? null : t('roomDialogs:agenda.notNow'));
  const goBack = (to: string) => {
    void send({ type: 'goBack', from: at.stage.key, to });
    onBack();
  };
  return (
    <details className="agenda-behind">
      <summary>{t('agendaChange:behind', { count: over.length })}</summary>
      <p className="quiet">{t('agendaChange:behindHow')}</p>
      <ol>
        {over.map((row) => (
          <li key={row.stage.key}>
            <Icon name="check" size={16} />
            <span className="agenda-behind-name" dir="auto">
              {row.stage.slot === null ? null : <small>{called(row.stage.slot)}</small>}
              {called(row.stage.key)}
            </span>
            <Minutes row={row} />
            <TextButton icon="undo" closed={why} onClick={() => goBack(row.stage.key)}>
              {t('roomDialogs:agenda.back')}
              <span className="aloud">, {called(row.stage.key)}</span>
            </TextButton>
          </li>
        ))}
      </ol>
    </details>
  );
}
