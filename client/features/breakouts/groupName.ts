import { useTranslation } from 'react-i18next';
import { type BreakoutView, breakoutsNow } from '../../../shared/meeting/views/breakouts';
import { currentStage } from '../../../shared/meeting/views/currentStage';
import { useConnection } from '../../connection/hooks/context';
import { useWholeMeeting } from '../../connection/hooks/meeting';

/** Pairs or trios: what a stage calls its groups. */
export function useParts(): 'pairs' | 'trios' {
  return currentStage(useWholeMeeting())?.stage.parts ?? 'pairs';
}

/** All groups of the stage. Their floors change only with events. */
export function useGroups(): BreakoutView[] {
  const connection = useConnection();
  return breakoutsNow(useWholeMeeting(), connection.now());
}

/** "Trio 2". */
export function useGroupName(): (number: number) => string {
  const { t } = useTranslation('breakouts');
  const parts = useParts();
  return (number) => t(`titles.${parts}`, { number });
}
