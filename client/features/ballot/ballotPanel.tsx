import { useTranslation } from 'react-i18next';
import { ballotNow } from '../../../shared/meeting/views/ballot';
import { nextStep } from '../../../shared/meeting/views/nextStep';
import { useMe, useMeeting } from '../../connection/hooks/meeting';
import { Panel } from '../../ui/panel';
import { Scroll } from '../../ui/scroll';
import { CastForm } from './castForm';
import { Consent } from './consent';
import { FreeSlot } from './freeSlot';
import { Options } from './options';
import './ballot.css';

/** What is decided together in this stage. */
export function BallotPanel() {
  const { t } = useTranslation('ballot');
  const meeting = useMeeting();
  const me = useMe();
  const at = ballotNow(meeting, me);
  const step = nextStep(meeting);
  if (at === null && step?.kind !== 'findClient') return null;
  const kind =
    at === null
      ? 'free'
      : at.ballot.options === 'roles'
        ? 'roles'
        : at.ballot.decides === 'consent' || at.ballot.decides === 'module'
          ? at.ballot.decides
          : 'decision';
  return (
    <Panel className="ballot-panel" aria-labelledby="ballot-title">
      <h2 id="ballot-title">{t(`title.${kind}`)}</h2>
      <Scroll className="ballot-scroll" label={t(`title.${kind}`)}>
        {at === null ? (
          step?.kind === 'findClient' ? (
            <FreeSlot slot={step.slot} />
          ) : null
        ) : kind === 'roles' ? (
          <CastForm at={at} key={at.stage.key} />
        ) : kind === 'consent' ? (
          <Consent at={at} />
        ) : (
          <Options at={at} key={at.stage.key} />
        )}
      </Scroll>
    </Panel>
  );
}
