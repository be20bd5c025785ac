import { useTranslation } from 'react-i18next';
import { mayRemoveRecords } from '../../../shared/meeting/rights/records';
import type { Action } from '../../../shared/protocol/records';
import { useMe, useMeeting, useShortNames } from '../../connection/hooks/meeting';
import { useChangeRecords } from '../../connection/hooks/records';
import { useRefusalText } from '../../i18n/refusalText';
import { AskTwice } from '../../ui/askTwice';

/** The lead removes an action that another member has accepted. */
export function RemoveAction({ action }: { action: Action }) {
  const { t } = useTranslation(['plan', 'refusals']);
  const meeting = useMeeting();
  const me = useMe();
  const nameOf = useShortNames();
  const change = useChangeRecords();
  const refusalText = useRefusalText();
  if (action.member === me || !mayRemoveRecords(meeting, me)) return null;
  const name = nameOf(action.member);
  return (
    <AskTwice
      label={t('removeAccepted.label')}
      title={t('removeAccepted.title', { name })}
      about={t('removeAccepted.about', { name })}
      yes={t('removeAccepted.yes')}
      stay={t('removeAccepted.stay')}
      onYes={async () => {
        const answer = await change({ what: 'removeAction', action: action.id });
        return answer.ok ? null : refusalText(answer);
      }}
    />
  );
}
