import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Answer } from '../../../shared/refusal';

type Refused = Extract<Answer<unknown>, { ok: false }>;

/**
 * One request at a time. `problem` is the text of why the last one did nothing; `textOf` names reasons that have a text of their
 * own here.
 */
export function useSending(textOf: (refused: Refused) => string | null = () => null) {
  const { t } = useTranslation('dates');
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  /** The value, or null when it was refused. */
  async function send<T>(ask: () => Promise<Answer<T>>): Promise<{ value: T } | null> {
    setBusy(true);
    setProblem(null);
    const answer = await ask();
    setBusy(false);
    if (answer.ok) return { value: answer.value };
    setProblem(textOf(answer) ?? t('failed'));
    return null;
  }
  return { isBusy, problem, setProblem, send };
}
