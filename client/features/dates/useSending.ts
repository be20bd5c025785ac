import type { TFunction } from 'i18next';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Answer } from '../../../shared/refusal';
import { useGroupRefusal } from '../../i18n/groupRefusal';

export type Refused = Extract<Answer<unknown>, { ok: false }>;

/** The moment that was typed is refused, and nothing else of what was sent. */
export const isOfDate = (refused: Refused): boolean =>
  refused.error === 'badInput' && 'detail' in refused && ['startsAt', 'wall'].includes(String(refused.detail?.field));

/** Why a change of dates did nothing. Only where the server cannot be reached, the network is to blame. */
export function useWhyNot(): (refused: Refused) => string {
  const { t } = useTranslation('dates');
  const whyNot = useGroupRefusal();
  return (refused) => ofDates(refused, t) ?? (refused.error === 'unavailable' ? t('failed') : whyNot(refused));
}

/** Reasons that say more than their code, wherever a date is set. */
function ofDates(refused: Refused, t: TFunction<'dates'>): string | null {
  const detail = 'detail' in refused ? refused.detail : undefined;
  if (detail?.why === 'taken') return t('plan.taken');
  if (detail?.why === 'dates') return t('plan.tooManyDates', { largest: Number(detail.largest) });
  return null;
}

/**
 * One request at a time. `problem` is the text of why the last one did nothing; `textOf` names reasons that have a text of their
 * own here.
 */
export function useSending(textOf: (refused: Refused) => string | null = () => null) {
  const { t } = useTranslation('dates');
  const whyNot = useWhyNot();
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  /** The value, or null when it was refused. */
  async function send<T>(ask: () => Promise<Answer<T>>): Promise<{ value: T } | null> {
    setBusy(true);
    setProblem(null);
    const answer = await ask();
    setBusy(false);
    if (answer.ok) return { value: answer.value };
    setProblem(ofDates(answer, t) ?? textOf(answer) ?? whyNot(answer));
    return null;
  }
  return { isBusy, problem, setProblem, send };
}
