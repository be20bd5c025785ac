import { useTranslation } from 'react-i18next';
import { currentStage } from '../../../shared/meeting/views';
import { useMeeting } from '../../connection/meeting';
import { Paper } from '../../ui/paper';
import { PlanSheet } from './planSheet';
import './plan.css';

/** The paper of the slot in hand. */
export function PlanPaper() {
  const { t } = useTranslation('plan');
  const slot = currentStage(useMeeting())?.slot ?? null;
  return (
    <Paper className="plan-paper" aria-label={t('titleMine')}>
      {slot ? <PlanSheet key={slot.id} slot={slot} /> : <p className="plan-scroll plan-quiet">{t('none')}</p>}
    </Paper>
  );
}
