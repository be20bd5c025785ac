import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { longest } from '../../../shared/meeting/limits';
import { canSpeak, isLead } from '../../../shared/meeting/people/people';
import { mayWriteWords, speaksNow } from '../../../shared/meeting/rights/words';
import { breakoutOf, isSplit } from '../../../shared/meeting/standing';
import type { MemberId } from '../../../shared/meeting/state';
import { currentStage } from '../../../shared/meeting/views/currentStage';
import { speakingNow } from '../../../shared/meeting/views/floor';
import { useConnection } from '../../connection/hooks/context';
import { useMe, useMeeting, useNames } from '../../connection/hooks/meeting';
import { useChangeRecords, useRecords } from '../../connection/hooks/records';
import { useRefusalText } from '../../i18n/refusalText';
import { GoButton, SoftButton } from '../../ui/buttons';
import { TextArea } from '../../ui/field';
import { WRITE_FORM } from './writeControl';
import './words.css';

/** Whoever has no microphone writes when they have the floor, and everybody reads it with their name. */
export function WrittenWords() {
  const meeting = useMeeting();
  const me = useMe();
  const isAnybodyWriting = isSplit(meeting) || Object.values(meeting.seats).some((seat) => seat.writes);
  if (!isAnybodyWriting) return null;
  return (
    <>
      <Said />
      {mayWriteWords(meeting, me) ? <WriteWords /> : <AskToWrite />}
    </>
  );
}

/** Where people raise their hands, whoever writes learns beforehand how. */
function AskToWrite() {
  const { t } = useTranslation('words');
  const meeting = useMeeting();
  const me = useMe();
  const isQueue = currentStage(meeting)?.progress.talk.kind === 'queue';
  return isQueue && !canSpeak(meeting, me) ? <p className="floor-rule">{t('ask')}</p> : null;
}

function Said() {
  const { t } = useTranslation('words');
  const meeting = useMeeting();
  const me = useMe();
  const nameOf = useNames();
  const { records } = useRecords({ what: 'said' });
  const said = (records?.said ?? []).filter(({ by }) => speaksNow(meeting, by));
  return (
    <div role="status">
      {said.map(({ by, text, at }) => (
        <figure key={`${by} ${at}`} className="floor-words">
          <figcaption>{by === me ? t('mine') : t('writes', { name: nameOf(by) })}</figcaption>
          <blockquote className="say" dir="auto">
            {text}
          </blockquote>
        </figure>
      ))}
    </div>
  );
}

/** Somebody has the floor alone or beside others; where talk is free, nobody has. */
function useHoldsFloor(me: MemberId): boolean {
  const connection = useConnection();
  return speakingNow(useMeeting(), connection.now()).some(({ member }) => member === me);
}

function WriteWords() {
  const { t } = useTranslation('words');
  const meeting = useMeeting();
  const me = useMe();
  const holds = useHoldsFloor(me);
  const whyNot = useRefusalText();
  const change = useChangeRecords();
  const [text, setText] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);
  const toAll = isSplit(meeting) && isLead(meeting, me);
  // Inside a group the lead takes part, and what to do there matters more.
  const [isWanted, setWanted] = useState(false);
  const isOpen = isWanted || text !== '' || !(toAll && breakoutOf(meeting, me) !== null);
  async function show(event: FormEvent) {
    event.preventDefault();
    setBusy(true);
    const answer = await change({ what: 'say', text: text.trim() });
    setBusy(false);
    setProblem(answer.ok ? null : whyNot(answer));
    if (answer.ok) setText('');
  }
  if (!isOpen)
    return (
      <p className="floor-write-to-all">
        <SoftButton icon="people" onClick={() => setWanted(true)}>
          {t('toAll')}
        </SoftButton>
      </p>
    );
  return (
    <form className={WRITE_FORM} onSubmit={(event) => void show(event)}>
      <TextArea
        label={t(toAll ? 'toAll' : holds ? 'label' : 'labelFree')}
        hint={t('hint')}
        error={problem}
        rows={2}
        dir="auto"
        value={text}
        maxLength={longest.words}
        onChange={(event) => setText(event.target.value)}
      />
      <GoButton type="submit" icon="people" pending={isBusy} closed={text.trim() === '' ? t('empty') : null}>
        {t('show')}
      </GoButton>
    </form>
  );
}
