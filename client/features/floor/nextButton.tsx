import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { MINUTES_AFTER_END } from '../../../shared/meeting/clock';
import type { MemberCommand } from '../../../shared/meeting/commands';
import type { Turnout } from '../../../shared/meeting/people/answerers';
import { leadNow } from '../../../shared/meeting/people/people';
import { talksWhere } from '../../../shared/meeting/rights/media';
import { isSplit } from '../../../shared/meeting/standing';
import { currentStage } from '../../../shared/meeting/views/currentStage';
import { queue, speakingNow } from '../../../shared/meeting/views/floor';
import { isDue, minutesAhead, type NextStep, nextStage, nextStep } from '../../../shared/meeting/views/nextStep';
import { formCount } from '../../../shared/meeting/views/votes';
import { useConnection, useRoom } from '../../connection/hooks/context';
import { useMe, useMeeting, useShortNames } from '../../connection/hooks/meeting';
import { useAtNow } from '../../connection/hooks/now';
import { useSend } from '../../connection/hooks/send';
import { useProposedStep } from '../../connection/proposedStep';
import { GoButton, SoftButton } from '../../ui/buttons';
import { Dialog } from '../../ui/dialog';
import { listOf } from '../../ui/text/listOf';
import { useOpenStatuses } from './openStatuses';
import { useShortcut } from './shortcuts';
import { useSlotProposal } from './slotProposal';
import { useStageName } from './stageName';
import { useWaits } from './waits';

/** The lead's main button. It names what will happen before it is pressed. */
export function NextButton({ onDecide }: { onDecide: (panel: 'slots' | 'ballot') => void }) {
  const { t } = useTranslation(['room', 'method']);
  const connection = useConnection();
  const meeting = useMeeting();
  const me = useMe();
  const send = useSend();
  const stepText = useStepText();
  const proposal = useSlotProposal();
  const proposed = useProposedStep(currentStage(meeting)?.stage.key ?? '');
  const [asked, setAsked] = useState<{ what: 'end' | 'closeEvaluation'; from: string } | null>(null);
  const step = nextStep(meeting);
  const at = currentStage(meeting);
  const from = at?.stage.key ?? '';
  // The question belongs to the step that was pressed. When the meeting has moved on, it closes.
  const asks = asked !== null && asked.from === from && step?.kind === asked.what ? asked.what : null;
  const openStatuses = useOpenStatuses();
  const due = useAtNow((now) => isDue(meeting, now, { openStatuses }));
  const sending = useRoom((state) => state.sending);
  const waits = useWaits();
  const holder = speakingNow(meeting, connection.now())[0]?.member;
  const pending = stepCommands.some((type) => sending.has(type));

  const press = () => {
    if (!step || pending) return;
    switch (step.kind) {
      case 'start':
        return void send({ type: 'startMeeting' });
      case 'passFloor':
        return void send(
          holder ? { type: 'handOn', from, turnOf: holder } : { type: 'giveFloor', from, member: step.to },
        );
      case 'openQueue':
        return void send(holder ? { type: 'handOn', from, turnOf: holder } : { type: 'advanceStage', from });
      case 'advance':
        return void send({ type: 'advanceStage', from });
      case 'confirmSlots':
        if (!proposal || proposal.clients.length === 0) return onDecide('slots');
        return void send({ type: 'confirmSlots', from, policy: proposal.policy, clients: [...proposal.clients] });
      case 'findClient':
      case 'chooseClient':
      case 'fillRoles':
      case 'closeBallot':
        if (proposed?.command) return void send(proposed.command);
        return onDecide(step.kind === 'chooseClient' ? 'slots' : 'ballot');
      case 'closeEvaluation':
        return setAsked({ what: 'closeEvaluation', from });
      case 'end':
        return setAsked({ what: 'end', from });
      default:
        return step satisfies never;
    }
  };
  // What is shown may be old: pressed now, it could move something else than the lead sees.
  useShortcut('next', step && waits === null ? press : null);
  if (!step) return null;
  const missing = isDecision(step) && proposed?.command === null ? (proposed.small ?? proposed.main) : null;
  const { main, small } = stepText(step, holder, openStatuses);
  // The panel of a decision also opens by itself: a press that came for it must not confirm what it just began to show.
  const opensPanel = small === t('next.opensPanel');
  const closeText = (turnout: Turnout) =>
    turnout.answers < turnout.needed ? t('next.closeTooFew', turnout) : t('next.closeAbout');
  const confirm = (command: MemberCommand) => {
    setAsked(null);
    void send(command);
  };
  return (
    <>
      {isDecision(step) && proposed?.above ? <p className="floor-missing">{proposed.above}</p> : null}
      <GoButton
        wide
        className="floor-next"
        icon="next"
        small={small}
        due={due && step.kind !== 'passFloor'}
        pending={pending}
        closed={waits ?? missing}
        meaning={opensPanel ? `${main} ${small}` : main}
        onClick={press}
      >
        {main}
      </GoButton>
      <Dialog
        title={asks === 'closeEvaluation' ? t('next.closeTitle') : t('end.title')}
        open={asks !== null}
        onClose={() => setAsked(null)}
        alert
        foot={
          <>
            <SoftButton onClick={() => setAsked(null)}>{t('cancel')}</SoftButton>
            {asks === 'closeEvaluation' ? (
              <GoButton onClick={() => confirm({ type: 'closeEvaluation', from })}>
                {t('next.closeEvaluation')}
              </GoButton>
            ) : (
              <GoButton final onClick={() => confirm({ type: 'endMeeting' })}>
                {t('end.yes')}
              </GoButton>
            )}
          </>
        }
      >
        <p>
          {step.kind === 'closeEvaluation'
            ? closeText(step)
            : t(talksWhere(meeting, me) === 'allElsewhere' ? 'end.aboutElsewhere' : 'end.about', {
                count: MINUTES_AFTER_END,
              })}
        </p>
        {leadNow(meeting) !== me ? <p className="faint">{t('next.notLead')}</p> : null}
      </Dialog>
    </>
  );
}

