import { useTranslation } from 'react-i18next';
import type { MemberCommand } from '../../../shared/meeting/commands';
import { isLead } from '../../../shared/meeting/people/people';
import { currentStage } from '../../../shared/meeting/views/currentStage';
import { queue, speakingNow, upNext } from '../../../shared/meeting/views/floor';
import { useConnection } from '../../connection/hooks/context';
import { useMay, useMe, useMeeting, useShortNames } from '../../connection/hooks/meeting';
import { useSend } from '../../connection/hooks/send';
import type { IconName } from '../../ui/icon';
import type { ShortcutName } from './shortcuts';

export type TurnAction = {
  id: string;
  key: ShortcutName;
  command: MemberCommand['type'];
  icon: IconName;
  label: string;
  small?: string;
  /** `main` is drawn wide, and on a phone as wide as the thumb reaches. There is at most one. */
  weight: 'main' | 'side';
  variant: 'plain' | 'open' | 'first';
  /** Why it does nothing now. */
  closed?: string;
  act: () => void;
};

/** What I can do with the floor now, in the order of the bar. The engine decides what is allowed. */
export function useTurnActions(): TurnAction[] {
  const { t } = useTranslation(['room', 'method']);
  const connection = useConnection();
  const meeting = useMeeting();
  const me = useMe();
  const nameOf = useShortNames();
  const send = useSend();
  const may = useMay();
  const at = currentStage(meeting);
  if (!at || meeting.status !== 'running') return [];
  const from = at.stage.key;
  const now = connection.now();
  const talk = at.progress.talk;
  const mine = speakingNow(meeting, now).find((holder) => holder.member === me && holder.role !== 'client');
  const isClient = at.slot?.client === me;
  const next = upNext(meeting).find((each) => each.member !== me)?.member;
  const hand = queue(meeting).find((each) => each.member === me);
  const actions: TurnAction[] = [];
  const add = (action: TurnAction) => actions.push(action);

  if (isClient && at.progress.listening === 'on' && may('stopListening') === null) {
    add({
      id: 'stop',
      key: 'stop',
      command: 'stopListening',
      icon: 'stop',
      label: t('turn.stop'),
      small: t('turn.stopSmall'),
      weight: 'main',
      variant: 'plain',
      act: () => void send({ type: 'stopListening', from }),
    });
  }
  if (isClient && at.progress.listening === 'stopped' && may('listenAgain') === null) {
    add({
      id: 'listen',
      key: 'stop',
      command: 'listenAgain',
      icon: 'ear',
      label: t('turn.listenAgain'),
      small: t('turn.listenAgainSmall'),
      weight: 'main',
      variant: 'first',
      act: () => void send({ type: 'listenAgain', from }),
    });
  }
  if (mine && may('handOn') === null) {
    add({
      id: 'done',
      key: 'done',
      command: 'handOn',
      icon: 'check',
      label: t('turn.done'),
      small: next && talk.kind !== 'one' ? t('turn.passesTo', { name: nameOf(next) }) : t('turn.doneSmall'),
      weight: isLead(meeting, me) ? 'side' : 'main', // the lead's main button does the same

      variant: 'first',
      act: () => void send({ type: 'handOn', from, turnOf: me }),
    });
  }
  if (talk.kind === 'round' && may('later') === null) {
    add({
      id: 'later',
      key: 'later',
      command: 'later',
      icon: 'later',
      label: t('turn.later'),
      weight: 'side',
      variant: 'plain',
      act: () => void send({ type: 'later', from }),
    });
  }
  if (talk.kind === 'round' && may('passTurn') === null) {
    add({
      id: 'pass',
      key: 'pass',
      command: 'passTurn',
      icon: 'skip',
      label: t('turn.pass'),
      weight: 'side',
      variant: 'plain',
      act: () => void send({ type: 'passTurn', from }),
    });
  }
  if (!mine && hand && may('lowerHand') === null) {
    add({
      id: 'hand',
      key: 'hand',
      command: 'lowerHand',
      icon: 'hand',
      label: t('turn.handUp'),
      small: t('turn.handPlace', { count: hand.place, ordinal: true }),
      weight: 'main',
      variant: 'open',
      act: () => void send({ type: 'lowerHand', from }),
    });
  } else if (!mine && !hand && talk.kind !== 'quiet' && may('raiseHand') === null) {
    const wants = talk.kind === 'queue' && !isClient;
    add({
      id: 'hand',
      key: 'hand',
      command: 'raiseHand',
      icon: 'hand',
      label: wants ? t('turn.raise') : t('turn.askFloor'),
      ...(wants ? { small: t('turn.raiseSmall') } : {}),
      weight: wants && !isLead(meeting, me) ? 'main' : 'side',
      variant: 'first',
      act: () => void send({ type: 'raiseHand', from }),
    });
  }
  if (!mine && !hand && may('raiseHand') === 'askedEnough') {
    add({
      id: 'hand',
      key: 'hand',
      command: 'raiseHand',
      icon: 'hand',
      label: t('turn.raise'),
      weight: isLead(meeting, me) ? 'side' : 'main',
      variant: 'plain',
      closed: t('turn.askedEnough'),
      act: () => undefined,
    });
  }
  if (isClient && !isLead(meeting, me)) {
    const paused = at.progress.pausedBy !== null;
    if ((paused ? may('resume') : may('pause')) === null) {
      add({
        id: 'pause',
        key: 'pause',
        command: paused ? 'resume' : 'pause',
        icon: paused ? 'play' : 'pause',
        label: paused ? t('turn.goOn') : t('turn.pauseSlot'),
        weight: 'side',
        variant: 'plain',
        act: () => void send({ type: paused ? 'resume' : 'pause', from }),
      });
    }
  }
  return actions;
}
