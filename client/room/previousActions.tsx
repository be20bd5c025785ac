import { useTranslation } from 'react-i18next';
import { seated } from '../../shared/meeting/people/people';
import { useActions } from '../connection/hooks/actions';
import { useMe, useMeeting, useShortNames } from '../connection/hooks/meeting';
import { LastTime } from '../features/plan/previousActions';
import { TextButton } from '../ui/buttons';
import { Panel } from '../ui/panel';
import { Waiting } from '../ui/waiting';
import { ownersOf } from './ownersOf';
import '../features/plan/plan.css';

/** The open actions of everybody from earlier meetings, mine first. Only I can say how mine went. */
export function PreviousActionsPanel() {
  const { t } = useTranslation('room');
  const { t: plan } = useTranslation('plan');
  const meeting = useMeeting();
  const me = useMe();
  const nameOf = useShortNames();
  const { actions, showOlder } = useActions({ previous: true });
  const previous = actions ?? [];
  const { here: people, areAway } = ownersOf(previous, seated(meeting), me);
  return (
    <Panel className="room-previous" aria-labelledby="room-previous-title">
      <h2 id="room-previous-title">{t('panels.previousActions')}</h2>
      {actions === null ? <Waiting /> : null}
      {actions !== null && people.length === 0 ? (
        <p className="quiet">{plan(areAway ? 'previousActions.away' : 'previousActions.none')}</p>
      ) : null}
      {people.map((member) => (
        <section key={member} aria-label={member === me ? t('seat.you') : nameOf(member)}>
          <h3>{member === me ? t('seat.you') : nameOf(member)}</h3>
          <LastTime
            actions={previous.filter((action) => action.member === member)}
            isClient={member === me}
            hasTitle={false}
          />
        </section>
      ))}
      {showOlder ? <TextButton onClick={showOlder}>{plan('before.older')}</TextButton> : null}
    </Panel>
  );
}
