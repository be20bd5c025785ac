import { useTranslation } from 'react-i18next';
import type { Answer } from '../../../shared/refusal';
import { useRefusalText } from '../../i18n/refusalText';

type Refused = Extract<Answer<never>, { ok: false }>;

const reasons = [
  'wrong',
  'wrongPassword',
  'noPassword',
  'unconfirmed',
  'taken',
  'othersAccount',
  'otherAddress',
  'running',
  'passkey',
  'signInAgain',
] as const;
const fields = ['email', 'sameEmail', 'password', 'name', 'passkeyName'] as const;

/** Why it did not work, in the words of this page where it has some. */
export function useAccountRefusal(): (answer: Refused) => string {
  const { t } = useTranslation('account');
  const whyNot = useRefusalText();
  return (answer) => {
    const detail = 'detail' in answer ? answer.detail : undefined;
    const reason = [...reasons].find((one) => one === detail?.why) ?? [...fields].find((one) => one === detail?.field);
    return reason === undefined ? whyNot(answer) : t(`refused.${reason}`);
  };
}
