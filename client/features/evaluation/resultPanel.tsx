import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { type Form, forms, partsOf, type Question, scoresOf } from '../../../shared/evaluation/forms';
import { mayWrite, showing, textFrom } from '../../../shared/evaluation/thresholds';
import { evaluationsOf } from '../../../shared/meeting/evaluations';
import type { EvaluationState, EvaluationTotals, MemberId, StageKey } from '../../../shared/meeting/state';
import type { EvaluationResult } from '../../../shared/protocol/http';
import { meetingMinutes } from '../../connection/api';
import { useAnswer } from '../../connection/hooks/answer';
import { useMeeting, useShortNames } from '../../connection/hooks/meeting';
import { Notice } from '../../ui/notice';
import { listOf } from '../../ui/text/listOf';
import { Conversation } from './conversation';
import { OneChange } from './oneChange';
import { OwnNote } from './ownNote';
import { ProtectionLink } from './protectionLink';
import { useKept } from './running';
import { useShown } from './shown';
import './evaluation.css';
import './result.css';
import './evaluationRoom.css'; // Low windows and colours of the system; later, because it overrides.

/**
 * The averages, the notes and the one change. It has no panel of its own, because it stands in the one of the
 * evaluation.
 */
export function ResultPanel() {
  const { t } = useTranslation('evaluation');
  const { id } = useMeeting();
  const { evaluation, stage, form, isNewest } = useShown();
  const kept = useKept();
  const results = useResults(id, evaluation.phase === 'published' ? stage : null);
  const beside = results.find((one) => one.stage === stage);
  return (
    <div className="evaluation-result evaluation-scroll">
      {evaluation.phase === 'published' ? (
        <>
          <h2>{t(`forms.${form.id}.result`)}</h2>
          <Averages form={form} evaluation={evaluation} before={beside?.last ?? null} />
          <div className="evaluation-two">
            <Notes stored={beside?.texts ?? []} answerers={evaluation.result.answerers} isNewest={isNewest} />
            <OneChange />
          </div>
          {isNewest ? <Proof /> : null}
        </>
      ) : (
        <>
          {evaluation.phase === 'noResult' ? (
            <div className="evaluation-note">
              <h2>{t('noResult.title')}</h2>
              {isNewest && kept?.trust === 'forged' ? <Notice kind="refused">{t('waiting.forged')}</Notice> : null}
              <WhyNoResult {...evaluation} />
              <p>{t('noResult.instead')}</p>
              <OwnNote />
            </div>
          ) : (
            <Conversation form={form} />
          )}
          <OneChange />
        </>
      )}
      {stage === null ? null : <Earlier than={stage} />}
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

/** Results that came before in this meeting, folded away. */
function Earlier({ than }: { than: StageKey }) {
  const { t } = useTranslation('evaluation');
  const all = evaluationsOf(useMeeting());
  const before = all.slice(
    0,
    all.findIndex((one) => one.stage === than),
  );
  return before.map(({ stage, form, evaluation }) =>
    evaluation.phase === 'published' ? (
      <details key={stage} className="evaluation-earlier">
        <summary>{t('result.earlier', { title: t(`forms.${form}.result`) })}</summary>
        <Averages form={forms[form]} evaluation={evaluation} before={null} />
      </details>
    ) : null,
  );
}

/** What the minutes add to the totals: the notes, for people who came later, and the result of last time. */
function useResults(meeting: string, published: StageKey | null): EvaluationResult[] {
  const [answer] = useAnswer(meetingMinutes, published === null ? null : meeting, { news: published ?? '' });
  return answer?.ok ? answer.value.evaluations : [];
}

type Published = Extract<EvaluationState, { phase: 'published' }>;

/** One row per question: the average with last time's ring and, from 8 answers on, how often each score was given. */
function Averages({
  form,
  evaluation,
  before,
}: {
  form: Form;
  evaluation: Published;
  before: EvaluationTotals | null;
}) {
  const { t } = useTranslation('evaluation');
  const shown = showing(form, evaluation.result);
  if (shown.kind === 'nothing') return <p>{t('noResult.tooFew')}</p>;
  const last = before ? showing(form, before) : null;
  const lastMeans = last && last.kind !== 'nothing' ? last.means : [];
  return (
    <>
      {partsOf(form).map(({ part, questions }) => (
        <div key={part} className="evaluation-part">
          {part === null ? null : <h3>{t(`parts.${part}`)}</h3>}
          <dl className="evaluation-rows">
            {questions.map(({ question, index }) => (
              <AverageRow
                key={question.id}
                form={form}
                question={question}
                mean={shown.means[index]}
                last={lastMeans[index]}
                counts={shown.kind === 'spread' ? shown.spread[index] : undefined}
              />
            ))}
          </dl>
        </div>
      ))}
      <p className="evaluation-quiet">
        {t('result.of', { answerers: shown.answerers, present: evaluation.present })} {t('result.rounded')}{' '}
        {lastMeans.length > 0 ? t('result.ring') : null} {t('result.never')}
      </p>
    </>
  );
}

function AverageRow({
  form,
  question,
  mean,
  last,
  counts,
}: {
  form: Form;
  question: Question;
  mean: number | undefined;
  last: number | undefined;
  counts: readonly number[] | undefined;
}) {
  const { t } = useTranslation('evaluation');
  if (mean === undefined) return null;
  const value = mean.toFixed(1);
  const aloud =
    last === undefined ? t('result.value', { value }) : t('result.valueBefore', { value, before: last.toFixed(1) });
  const place = (score: number) => `${((score - form.lowest) / (form.highest - form.lowest)) * 100}%`;
  return (
    <div className="evaluation-row">
      <dt className="evaluation-question">
        {t(`${question.messages}.short`)}
        {question.explained ? <span className="evaluation-explained">{t(`scales.${question.explained}`)}</span> : null}
      </dt>
      <dd className="evaluation-figure">
        <div className="evaluation-meter" role="img" aria-label={aloud}>
          {scoresOf(form).map((score) => (
            <i key={score} style={{ insetInlineStart: place(score) }} />
          ))}
          {last !== undefined && last !== mean ? (
            <span className="evaluation-ring" style={{ insetInlineStart: place(last) }} />
          ) : null}
          <b style={{ insetInlineStart: place(mean) }} />
        </div>
        {counts ? <Spread form={form} counts={counts} /> : null}
      </dd>
      <dd className="evaluation-value" aria-hidden="true">
        {value}
      </dd>
    </div>
  );
}

function Spread({ form, counts }: { form: Form; counts: readonly number[] }) {
  const { t } = useTranslation('evaluation');
  const most = Math.max(1, ...counts);
  const scores = scoresOf(form);
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

function Notes({ stored, answerers, isNewest }: { stored: readonly string[]; answerers: number; isNewest: boolean }) {
  const { t } = useTranslation('evaluation');
  const kept = useKept();
  const heading = useId();
  const notes = isNewest && kept?.published ? kept.published.texts : stored;
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
