import { useTranslation } from 'react-i18next';
import { clientOfPages } from '../../../shared/meeting/rights/pages';
import type { PlannedStage } from '../../../shared/meeting/state';
import { useMe, useMeeting, useShortNames } from '../../connection/hooks/meeting';
import { useMethodText } from '../../i18n/methodText';

/** Names a stage so that it can be told from the same stage in other slots. */
export function useStageText(): (stage: PlannedStage) => string {
  const { t } = useTranslation('writing');
  const method = useMethodText();
  const meeting = useMeeting();
  const me = useMe();
  const nameOf = useShortNames();
  return (planned) => {
    const stage = method.name(planned.words);
    const client = clientOfPages(meeting, planned);
    if (client === null) return stage;
    return client === me ? t('whereMine', { stage }) : t('where', { stage, name: nameOf(client) });
  };
}
