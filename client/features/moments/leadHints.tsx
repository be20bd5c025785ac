import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isLead } from '../../../shared/meeting/people/people';
import { mayReadTalkTimes } from '../../../shared/meeting/rights/records';
import { currentStage } from '../../../shared/meeting/views/currentStage';
import { HINT_WINDOW_MS, type TalkSample, talkHint } from '../../../shared/meeting/views/talkHints';
import { useConnection } from '../../connection/hooks/context';
import { useMe, useMeeting, useShortNames } from '../../connection/hooks/meeting';
import { useAtNow } from '../../connection/hooks/now';
import { TextButton } from '../../ui/buttons';
import { Notice } from '../../ui/notice';

const ASK_EVERY_MS = 20_000;

/** A quiet line for the lead alone about how the talk is shared; closed, it stays away in this stage. */
export function LeadHints() {
  const meeting = useMeeting();
  const me = useMe();
  const stage = meeting.status === 'running' && isLead(meeting, me) ? currentStage(meeting)?.stage : undefined;
  return stage?.kind === 'open' ? <StageHints key={stage.key} /> : null;
}

function StageHints() {
  const { t } = useTranslation('moments');
  const meeting = useMeeting();
  const nameOf = useShortNames();
  const samples = useTalkSamples();
  const [closed, setClosed] = useState<readonly string[]>([]);
  // As text, so that the same hint is drawn once.
  const said = useAtNow((now) => JSON.stringify(talkHint(meeting, samples, now)));
  const hint = JSON.parse(said) as ReturnType<typeof talkHint>;
  if (hint === null || closed.includes(hint.kind)) return null;
  return (
    <Notice
      explains
      mark="people"
      actions={
        <TextButton icon="close" aria-label={t('hints.close')} onClick={() => setClosed([...closed, hint.kind])} />
      }
    >
      {hint.kind === 'duet'
        ? t('hints.duet', { first: nameOf(hint.first), second: nameOf(hint.second) })
        : hint.kind === 'most'
          ? t('hints.most', { name: nameOf(hint.member) })
          : t('hints.asksAgain', { name: nameOf(hint.member), count: hint.count })}
    </Notice>
  );
}

/** How long people have spoken, as far as the agreement lets whoever leads see it. */
function useTalkSamples(): readonly TalkSample[] {
  const connection = useConnection();
  const meeting = useMeeting();
  const me = useMe();
  const isShown = mayReadTalkTimes(meeting, me);
  const [samples, setSamples] = useState<readonly TalkSample[]>([]);
  useEffect(() => {
    if (!isShown) return;
    let wanted = true;
    const ask = async () => {
      const answer = await connection.ask('records:read', { what: 'talkTime' });
      if (!wanted || !answer.ok || answer.value.what !== 'talkTime' || answer.value.people === null) return;
      const at = connection.now();
      const ms = Object.fromEntries(answer.value.people.map((one) => [one.member, one.ms]));
      const kept = 2 * HINT_WINDOW_MS;
      setSamples((before) => [...before.filter((one) => one.at > at - kept), { at, ms }]);
    };
    void ask();
    const timer = setInterval(() => void ask(), ASK_EVERY_MS);
    return () => {
      wanted = false;
      clearInterval(timer);
    };
  }, [connection, isShown]);
  return samples;
}
