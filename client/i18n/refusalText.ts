import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { Answer } from '../../shared/refusal';

type Refused = Extract<Answer<unknown>, { ok: false }>;

/**
 * The text of a refusal: the reason and the way out, with the limit that was exceeded or the reference of a fault in
 * the log.
 */
export function useRefusalText(): (answer: Refused) => string {
  const { t } = useTranslation('refusals');
  return useCallback(
    (answer) => {
      if (answer.error === 'internal') return t('internal', { ref: answer.ref });
      const { error, detail } = answer;
      if (detail?.why === 'handed') return t('handed');
      if (error !== 'tooLarge' && error !== 'tooMany') return t(error);
      const largest = detail?.largest;
      if (detail?.why === 'groups' || detail?.why === 'invited') return t(detail.why, { count: Number(largest) });
      return typeof largest === 'number' ? t(`${error}Of`, { count: largest }) : t(error);
    },
    [t],
  );
}
