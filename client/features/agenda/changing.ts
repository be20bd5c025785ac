import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MemberCommand } from '../../../shared/meeting/commands';
import type { Answer, Refusal } from '../../../shared/refusal';
import { useConnection } from '../../connection/hooks/context';
import { useMe, useMeeting, useShortNames } from '../../connection/hooks/meeting';
import { useChangeRecords } from '../../connection/hooks/records';
import { useRefusalText } from '../../i18n/refusalText';

type AtOnce =
  | Extract<MemberCommand, { type: 'putBackPrompt' | 'undoAgendaChange' }>
  | { what: 'setPrompt'; place: string; text: string };
type NotDone = Exclude<Answer<unknown>, { ok: true }>;

/** Why a change of the agenda was refused, told to whoever made it. */
export function useTold(): (answer: NotDone | Refusal) => string {
  const { t } = useTranslation('agendaChange');
  const me = useMe();
  const nameOf = useShortNames();
  const whyNot = useRefusalText();
  return (refused) => {
    const answer: NotDone =
      'refused' in refused
        ? { ok: false, error: refused.refused, ...(refused.detail ? { detail: refused.detail } : {}) }
        : refused;
    if (answer.error === 'internal') return whyNot(answer);
    const { error, detail } = answer;
    switch (error) {
      case 'stale':
        return typeof detail?.by === 'string' && detail.by !== me
          ? t('refused.stale', { name: nameOf(detail.by) })
          : t('refused.gone');
      case 'tooShort':
        if (!detail?.block) return t('refused.least', { least: detail?.least ?? 1 });
        return t('refused.tooShort', { minutes: detail.minutes ?? 0, least: detail.least ?? 0 });
      case 'notNow':
      case 'unknownStage':
        return t('refused.notNow');
      case 'tooLate':
        return t('refused.tooLate');
      default:
        return whyNot(answer);
    }
  };
}

/**
 * Texts and undoing take effect at once. Such a change says which version of the meeting was seen; a refusal is told where
 * people change it.
 */
export function useChangeAgenda() {
  const connection = useConnection();
  const change = useChangeRecords();
  const { version } = useMeeting();
  const told = useTold();
  const [problem, setProblem] = useState<string | null>(null);

  async function send(sent: AtOnce): Promise<boolean> {
    const answer =
      'what' in sent
        ? await change({ ...sent, seen: version })
        : await connection.send(sent.type === 'putBackPrompt' ? { ...sent, seen: version } : sent);
    setProblem(answer.ok ? null : told(answer));
    return answer.ok;
  }
  return { problem, send };
}

export type ChangeAgendaBy = ReturnType<typeof useChangeAgenda>['send'];
