import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { stageBefore } from '../../../shared/meeting/agenda/steps';
import { isLead, leadNow } from '../../../shared/meeting/people/people';
import { stageNow } from '../../../shared/meeting/standing';
import { stageClock, undoNow } from '../../../shared/meeting/views/clocks';
import { currentStage } from '../../../shared/meeting/views/currentStage';
import { nextStage } from '../../../shared/meeting/views/nextStep';
import { moveOnVote, timeVote } from '../../../shared/meeting/views/votes';
import { useRoom } from '../../connection/hooks/context';
import { useMay, useMe, useMeeting, useShortNames } from '../../connection/hooks/meeting';
import { useAtNow } from '../../connection/hooks/now';
import { useSend } from '../../connection/hooks/send';
import { useMethodText } from '../../i18n/methodText';
import { GoButton, SoftButton, TextButton } from '../../ui/buttons';
import { Dialog, Menu } from '../../ui/dialog';
import type { MenuEntry } from '../../ui/dialogProps';
import { Icon } from '../../ui/icon';
import { MoreTime } from './moreTime';
import { NextButton } from './nextButton';
import { useShortcut } from './shortcuts';
import { useStageName } from './stageName';

/** The lead's controls. Everybody else reads in one line who leads and what comes next. */
export function LeadBar({ more, onConfirmSlots }: { more: readonly MenuEntry[]; onConfirmSlots: () => void }) {
  const meeting = useMeeting();
  const me = useMe();
  if (meeting.status === 'lobby') return <BeforeStart more={more} onConfirmSlots={onConfirmSlots} />;
  if (isLead(meeting, me)) return <Leading more={more} onConfirmSlots={onConfirmSlots} />;
  if (leadNow(meeting) === null) return <Together />;
  return <Following />;
}

/** People who may start the meeting get the button. The others read who will start it. */
function BeforeStart({ more, onConfirmSlots }: { more: readonly MenuEntry[]; onConfirmSlots: () => void }) {
  const { t } = useTranslation('room');
  const meeting = useMeeting();
  const nameOf = useShortNames();
  const me = useMe();
  const may = useMay();
  const lead = leadNow(meeting);
  if (may('startMeeting') !== null) {
    return (
      <p className="floor-follow floor-follow-phone">
        {lead ? t('before.waits', { name: nameOf(lead) }) : t('before.together')}
      </p>
    );
  }
  return (
    <div className="floor-lead">
      {isLead(meeting, me) ? (
        <div className="floor-tools">
          <MoreMenu more={more} />
        </div>
      ) : null}
      <NextButton onConfirmSlots={onConfirmSlots} />
    </div>
  );
}

function MoreMenu({ more }: { more: readonly MenuEntry[] }) {
  const { t } = useTranslation('room');
  return (
    <Menu label={t('lead.more')} className="ui-text-button" entries={more}>
      <Icon name="more" size={18} />
      {t('lead.more')}
    </Menu>
  );
}

function Leading({ more, onConfirmSlots }: { more: readonly MenuEntry[]; onConfirmSlots: () => void }) {
  const { t } = useTranslation('room');
  const method = useMethodText();
  const meeting = useMeeting();
  const send = useSend();
  const [timeFor, setTimeFor] = useState<string | null>(null);
  const at = currentStage(meeting);
  const from = at?.stage.key ?? '';
  const may = useMay();
  const before = stageBefore(meeting);
  const cannotGoBack = before === null ? 'nothingBefore' : may('goBack') === null ? null : 'counting';
  const goBack = () => before && void send({ type: 'goBack', from, to: before.key });
  const paused = at !== null && at.progress.pausedBy !== null;
  const pause = () => void send({ type: paused ? 'resume' : 'pause', from });
  const mayPause = (paused ? may('resume') : may('pause')) === null;
  useShortcut('back', cannotGoBack === null ? goBack : null);
  useShortcut('pause', mayPause ? pause : null);
  useShortcut('moreTime', may('extendStage') === null ? () => setTimeFor(from) : null);
  return (
    <div className="floor-lead">
      <UndoLine />
      <div className="floor-tools" role="toolbar" aria-label={t('lead.tools')}>
        <TextButton
          icon="back"
          closed={cannotGoBack === null ? null : t(`lead.cannotGoBack.${cannotGoBack}`)}
          onClick={goBack}
        >
          {t('lead.back')}
          {before ? <span className="aloud">, {t('lead.backTo', { name: method.name(before.words) })}</span> : null}
        </TextButton>
        <TextButton icon={paused ? 'play' : 'pause'} closed={mayPause ? null : t('lead.noClock')} onClick={pause}>
          {paused ? t('lead.resume') : t('lead.pause')}
        </TextButton>
        <TextButton
          icon="clock"
          closed={may('extendStage') === null ? null : t('lead.noClock')}
          onClick={() => setTimeFor(from)}
        >
          {t('lead.moreTime')}
        </TextButton>
        <MoreMenu more={more} />
      </div>
      <NextButton onConfirmSlots={onConfirmSlots} />
      <Dialog
        title={t('more.dialog')}
        open={timeFor !== null && timeFor === from}
        onClose={() => setTimeFor(null)}
        foot={<SoftButton onClick={() => setTimeFor(null)}>{t('close')}</SoftButton>}
      >
        <MoreTime onDone={() => setTimeFor(null)} />
        <p className="faint">{t('more.protected')}</p>
      </Dialog>
    </div>
  );
}

