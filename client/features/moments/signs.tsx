import { useTranslation } from 'react-i18next';
import { leavesNoRoom, questionsOnly } from '../../../shared/meeting/views/questions';
import { useMe, useMeeting } from '../../connection/hooks/meeting';
import { useAtNow } from '../../connection/hooks/now';
import { Icon } from '../../ui/icon';
import { AbsentClient } from './absentClient';
import { WhereWeAre } from './whereWeAre';
import './moments.css';

/** Quiet lines about the stage, above what it asks of me. */
export function StageSigns() {
  return (
    <>
      <AbsentClient />
      <WhereWeAre />
      <QuestionsSign />
    </>
  );
}

/** Stays as long as the stage is for questions; whoever has asked for half a minute reads for a moment what comes next. */
function QuestionsSign() {
  const { t } = useTranslation('moments');
  const meeting = useMeeting();
  const me = useMe();
  const only = questionsOnly(meeting);
  const isLong = useAtNow((now) => leavesNoRoom(meeting, me, now));
  if (only === null) return null;
  return (
    <p className="moments-sign" role="status">
      <Icon name={isLong ? 'ear' : 'question'} size={18} />
      <span>{t(isLong ? 'questions.room' : `questions.${only}`)}</span>
    </p>
  );
}
