import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MemberCommand } from '../../../shared/meeting/commands';
import type { Answer } from '../../../shared/refusal';
import { useConnection } from '../../connection/hooks/context';
import { useMe, useMeeting, useShortNames } from '../../connection/hooks/meeting';
import { useChangeRecords } from '../../connection/hooks/records';
import { useRefusalText } from '../../i18n/refusalText';

type Sent = MemberCommand | { what: 'setPrompt'; place: string; text: string };

/** Changes the agenda. Every change says which version of the meeting was seen; a refusal is told where people change it. */
export function useChangeAgenda() {
  const { t } = useTranslation('agendaChange');
  const connection = useConnection();
  const change = useChangeRecords();
  const { version } = useMeeting();
  const me = useMe();
  const nameOf = useShortNames();
  const whyNot = useRefusalText();
  const [problem, setProblem] = useState<string | null>(null);

  const told = (answer: Exclude<Answer<unknown>, { ok: true }>): string => {
    if (answer.error === 'internal') return whyNot(answer);
    const { error, detail } = answer;
    switch (error) {
      case 'stale':
        return typeof detail?.by === 'string' && detail.by !== me
          ? t('refused.stale', { name: nameOf(detail.by) })
          : t('refused.gone');
      case 'tooShort':
        return detail?.block
          ? t('refused.tooShort', { minutes: detail.minutes ?? 0, least: detail.least ?? 0 })
          : whyNot(answer);
      case 'notNow':
      case 'tooLate':
        return t(`refused.${error}`);
      default:
        return whyNot(answer);
    }
  };

  async function send(sent: Sent): Promise<boolean> {
    const answer =
      'what' in sent
        ? await change({ ...sent, seen: version })
        : await connection.send('seen' in sent || !takesSeen(sent) ? sent : { ...sent, seen: version });
    setProblem(answer.ok ? null : told(answer));
    return answer.ok;
  }
  return { problem, send };
}

export type ChangeAgendaBy = ReturnType<typeof useChangeAgenda>['send'];

const withSeen = ['skipStage', 'setMinutes', 'leaveOutSlot', 'orderSlots', 'setBlock', 'putBackPrompt'] as const;
type TakesSeen = Extract<MemberCommand, { type: (typeof withSeen)[number] }>;
const takesSeen = (command: MemberCommand): command is TakesSeen =>
  (withSeen as readonly string[]).includes(command.type);