const stepCommands: MemberCommand['type'][] = [
  'startMeeting',
  'handOn',
  'giveFloor',
  'advanceStage',
  'confirmSlots',
  'closeBallot',
  'fillRoles',
  'chooseClient',
  'setClient',
  'closeEvaluation',
  'endMeeting',
];

const isDecision = ({ kind }: NextStep): boolean =>
  kind === 'closeBallot' || kind === 'fillRoles' || kind === 'chooseClient' || kind === 'findClient';

/** The text of the next step, and a small text: what comes after it, or what is still open. */
function useStepText() {
  const { t } = useTranslation(['room', 'method']);
  const meeting = useMeeting();
  const me = useMe();
  const nameOf = useShortNames();
  const proposal = useSlotProposal();
  const proposed = useProposedStep(currentStage(meeting)?.stage.key ?? '');
  const person = (member: string) => (member === me ? t('you') : nameOf(member));
  const stageName = useStageName();

  const stillOpen = (openStatuses: number): string | null => {
    const at = currentStage(meeting);
    if (!at) return null;
    const talk = at.progress.talk;
    if (talk.kind === 'round' && talk.waiting.length > 0)
      return t('next.notSpoken', { names: listOf(talk.waiting.map(person)) });
    const hands = queue(meeting);
    if (hands.length > 0)
      return t('next.hands', { count: hands.length, names: listOf(hands.map((hand) => person(hand.member))) });
    if (at.stage.due === 'actionSettled' && at.slot?.outcome === 'open') return t('next.noAction');
    if (openStatuses > 0) return t('next.noStatus', { count: openStatuses });
    return null;
  };

  return (
    step: NextStep,
    holder: string | undefined,
    openStatuses: number,
  ): { main: string; small: string | undefined } => {
    switch (step.kind) {
      case 'start':
        return { main: t('next.start'), small: undefined };
      case 'passFloor': {
        const stage = nextStage(meeting);
        const after = step.after
          ? t('next.after', { name: person(step.after) })
          : stage
            ? t('next.after', { name: stageName(stage) })
            : undefined;
        if (!holder) return { main: t('next.floorTo', { name: person(step.to) }), small: after };
        return {
          main:
            holder === me
              ? t('next.yoursTo', { name: person(step.to) })
              : t('next.whenDone', { holder: nameOf(holder), name: person(step.to) }),
          small: after,
        };
      }
      case 'openQueue':
        return { main: t('next.openQueue'), small: t('next.openQueueSmall') };
      case 'advance':
        if (isSplit(meeting) && step.to.parts === null) {
          return { main: t('next.callBack'), small: t('next.after', { name: stageName(step.to) }) };
        }
        return {
          main: t('next.stage', { name: stageName(step.to) }),
          small:
            stillOpen(openStatuses) ??
            t('next.minutes', { count: Math.max(1, Math.round(minutesAhead(meeting, step.to))) }),
        };
      case 'confirmSlots':
        return {
          main: t('next.confirmSlots'),
          small: proposal ? t('next.confirmSlotsSmall', { count: proposal.clients.length }) : t('next.opensPanel'),
        };
      case 'findClient':
      case 'chooseClient':
      case 'fillRoles':
      case 'closeBallot':
        if (proposed) return { main: proposed.main, small: proposed.small };
        return { main: t(`next.${step.kind}`), small: t('next.opensPanel') };
      case 'closeEvaluation': {
        const { ready, possible } = formCount(meeting);
        return { main: t('next.closeEvaluation'), small: t('next.sent', { count: ready, of: possible }) };
      }
      case 'end':
        return { main: t('next.end'), small: stillOpen(openStatuses) ?? t('next.endSmall') };
      default:
        return step satisfies never;
    }
  };
}
