import { useTranslation } from 'react-i18next';
import { isLead } from '../../../shared/meeting/people/people';
import type { PlannedStage } from '../../../shared/meeting/state';
import { isTimeUp } from '../../../shared/meeting/views/clocks';
import { nextStage } from '../../../shared/meeting/views/nextStep';
import { isDoneWriting, writesNow } from '../../../shared/meeting/views/pages';
import { useRoom } from '../../connection/hooks/context';
import { useMe, useMeeting, useShortNames } from '../../connection/hooks/meeting';
import { useAtNow } from '../../connection/hooks/now';
import { useSend } from '../../connection/hooks/send';
import { useMethodText } from '../../i18n/methodText';
import { GoButton } from '../../ui/buttons';
import { usePageChoice } from './choosing';
import './beside.css';

/** "Done writing", and then what happens to my page. The lead's own main button moves the meeting on. */
export function WritingButton() {
  const meeting = useMeeting();
  const stage = writesNow(meeting, useMe());
  return stage === null ? null : <Done key={stage.key} stage={stage} />;
}

function Done({ stage }: { stage: PlannedStage }) {
  const { t } = useTranslation(['writing', 'room']);
  const method = useMethodText();
  const meeting = useMeeting();
  const me = useMe();
  const nameOf = useShortNames();
  const send = useSend();
  const sending = useRoom((state) => state.sending.has('submitWriting'));
  const choice = usePageChoice(stage);
  const isOver = useAtNow((now) => isTimeUp(meeting, now));
  const isDone = isDoneWriting(meeting, me);
  const mark = (done: boolean) => send({ type: 'submitWriting', from: stage.key, done });
  const look = { wide: true, className: 'writing-go', pending: sending };
  if (!isDone && !isOver) {
    return (
      <GoButton
        {...look}
        plain={isLead(meeting, me)}
        icon="check"
        small={stage.automatic ? t('button.doneSmall') : t('button.doneSmallOpen')}
        onClick={() => void mark(true)}
      >
        {t('button.done')}
      </GoButton>
    );
  }
  if (choice.choices.length > 1 && !choice.isSettled) {
    const next = nextStage(meeting);
    const client = choice.client === null ? '' : nameOf(choice.client);
    const carryOut = async () => {
      await choice.give();
      if (!isDone) await mark(true);
    };
    return (
      <GoButton
        {...look}
        plain={isLead(meeting, me)}
        icon="check"
        closed={choice.closed}
        small={next ? t('button.next', { name: method.name(next.words) }) : undefined}
        onClick={() => void carryOut()}
      >
        {t(`button.${choice.to}`, { name: client })}
      </GoButton>
    );
  }
  if (!isDone) {
    return (
      <GoButton {...look} plain={isLead(meeting, me)} icon="check" onClick={() => void mark(true)}>
        {t('button.done')}
      </GoButton>
    );
  }
  return (
    <GoButton {...look} plain icon="pencil" small={t('button.againSmall')} onClick={() => void mark(false)}>
      {t('button.again')}
    </GoButton>
  );
}
