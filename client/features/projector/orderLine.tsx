import { useTranslation } from 'react-i18next';
import { currentStage } from '../../../shared/meeting/views/currentStage';
import { type ProjectorMiddle, projectorOrder } from '../../../shared/meeting/views/projector';
import { useShortNames, useWholeMeeting } from '../../connection/hooks/meeting';
import { listOf } from '../../ui/text/listOf';

/** Who speaks and who comes next, in one line; where nobody is called, how people talk now. */
export function OrderLine({ middle }: { middle: ProjectorMiddle }) {
  const { t } = useTranslation('projector');
  const meeting = useWholeMeeting();
  const nameOf = useShortNames();
  const at = currentStage(meeting);
  if (!at) return <span />;
  const line = (says: string) => <p className="projector-order">{says}</p>;
  if (meeting.interlude) return line(t(`talk.${meeting.interlude.kind}`));
  if (middle.kind === 'groups') return line(t(`talk.groups.${middle.parts}`));
  if (middle.kind === 'count') return line(t(`talk.${middle.what}`));
  const speak = middle.seats.filter(({ mark }) => mark === 'speaks').map(({ member }) => nameOf(member));
  const next = projectorOrder(meeting);
  const { talk, aside } = at.progress;
  // While nobody asks, the client waits for questions: that is for the others to hear.
  const isOpen = talk.kind === 'free' || (talk.kind === 'queue' && talk.turn === null && next.length === 0);
  if ((speak.length === 0 && next.length === 0) || (isOpen && aside === null)) {
    return line(t(`talk.${at.stage.kind === 'break' ? 'break' : talk.kind}`));
  }
  const does = middle.asked !== null ? t('asks', { name: nameOf(middle.asked) }) : null;
  return (
    <p className="projector-order">
      {speak.length === 0 ? (
        <span>{t(`talk.${talk.kind}`)}</span>
      ) : (
        <span className="projector-now">
          <b>{listOf(speak)}</b> {does ?? t(speak.length > 1 ? 'haveTheFloor' : 'hasTheFloor')}
        </span>
      )}
      {next.map((member) => (
        <span key={member} className="projector-then">
          <small>{t('thenComes')}</small> <b dir="auto">{nameOf(member)}</b>
        </span>
      ))}
    </p>
  );
}
