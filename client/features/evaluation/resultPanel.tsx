import { useEffect, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { meetingForm, scoresOf } from '../../../shared/evaluation/forms';
import { mayWrite, showing, textFrom } from '../../../shared/evaluation/thresholds';
import type { EvaluationState, EvaluationTotals, MemberId } from '../../../shared/meeting/state';
import type { Minutes } from '../../../shared/protocol/http';
import { askServer } from '../../connection/api';
import { useMeeting, useShortNames } from '../../connection/hooks/meeting';
import { Notice } from '../../ui/notice';
import { listOf } from '../../ui/text/listOf';
import { Conversation } from './conversation';
import { OneChange } from './oneChange';
import { OwnNote } from './ownNote';
import { ProtectionLink } from './protectionLink';
import { useKept } from './running';
import './evaluation.css';
import './evaluationRoom.css'; // Low windows and colours of the system; later, because it overrides.

/**
 * The averages, the notes and the one change. It has no panel of its own, because it stands in the one of the
 * evaluation.
 */
export function ResultPanel() {
  const { t } = useTranslation('evaluation');
  const { evaluation, id } = useMeeting();
  const kept = useKept();
  const beside = useBeside(id, evaluation.phase === 'published');
  return (
    <div className="evaluation-result evaluation-scroll">
      {evaluation.phase === 'published' ? (
        <>
          <h2>{t('result.title')}</h2>
          <Averages evaluation={evaluation} before={beside?.lastEvaluation ?? null} />
          <div className="evaluation-two">
            <Notes stored={beside?.evaluationTexts ?? []} answerers={evaluation.result.answerers} />
            <OneChange />
          </div>
          <Proof />
        </>
      ) : (
        <>
          {evaluation.phase === 'noResult' ? (
            <div className="evaluation-note">
              <h2>{t('noResult.title')}</h2>
              {kept?.trust === 'forged' ? <Notice kind="refused">{t('waiting.forged')}</Notice> : null}
              <WhyNoResult {...evaluation} />
              <p>{t('noResult.instead')}</p>
              <OwnNote />
            </div>
          ) : (
            <Conversation />
          )}
          <OneChange />
        </>
      )}
    </div>
  );
}

/** The reason, with the people whose browsers dropped out, so that nobody else is suspected. */
function WhyNoResult({ reason, turnout, without = [] }: Extract<EvaluationState, { phase: 'noResult' }>) {
  const { t } = useTranslation('evaluation');
  const nameOf = useShortNames();
  return (
    <>
      {without.length > 0 ? (
        <p>{t('noResult.without', { count: without.length, names: listOf(without.map(nameOf)) })}</p>
      ) : null}
      <p>{reason === 'tooFew' && turnout ? t('noResult.tooFewOf', turnout) : t(`noResult.${reason}`)}</p>
    </>
  );
}

/** What the minutes add to the totals: the notes, for people who came later, and the result of last time. */
function useBeside(meeting: string, isPublished: boolean): Minutes | null {
  const [minutes, setMinutes] = useState<Minutes | null>(null);
  useEffect(() => {
    if (!isPublished) return;
    let current = true;
    void askServer<Minutes>('GET', `/api/meetings/${encodeURIComponent(meeting)}/minutes`).then((answer) => {
      if (current && answer.ok) setMinutes(answer.value);
    });
    return () => {
      current = false;
    };
  }, [meeting, isPublished]);
  return minutes;
}

type Published = Extract<EvaluationState, { phase: 'published' }>;

/** One row per question: the average with last time's ring and, from 8 answers on, how often each score was given. */
function Averages({ evaluation, before }: { evaluation: Published; before: EvaluationTotals | null }) {
  const { t } = useTranslation('evaluation');
  const shown = showing(meetingForm, evaluation.result);
  if (shown.kind === 'nothing') return <p>{t('noResult.tooFew')}</p>;
  const last = before ? showing(meetingForm, before) : null;
  const lastMeans = last && last.kind !== 'nothing' ? last.means : [];
  return (
    <>
      <AverageRows means={shown.means} lastMeans={lastMeans} spread={shown.kind === 'spread' ? shown.spread : null} />
      <p className="evaluation-quiet">
        {t('result.of', { answerers: shown.answerers, present: evaluation.present })} {t('result.rounded')}{' '}
        {lastMeans.length > 0 ? t('result.ring') : null} {t('result.never')}
      </p>
    </>
  );
}

function AverageRows({
  means,
  lastMeans,
  spread,
}: {
  means: readonly number[];
  lastMeans: readonly number[];
  spread: readonly number[][] | null;
}) {
  const { t } = useTranslation('evaluation');
  return (
    <dl className="evaluation-rows">
      {meetingForm.questions.map((question, index) => {
        const mean = means[index];
        if (mean === undefined) return null;
        const last = lastMeans[index];
        const value = mean.toFixed(1);
        const aloud =
          last === undefined
            ? t('result.value', { value })
            : t('result.valueBefore', { value, before: last.toFixed(1) });
        return (
          <div key={question.id} className="evaluation-row">
            <dt className="evaluation-question">{t(`${question.messages}.short`)}</dt>
            <dd className="evaluation-figure">
              <div className="evaluation-meter" role="img" aria-label={aloud}>
                {scoresOf(meetingForm).map((score) => (
                  <i key={score} style={{ insetInlineStart: place(score) }} />
                ))}
                {last !== undefined && last !== mean ? (
                  <span className="evaluation-ring" style={{ insetInlineStart: place(last) }} />
                ) : null}
                <b style={{ insetInlineStart: place(mean) }} />
              </div>
              {spread?.[index] ? <Spread counts={spread[index]} /> : null}
            </dd>
            <dd className="evaluation-value" aria-hidden="true">
              {value}
            </dd>
          </div>
        );
      })}
    </dl>
  );
}

const place = (score: number) =>
  `${((score - meetingForm.lowest) / (meetingForm.highest - meetingForm.lowest)) * 100}%`;

function Spread({ counts }: { counts: readonly number[] }) {
  const { t } = useTranslation('evaluation');
  const most = Math.max(1, ...counts);
  const scores = scoresOf(meetingForm);
  return (
    <ul className="evaluation-spread" aria-label={t('result.spreadTitle')}>
      {scores.map((score, index) => {
        const count = counts[index] ?? 0;
        return (
          <li key={score}>
            <span className="aloud">{t('result.spread', { score, count })}</span>
            <span aria-hidden="true" style={{ height: `${(count / most) * 28}px` }} />
            <em aria-hidden="true">{count}</em>
          </li>
        );
      })}
    </ul>
  );
}

function Notes({ stored, answerers }: { stored: readonly string[]; answerers: number }) {
  const { t } = useTranslation('evaluation');
  const kept = useKept();
  const heading = useId();
  const notes = kept?.published ? kept.published.texts : stored;
  const numbered = notes.map((text, index) => ({ text, index }));
  return (
    <section aria-labelledby={heading}>
      <h3 id={heading}>{t('result.notes')}</h3>
      {notes.length === 0 ? (
        <p className="evaluation-quiet">
          {mayWrite(answerers) ? t('result.noNotes') : t('result.notesNotShown', { count: answerers, least: textFrom })}
        </p>
      ) : (
        <>
          <ul className="evaluation-notes">
            {numbered.map(({ text, index }) => (
              <li key={index} dir="auto">
                {text}
              </li>
            ))}
          </ul>
          <p className="evaluation-quiet">{t('result.unsigned')}</p>
        </>
      )}
      <OwnNote />
    </section>
  );
}

/** Whose key this browser did not believe, so that nobody overlooks it when the round went on without them. */
function Doubted({ members }: { members: readonly MemberId[] }) {
  const { t } = useTranslation('evaluation');
  const nameOf = useShortNames();
  if (members.length === 0) return null;
  return (
    <Notice kind="warn">{t('result.doubted', { count: members.length, names: listOf(members.map(nameOf)) })}</Notice>
  );
}

/** Says whether this browser added up to the same result, and how far it could check the keys. */
function Proof() {
  const { t } = useTranslation('evaluation');
  const kept = useKept();
  if (!kept?.published) return null;
  if (kept.published.ownSum === 'different') return <Notice kind="refused">{t('result.differs')}</Notice>;
  return (
    <>
      <Doubted members={kept.doubted} />
      <p className="evaluation-quiet">
        {t('result.same')} {t(`result.trust.${kept.trust}`)} <ProtectionLink />
      </p>
    </>
  );
}
