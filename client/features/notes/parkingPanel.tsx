import { useTranslation } from 'react-i18next';
import { Panel } from '../../ui/panel';
import { Parking } from './parking';
import './notes.css';

/** The parking lot beside the stage that fills it. */
export function ParkingPanel() {
  const { t } = useTranslation('notes');
  return (
    <Panel className="notes-panel" aria-label={t('parking')}>
      <header className="notes-head">
        <h2>{t('parking')}</h2>
      </header>
      <Parking />
    </Panel>
  );
}
