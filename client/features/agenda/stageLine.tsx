import { useTranslation } from 'react-i18next';
import { wasEntered } from '../../../shared/meeting/standing';
import type { PlannedStage } from '../../../shared/meeting/state';
import { TextButton } from '../../ui/buttons';
import { Icon } from '../../ui/icon';
import type { ChangeAgendaBy } from './changing';
import type { Draft } from './draft';
import { Line, type LineProps, Stepper } from './line';
import { StageText } from './stageText';

/** A stage of the frame or a break that is not over. */
export function StageLine({
  stage,
  draft,
  mayChange,
  send,
  ...line
}: LineProps & { stage: PlannedStage; draft: Draft; mayChange: boolean; send: ChangeAgendaBy }) {
  const { t } = useTranslation(['room', 'roomDialogs', 'agendaChange']);
  const { name, part } = line;
  const { state } = part.row;
  const added = draft.added.get(stage.key);
  const isAhead = state === 'ahead' && !wasEntered(draft.meeting, stage.key);
  const count = Math.round(part.minutes);

  const setMinutes = (minutes: number) => {
    if (added?.change.type !== 'addBreak') return draft.tap({ type: 'setMinutes', of: stage.key, minutes });
    const change = { ...added.change, minutes };
    draft.take(draft.draft.map((one) => (one.id === added.id ? { ...one, change } : one)));
  };
  const leaveOut = () => {
    if (added === undefined) draft.tap({ type: 'skipStage', stage: stage.key, skipped: state !== 'skipped' });
    else draft.takeBack([added]);
  };
  const canLeave = mayChange && !stage.protected && (isAhead || state === 'skipped');
  const says = state === 'skipped' ? t('roomDialogs:agenda.keep') : t('roomDialogs:agenda.skip');
  const out = canLeave ? (
    <TextButton onClick={leaveOut}>
      {says}
      <span className="aloud">, {name}</span>
    </TextButton>
  ) : null;
  const hasText = draft.live.agenda.some(({ key }) => key === stage.key) && state !== 'skipped';
  return (
    <Line
      {...line}
      onOpen={mayChange && (hasText || canLeave) && !(state === 'skipped') ? line.onOpen : null}
      mark={state === 'now' ? <i /> : stage.protected ? <Protected /> : null}
      minutes={
        mayChange && isAhead ? (
          <Stepper
            name={name}
            minutes={part.minutes}
            closed={stage.protected ? t('agenda.protectedWhy') : null}
            onSet={setMinutes}
          />
        ) : (
          <span className="agenda-minutes num">{t('agenda.minutes', { count })}</span>
        )
      }
      action={out}
    >
      {hasText ? <StageText stage={stage} send={send} /> : null}
      {out ? <div className="agenda-steps-tools agenda-steps-narrow">{out}</div> : null}
    </Line>
  );
}

function Protected() {
  const { t } = useTranslation('room');
  return (
    <span title={t('agenda.protectedWhy')}>
      <Icon name="lock" size={16} />
      <span className="aloud">{t('agenda.protected')}</span>
    </span>
  );
}
