import { useTranslation } from 'react-i18next';
import { present } from '../../../shared/meeting/people/people';
import { projectedEnd } from '../../../shared/meeting/views/agenda';
import { currentStage } from '../../../shared/meeting/views/currentStage';
import { projectorMiddle, projectorPrompt } from '../../../shared/meeting/views/projector';
import { useConnection, useRoom } from '../../connection/hooks/context';
import { useShortNames, useWholeMeeting } from '../../connection/hooks/meeting';
import { useAtNow } from '../../connection/hooks/now';
import { useOwnPrompt } from '../../connection/hooks/ownPrompt';
import { isCutOff } from '../../connection/roomState';
import { useMethodText } from '../../i18n/methodText';
import { useSlotText } from '../../i18n/slotText';
import { timeOfDay } from '../../ui/text/when';
import { ProjectorClock } from './clock';
import { Middle } from './middle';
import { OrderLine } from './orderLine';
import { usePointerRests, useStaysAwake } from './screen';
import './projector.css';

/** One screen for everybody in the room: stage, clock, prompt, round and order. There is nothing to press. */
export function Projector() {
  const { t } = useTranslation('projector');
  const connection = useConnection();
  const meeting = useWholeMeeting();
  const cutOff = useRoom(isCutOff);
  const pointerRests = usePointerRests();
  useStaysAwake();
  const middle = projectorMiddle(meeting, connection.now()); // changes only with events; the clocks tick by themselves
  const isOver = meeting.status === 'ended';
  return (
    <main className={pointerRests ? 'projector projector-still' : 'projector'}>
      {cutOff ? (
        <p className="projector-lost" role="status">
          {t('lost')}
        </p>
      ) : null}
      <div className="projector-words">
        <Head />
        <Prompt />
      </div>
      {isOver ? <div /> : <Middle middle={middle} />}
      <footer className="projector-foot">
        {isOver ? null : <OrderLine middle={middle} />}
        {isOver ? null : <Ends />}
      </footer>
    </main>
  );
}

function Head() {
  const { t } = useTranslation('projector');
  const method = useMethodText();
  const meeting = useWholeMeeting();
  const group = useRoom(({ view }) => (view === null ? '' : view.groupName || view.title));
  // Nobody is addressed: a slot has the name of its client on it, also on the screen that the client opened.
  const slotText = useSlotText('', useShortNames());
  const at = currentStage(meeting);
  const name = at ? method.name(at.stage.words) : t(meeting.status === 'ended' ? 'ended' : 'arriving');
  return (
    <header>
      <p className="projector-above" dir="auto">
        {at?.slot ? slotText.title(at.slot) : group}
      </p>
      <h1 className="projector-stage">{name}</h1>
      {at ? <ProjectorClock /> : <BeforeClock />}
    </header>
  );
}

/** Before the start there is no clock, only the time that was planned and how many people have come. */
function BeforeClock() {
  const { t } = useTranslation('projector');
  const meeting = useWholeMeeting();
  if (meeting.status === 'ended') return null;
  return (
    <div className="projector-clock">
      {meeting.unplanned ? null : (
        <>
          <b className="num projector-time projector-time-long">{timeOfDay(meeting.startsAt)}</b>
          <span>{t('plannedStart')}</span>
        </>
      )}
      <span>{t('here', { count: present(meeting).length })}</span>
    </div>
  );
}

function Prompt() {
  const { t } = useTranslation('projector');
  const method = useMethodText();
  const meeting = useWholeMeeting();
  const slotText = useSlotText('', useShortNames());
  const at = currentStage(meeting);
  const own = useOwnPrompt(meeting, at?.stage);
  const slot = at?.slot;
  const text =
    meeting.status === 'ended'
      ? t('endedAbout')
      : (own ?? method.prompt(projectorPrompt(meeting), slot ? slotText.client(slot) : ''));
  return (
    <p className="say projector-prompt" dir={own === null ? undefined : 'auto'}>
      {text}
    </p>
  );
}

function Ends() {
  const { t } = useTranslation('projector');
  const meeting = useWholeMeeting();
  const time = useAtNow((now) => timeOfDay(projectedEnd(meeting, now).at));
  return <span className="projector-ends num">{t('ends', { time })}</span>;
}
