import { type MouseEvent, type ReactNode, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Form, isComplete, partsOf } from '../../../shared/evaluation/forms';
import { mayWrite, textFrom } from '../../../shared/evaluation/thresholds';
import type { StageKey } from '../../../shared/meeting/state';
import { useRoom } from '../../connection/hooks/context';
import { useNames } from '../../connection/hooks/meeting';
import { useSend } from '../../connection/hooks/send';
import { GoButton, TextButton } from '../../ui/buttons';
import { Dialog } from '../../ui/dialog';
import { TextArea } from '../../ui/field';
import { Notice } from '../../ui/notice';
import { listOf } from '../../ui/text/listOf';
import { Assurance } from './assurance';
import type { Kept } from './memory';
import { Progress } from './progress';
import { ProtectionLink } from './protectionLink';
import { useEvaluationRun, useKeySentence } from './running';
import { Scale } from './scale';
import { useWhoAnswers } from './whoAnswers';

/** The form, until Send. The answers survive a reload, and only this browser knows them. */
export function Ballot({ stage, form, kept }: { stage: StageKey; form: Form; kept: Kept }) {
  const { t } = useTranslation('evaluation');
  const run = useEvaluationRun();
  const { possible } = useWhoAnswers();
  const { sentence, knew } = useKeySentence();
  const sending = useRoom((state) => state.sending.has('sendEvaluation'));
  const [draft, setDraft] = useState(kept.draft);
  // A field that was shown stays, even when another person skips the form: somebody may be about to write in it.
  const [offered] = useState(() => mayWrite(possible));

  const change = (next: Kept['draft']) => {
    setDraft(next);
    void run.keepDraft(next);
  };
  const answers = form.questions.map((_, index) => draft.answers[index] ?? null);
  const rate = (index: number, score: number) =>
    change({ ...draft, answers: answers.map((old, at) => (at === index ? score : old)) });

  const missing = answers.filter((score) => score === null).length;
  const closed = missing > 0 ? t('ballot.missing', { count: missing }) : null;
  const submit = () => {
    if (isComplete(form, answers)) void run.send(answers, draft.text, stage, knew);
  };

  return (
    <Frame
      stage={stage}
      form={form}
      rated={form.questions.length - missing}
      send={
        <GoButton closed={closed} small={t('ballot.final')} pending={sending} onClick={submit}>
          {t('ballot.send')}
        </GoButton>
      }
    >
      <Assurance sentence={sentence} />
      {partsOf(form).map(({ part, questions }) => (
        <Part key={part} title={part === null ? null : t(`parts.${part}`)}>
          {questions.map(({ question, index }) => (
            <Scale
              key={question.id}
              form={form}
              question={question}
              number={part === null ? null : index + 1}
              value={answers[index] ?? null}
              onChange={(score) => rate(index, score)}
            />
          ))}
        </Part>
      ))}
      {offered || mayWrite(possible) || draft.text !== '' ? (
        <TextArea
          className="evaluation-free"
          label={t('ballot.text')}
          hint={
            <>
              {mayWrite(possible)
                ? t('ballot.textHint', { least: textFrom })
                : t('ballot.textStays', { least: textFrom, count: possible })}{' '}
              <Left left={form.textLimit - draft.text.length} />
            </>
          }
          rows={2}
          maxLength={form.textLimit}
          value={draft.text}
          onChange={(event) => change({ ...draft, text: event.target.value })}
        />
      ) : null}
    </Frame>
  );
}

/** For browsers that cannot mask answers: it asks nothing that could not be hidden, and people can only skip it. */
export function NoBallot({ stage, form }: { stage: StageKey; form: Form }) {
  const { t } = useTranslation('evaluation');
  return (
    <Frame stage={stage} form={form}>
      <Notice kind="warn">{t('ballot.insecure')}</Notice>
    </Frame>
  );
}

/** The questions under one heading; a short form has none. */
function Part({ title, children }: { title: string | null; children: ReactNode }) {
  const heading = useId();
  if (title === null) return children;
  return (
    <section className="evaluation-part" aria-labelledby={heading}>
      <h3 id={heading}>{title}</h3>
      {children}
    </section>
  );
}

/** How much of a long form is done. A question that was passed over is found with one press. */
function Rated({ rated, of }: { rated: number; of: number }) {
  const { t } = useTranslation('evaluation');
  const toNext = (event: MouseEvent<HTMLElement>) => {
    const open = event.currentTarget.closest('form')?.querySelector<HTMLElement>('.evaluation-ask[data-open]');
    open?.scrollIntoView({ block: 'center' });
    open?.querySelector('input')?.focus({ preventScroll: true });
  };
  return (
    <div className="evaluation-rated">
      <span className="evaluation-track" aria-hidden="true">
        <i style={{ inlineSize: `${(rated / of) * 100}%` }} />
      </span>
      <p>{t('ballot.rated', { rated, count: of })}</p>
      {rated < of ? <TextButton onClick={toNext}>{t('ballot.nextOpen')}</TextButton> : null}
    </div>
  );
}

/** The frame of the form: heading, how it is protected, how many have answered, and how to skip it. */
function Frame({
  stage,
  form,
  rated,
  send,
  children,
}: {
  stage: StageKey;
  form: Form;
  rated?: number;
  send?: ReactNode;
  children: ReactNode;
}) {
  const { t } = useTranslation('evaluation');
  const isLong = partsOf(form).length > 1;
  const nameOf = useNames();
  const { asked } = useWhoAnswers();
  const title = useId();
  return (
    <form
      className={isLong ? 'evaluation-ballot evaluation-long' : 'evaluation-ballot'}
      aria-labelledby={title}
      onSubmit={(event) => event.preventDefault()}
    >
      <div className="evaluation-scroll">
        <h2 id={title}>{t(`forms.${form.id}.title`)}</h2>
        {children}
        <p className="evaluation-how">
          {t('ballot.asked', { names: listOf(asked.map(nameOf)) })} <ProtectionLink />
        </p>
      </div>
      <div className="evaluation-foot">
        {isLong && rated !== undefined ? <Rated rated={rated} of={form.questions.length} /> : null}
        <Progress />
        <div className="evaluation-actions">
          <Decline stage={stage} />
          {send}
        </div>
      </div>
    </form>
  );
}

/** The characters that are left. Says nothing until there are few. */
function Left({ left }: { left: number }) {
  const { t } = useTranslation('evaluation');
  return left <= 40 ? <span className="evaluation-left">{t('ballot.left', { count: left })}</span> : null;
}

/** People can skip the whole form, but not a single rating. */
function Decline({ stage }: { stage: StageKey }) {
  const { t } = useTranslation('evaluation');
  const send = useSend();
  const pending = useRoom((state) => state.sending.has('declineEvaluation'));
  const [asks, setAsks] = useState(false);
  return (
    <>
      <TextButton pending={pending} onClick={() => setAsks(true)}>
        {t('ballot.decline')}
      </TextButton>
      <Dialog
        title={t('ballot.declineAsk')}
        open={asks}
        onClose={() => setAsks(false)}
        foot={
          <>
            <TextButton onClick={() => setAsks(false)}>{t('ballot.declineNo')}</TextButton>
            <GoButton
              onClick={() => {
                setAsks(false);
                void send({ type: 'declineEvaluation', from: stage });
              }}
            >
              {t('ballot.declineYes')}
            </GoButton>
          </>
        }
      >
        <p>{t('ballot.declineWhy')}</p>
      </Dialog>
    </>
  );
}
