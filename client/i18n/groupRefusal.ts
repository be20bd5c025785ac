import { useTranslation } from 'react-i18next';
import type { Answer } from '../../shared/refusal';
import { useRefusalText } from './refusalText';

type Refused = Extract<Answer<unknown>, { ok: false }>;

const own = ['notAdmitted', 'notLead', 'notAllowed', 'stale', 'notNow', 'unknownMember'] as const;

/** Why it did not work on a page of a group, where the texts of the meeting room would speak of a meeting. */
export function useGroupRefusal(): (answer: Refused) => string {
  const { t } = useTranslation('group');
  const whyNot = useRefusalText();
  return (answer) => {
    const isHandedOn = 'detail' in answer && answer.detail?.why === 'handed';
    const reason = isHandedOn ? undefined : own.find((one) => one === answer.error);
    return reason === undefined ? whyNot(answer) : t(`refusedHere.${reason}`);
  };
}
