import { useTranslation } from 'react-i18next';
import { mediaRights } from '../../../shared/meeting/rights/media';
import { clientOfPages, keptFor, pageChoices } from '../../../shared/meeting/rights/pages';
import { isTimeUp } from '../../../shared/meeting/views/clocks';
import { currentStage } from '../../../shared/meeting/views/currentStage';
import { doneWriting, writesNow } from '../../../shared/meeting/views/pages';
import { useMe, useMeeting, useShortNames } from '../../connection/hooks/meeting';
import { useAtNow } from '../../connection/hooks/now';
import { ReadOut } from './readOut';
import './beside.css';

/** Beside the round: what happens to the pages that are written now and how many are done, or the page that is read out. */
export function WritingBeside({ onPages }: { onPages: () => void }) {
  const at = currentStage(useMeeting());
  if (at === null) return null;
  if (at.stage.writing !== undefined) return <Rules />;
  return at.stage.reads === undefined ? null : <ReadOut onPages={onPages} />;
}

function Rules() {
  const { t } = useTranslation('writing');
  const meeting = useMeeting();
  const me = useMe();
  const rule = useRule();
  const count = doneWriting(meeting);
  return (
    <section className="writing-beside">
      <p>{rule}</p>
      {mediaRights(meeting, me).microphone === 'privateStage' ? <p>{t('rule.microphone')}</p> : null}
      {count === null ? null : <p className="writing-count">{t('count', { done: count.done, count: count.of })}</p>}
    </section>
  );
}

function useRule(): string {
  const { t } = useTranslation('writing');
  const meeting = useMeeting();
  const me = useMe();
  const nameOf = useShortNames();
  const isOver = useAtNow((now) => isTimeUp(meeting, now));
  const stage = writesNow(meeting, me);
  if (stage === null) return t('rule.others');
  const client = clientOfPages(meeting, stage);
  if (client !== null && keptFor(meeting, stage, me) === 'client')
    return t(isOver ? 'rule.overClient' : 'rule.toClient', { name: nameOf(client) });
  if (pageChoices(meeting, stage, me).length < 2) return t('rule.keep');
  return isOver ? t('rule.over') : t('rule.choose');
}
