import { type ReactNode, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isComplete, meetingForm } from '../../../shared/evaluation/forms';
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
export function Ballot({ stage, kept }: { stage: StageKey; kept: Kept }) {
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
  const rate = (index: number, score: number) =>
    change({ ...draft, answers: draft.answers.map((old, at) => (at === index ? score : old)) });

  const missing = draft.answers.filter((score) => score === null).length;
  const closed = missing > 0 ? t('ballot.missing', { count: missing }) : null;
  const submit = () => {
    if (isComplete(meetingForm, draft.answers)) void run.send(draft.answers, draft.text, stage, knew);
  };

  return (
    <Frame
      stage={stage}
      send={
        <GoButton closed={closed} small={t('ballot.final')} pending={sending} onClick={submit}>
          {t('ballot.send')}
        </GoButton>
      }
    >
      <Assurance sentence={sentence} />
      {meetingForm.questions.map((question, index) => (
        <Scale
          key={question.id}
          question={question}
          value={draft.answers[index] ?? null}
          onChange={(score) => rate(index, score)}
        />
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
              <Left text={draft.text} />
            </>
          }
          rows={2}
          maxLength={meetingForm.textLimit}
          value={draft.text}
          onChange={(event) => change({ ...draft, text: event.target.value })}
        />
      ) : null}
    </Frame>
  );
}

/** For browsers that cannot mask answers: it asks nothing that could not be hidden, and people can only skip it. */
export function NoBallot({ stage }: { stage: StageKey }) {
  const { t } = useTranslation('evaluation');
  return (
    <Frame stage={stage}>
      <Notice kind="warn">{t('ballot.insecure')}</Notice>
    </Frame>
  );
}

/** The frame of the form: heading, how it is protected, how many have answered, and how to skip it. */
function Frame({ stage, send, children }: { stage: StageKey; send?: ReactNode; children: ReactNode }) {
  const { t } = useTranslation('evaluation');
  const nameOf = useNames();
  const { asked } = useWhoAnswers();
  const title = useId();
  return (
    <form className="evaluation-ballot" aria-labelledby={title} onSubmit={(event) => event.preventDefault()}>
      <div className="evaluation-scroll">
        <h2 id={title}>{t('ballot.title')}</h2>
        {children}
        <p className="evaluation-how">
          {t('ballot.asked', { names: listOf(asked.map(nameOf)) })} <ProtectionLink />
        </p>
      </div>
      <div className="evaluation-foot">
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
function Left({ text }: { text: string }) {
  const { t } = useTranslation('evaluation');
  const count = meetingForm.textLimit - text.length;
  return count <= 40 ? <span className="evaluation-left">{t('ballot.left', { count })}</span> : null;
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
