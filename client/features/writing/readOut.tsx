import { useTranslation } from 'react-i18next';
import { readerOfPage } from '../../../shared/meeting/rights/pages';
import type { MemberId, PlannedStage } from '../../../shared/meeting/state';
import { currentStage } from '../../../shared/meeting/views/currentStage';
import { speakingNow } from '../../../shared/meeting/views/floor';
import { stageReadIn } from '../../../shared/meeting/views/pages';
import { useConnection } from '../../connection/hooks/context';
import { useMe, useMeeting, useShortNames } from '../../connection/hooks/meeting';
import { useRecords } from '../../connection/hooks/records';
import { SoftButton, TextButton } from '../../ui/buttons';
import { Notice } from '../../ui/notice';
import { Panel } from '../../ui/panel';
import { usePageChoice } from './choosing';

/** In a round that reads pages out: mine while I have the floor, otherwise the one that whoever has it has shown. */
export function ReadOut({ onPages }: { onPages: () => void }) {
  const connection = useConnection();
  const meeting = useMeeting();
  const me = useMe();
  const at = currentStage(meeting);
  const key = at === null ? null : stageReadIn(meeting, at.stage);
  const stage = meeting.agenda.find((planned) => planned.key === key);
  const holder = speakingNow(meeting, connection.now()).find(({ role }) => role !== 'client')?.member;
  if (stage === undefined || holder === undefined) return null;
  return holder === me ? <Mine stage={stage} onPages={onPages} /> : <Theirs stage={stage} member={holder} />;
}

/** The page that this member wrote in this stage and released, so far as I may read it; null while there is none. */
function usePageOf(stage: PlannedStage, member: MemberId): string | null {
  const { records } = useRecords({ what: 'shownPages' });
  return records?.pages.find((page) => page.stage === stage.key && page.member === member)?.text ?? null;
}

function Theirs({ stage, member }: { stage: PlannedStage; member: MemberId }) {
  const { t } = useTranslation('writing');
  const nameOf = useShortNames();
  const text = usePageOf(stage, member);
  if (text === null) return null;
  const title = t('read.of', { name: nameOf(member) });
  return (
    <Panel className="writing-out" aria-label={title}>
      <p className="writing-out-of">{title}</p>
      <p className="writing-out-text" dir="auto">
        {text}
      </p>
    </Panel>
  );
}

function Mine({ stage, onPages }: { stage: PlannedStage; onPages: () => void }) {
  const { t } = useTranslation('writing');
  const meeting = useMeeting();
  const me = useMe();
  const { records } = useRecords({ what: 'myPages' });
  const choice = usePageChoice(stage);
  const text = records?.pages.find((page) => page.stage === stage.key)?.text ?? '';
  if (text.trim() === '') return null;
  const isShown = readerOfPage(meeting, stage.key, me) === 'group';
  const title = isShown ? t('read.yoursShown') : t('read.yours');
  return (
    <Panel className="writing-out" aria-label={title}>
      <div className="writing-out-head">
        <p className="writing-out-of">{title}</p>
        {!isShown && choice.choices.includes('group') ? (
          <SoftButton icon="eye" onClick={() => void choice.show()}>
            {t('button.group')}
          </SoftButton>
        ) : null}
      </div>
      <p className="writing-out-text" dir="auto">
        {text}
      </p>
      {isShown ? (
        <TextButton onClick={() => void choice.takeBack()}>{t('button.takeBack')}</TextButton>
      ) : choice.choices.includes('group') && choice.sentences.length > 1 ? (
        <TextButton onClick={onPages}>{t('button.some')}</TextButton>
      ) : null}
      {choice.problem ? <Notice kind="refused">{choice.problem}</Notice> : null}
    </Panel>
  );
}
