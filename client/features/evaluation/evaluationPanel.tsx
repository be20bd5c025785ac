import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { MemberId, StageKey } from '../../../shared/meeting/state';
import { useMe, useMeeting, useShortNames } from '../../connection/hooks/meeting';
import { Notice } from '../../ui/notice';
import { Panel } from '../../ui/panel';
import { listOf } from '../../ui/text/listOf';
import { Waiting } from '../../ui/waiting';
import { Ballot, NoBallot } from './ballot';
import { Progress } from './progress';
import { ResultPanel } from './resultPanel';
import { useKept } from './running';
import { useShown } from './shown';
import { useWhoAnswers } from './whoAnswers';
import './evaluation.css';
import './evaluationRoom.css'; // Low windows and colours of the system; later, because it overrides.

/** The panel of the evaluation, from the empty form to the averages. */
export function EvaluationPanel() {
  const { t } = useTranslation('evaluation');
  const { form } = useShown();
  return (
    <Panel className="evaluation-panel" aria-label={t(`forms.${form.id}.title`)}>
      <Inside />
    </Panel>
  );
}

function Inside() {
  const { t } = useTranslation('evaluation');
  const { current } = useMeeting();
  const { evaluation, stage } = useShown();
  const kept = useKept();
  switch (evaluation.phase) {
    case 'answering':
      if (!kept || current === null) return <Waiting>{t('waiting.loading')}</Waiting>;
      return <Answering key={stage} stage={current} ready={evaluation.ready} declined={evaluation.declined} />;
    case 'summing':
    case 'revealing': {
      if (kept?.trust === 'forged') {
        return (
          <Note title={t('waiting.forgedTitle')}>
            <Notice kind="refused">{t('waiting.forged')}</Notice>
          </Note>
        );
      }
      const without = evaluation.phase === 'summing' && evaluation.restarted ? (evaluation.without ?? []) : null;
      return (
        <Note title={t('waiting.summingTitle')}>
          <Waiting>{without === null ? t('waiting.summing') : <Again without={without} />}</Waiting>
        </Note>
      );
    }
    case 'none':
      return <Waiting>{t('waiting.loading')}</Waiting>;
    case 'conversation':
    case 'published':
    case 'noResult':
      return <ResultPanel />;
    default:
      return evaluation satisfies never;
  }
}

function Answering({ stage, ready, declined }: { stage: StageKey; ready: string[]; declined: string[] }) {
  const { t } = useTranslation('evaluation');
  const me = useMe();
  const kept = useKept();
  const { form } = useShown();
  const { whyNotMe } = useWhoAnswers();
  if (whyNotMe !== null) return <Counted title={t('waiting.notMineTitle')} text={t(`waiting.${whyNotMe}`)} />;
  if (declined.includes(me)) return <Counted title={t('waiting.declinedTitle')} text={t('waiting.declined')} />;
  if (ready.includes(me) || !kept || kept.sent) {
    return <Counted title={t('waiting.sentTitle')} text={t('waiting.sent')} />;
  }
  return globalThis.crypto?.subtle === undefined ? (
    <NoBallot stage={stage} form={form} />
  ) : (
    <Ballot stage={stage} form={form} kept={kept} />
  );
}

function Counted({ title, text }: { title: string; text: string }) {
  return (
    <Note title={title}>
      <p>{text}</p>
      <Progress />
    </Note>
  );
}

/** Names the people whose browsers did not take part, so that nobody else is suspected. */
function Again({ without }: { without: readonly MemberId[] }) {
  const { t } = useTranslation('evaluation');
  const nameOf = useShortNames();
  const names = listOf(without.map(nameOf));
  return <>{without.length === 0 ? t('waiting.again') : t('waiting.againWithout', { names, count: without.length })}</>;
}

function Note({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div className="evaluation-note">
      <h2>{title}</h2>
      {children}
    </div>
  );
}
