import { useTranslation } from 'react-i18next';
import { useRoom } from '../../connection/hooks/context';
import './demo.css';

/** Says what the others are, in the room all the time, and beside the evaluation what follows from it. */
export function DemoLine() {
  const { t } = useTranslation('demo');
  const asks = useRoom(({ meeting }) => meeting?.evaluation.phase === 'answering');
  return <p className="demo-line">{t(asks ? 'lineEvaluation' : 'line')}</p>;
}

/** On small screens, where the line stands further below and the title of the meeting nowhere. */
export function DemoBadge() {
  const { t } = useTranslation('demo');
  return <span className="demo-badge">{t('badge')}</span>;
}

/** The same before somebody sits down. */
export function DemoLobbyLine() {
  const { t } = useTranslation('demo');
  return <p className="demo-line demo-line-lobby">{t('lineLobby')}</p>;
}
