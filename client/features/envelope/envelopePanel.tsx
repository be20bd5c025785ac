import { useTranslation } from 'react-i18next';
import type { Slot } from '../../../shared/meeting/state';
import { currentStage } from '../../../shared/meeting/views/currentStage';
import { useMe, useMeeting, useShortNames } from '../../connection/hooks/meeting';
import { useRecords } from '../../connection/hooks/records';
import { Panel } from '../../ui/panel';
import { Waiting } from '../../ui/waiting';
import { EnvelopeCards } from './envelopeCards';
import { WriteCard } from './writeCard';
import './envelope.css';

/** Cards that the coaches write for the client of the current slot. */
export function EnvelopePanel() {
  const { t } = useTranslation('envelope');
  const slot = currentStage(useMeeting())?.slot ?? null;
  return (
    <Panel className="envelope-panel" aria-label={t('titleMine')}>
      {slot ? <Envelope key={slot.id} slot={slot} /> : <p className="envelope-body envelope-quiet">{t('none')}</p>}
    </Panel>
  );
}

function Envelope({ slot }: { slot: Slot }) {
  const { t } = useTranslation('envelope');
  const me = useMe();
  const nameOf = useShortNames();
  const isClient = slot.client === me;
  const { records } = useRecords({ what: 'envelope', slot: slot.id });
  const name = nameOf(slot.client);
  return (
    <>
      <header className="envelope-head">
        <h2>{isClient ? t('titleMine') : t('title', { name })}</h2>
        {records ? <p className="envelope-quiet">{t('count', { count: records.cards.length })}</p> : null}
      </header>
      <div className="envelope-body">
        <p className="envelope-quiet">{isClient ? t('aboutClient') : t('aboutCoach', { name })}</p>
        {isClient ? null : <WriteCard slot={slot.id} />}
        {records ? <EnvelopeCards cards={records.cards} isClient={isClient} /> : <Waiting>{t('loading')}</Waiting>}
      </div>
    </>
  );
}