/** For 10 seconds, the last step can be undone. */
function UndoLine() {
  const { t } = useTranslation('room');
  const method = useMethodText();
  const meeting = useMeeting();
  const me = useMe();
  const send = useSend();
  const at = stageNow(meeting);
  const seconds = useAtNow((now) => Math.ceil((undoNow(meeting, now)?.leftMs ?? 0) / 1000));
  const nameKey = useAtNow((now) => undoNow(meeting, now)?.from.words ?? null);
  const act = () => at && void send({ type: 'undoAdvance', from: at });
  useShortcut('undo', nameKey && isLead(meeting, me) ? act : null);
  if (!nameKey) return null;
  return (
    <div className="floor-undo">
      <TextButton icon="undo" onClick={act}>
        {t('lead.undo', { name: method.name(nameKey) })}
        <span className="num" aria-hidden="true">
          {seconds}
        </span>
      </TextButton>
    </div>
  );
}

/** For groups without a lead: the meeting moves on when more than half of those present ask for it. */
function Together() {
  const { t } = useTranslation(['room', 'method']);
  const stageName = useStageName();
  const meeting = useMeeting();
  const me = useMe();
  const send = useSend();
  const sending = useRoom((state) => state.sending.has('askToMoveOn'));
  const at = currentStage(meeting);
  const isOver = useAtNow((now) => (stageClock(meeting, now)?.leftMs ?? 1) < 0);
  const may = useMay();
  const asked = at?.progress.moveOn.includes(me) ?? false;
  const ask = () => at && void send({ type: 'askToMoveOn', from: at.stage.key, on: !asked });
  useShortcut('next', at && may('askToMoveOn') === null ? ask : null);
  if (!at) return null;
  const next = nextStage(meeting);
  const askedTime = at.progress.moreTime.includes(me);
  return (
    <div className="floor-lead">
      <div className="floor-tools">
        <TextButton
          icon="clock"
          closed={may('askForTime') === null ? null : t('lead.noClock')}
          aria-pressed={askedTime}
          onClick={() => void send({ type: 'askForTime', from: at.stage.key, on: !askedTime })}
        >
          {t('together.time', { count: timeVote(meeting).count })}
        </TextButton>
      </div>
      <GoButton
        wide
        className="floor-next"
        icon={asked ? 'check' : 'next'}
        plain={asked}
        due={isOver}
        pending={sending}
        closed={may('askToMoveOn') === null ? null : t('together.alone')}
        small={t('together.count', moveOnVote(meeting))}
        onClick={ask}
      >
        {asked ? t('together.asked') : next ? t('together.ask', { name: stageName(next) }) : t('together.askEnd')}
      </GoButton>
    </div>
  );
}

function Following() {
  const { t } = useTranslation(['room', 'method']);
  const stageName = useStageName();
  const meeting = useMeeting();
  const nameOf = useShortNames();
  const send = useSend();
  const lead = leadNow(meeting);
  const next = nextStage(meeting);
  const may = useMay();
  if (may('takeLeadBack') === null) {
    return (
      <div className="floor-lead">
        <GoButton
          wide
          className="floor-next"
          icon="lead"
          small={lead ? t('lead.hasIt', { name: nameOf(lead) }) : undefined}
          onClick={() => void send({ type: 'takeLeadBack' })}
        >
          {t('lead.takeBack')}
        </GoButton>
      </div>
    );
  }
  return (
    <p className="floor-follow">
      {lead ? t('lead.leads', { name: nameOf(lead) }) : null}{' '}
      {next ? t('lead.comesNext', { name: stageName(next) }) : null}
    </p>
  );
}
