import { useTranslation } from 'react-i18next';
import { clientNow, isLead, leadNow } from '../../../shared/meeting/people/people';
import { stageClock } from '../../../shared/meeting/views/clocks';
import { currentStage } from '../../../shared/meeting/views/currentStage';
import { speakingNow } from '../../../shared/meeting/views/floor';
import { decidesBeside, nextStage } from '../../../shared/meeting/views/nextStep';
import { moveOnVote, timeVote } from '../../../shared/meeting/views/votes';
import { useRoom } from '../../connection/hooks/context';
import { useMay, useMe, useMeeting, useShortNames, useWholeMeeting } from '../../connection/hooks/meeting';
import { useAtNow } from '../../connection/hooks/now';
import { useSend } from '../../connection/hooks/send';
import { GoButton, SoftButton, TextButton } from '../../ui/buttons';
import { Menu } from '../../ui/dialog';
import type { MenuEntry } from '../../ui/dialogProps';
import { Icon } from '../../ui/icon';
import { useSmallScreen } from '../../ui/smallScreen';
import type { LeadTool } from './leadTools';
import { NextButton } from './nextButton';
import { useShortcut } from './shortcuts';
import { useStageName } from './stageName';
import { useWaits } from './waits';

/**
 * The lead's controls. Everybody else reads in one line who leads and what comes next. On small screens the tools and
 * the menu stand in the menu of one's own bar.
 */
export function LeadBar({
  tools,
  more,
  onDecide,
}: {
  tools: readonly LeadTool[];
  more: readonly MenuEntry[];
  onDecide: (panel: 'slots' | 'ballot') => void;
}) {
  const meeting = useMeeting();
  const me = useMe();
  const decides = useAtNow((now) => decidesBeside(meeting, me, now));
  if (meeting.status === 'lobby') return <BeforeStart more={more} onDecide={onDecide} />;
  if (isLead(meeting, me)) return <Leading tools={tools} more={more} onDecide={onDecide} />;
  if (decides) {
    return (
      <div className="floor-lead">
        <NextButton onDecide={onDecide} />
      </div>
    );
  }
  if (leadNow(meeting) === null) return <Together />;
  return <Following />;
}

/** People who may start the meeting get the button. The others read who will start it. */
function BeforeStart({
  more,
  onDecide,
}: {
  more: readonly MenuEntry[];
  onDecide: (panel: 'slots' | 'ballot') => void;
}) {
  const { t } = useTranslation('room');
  const meeting = useMeeting();
  const nameOf = useShortNames();
  const me = useMe();
  const may = useMay();
  const isSmall = useSmallScreen();
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
      {isLead(meeting, me) && !isSmall ? (
        <div className="floor-tools">
          <MoreMenu more={more} />
        </div>
      ) : null}
      <NextButton onDecide={onDecide} />
    </div>
  );
}

function MoreMenu({ more }: { more: readonly MenuEntry[] }) {
  const { t } = useTranslation('room');
  return (
    <Menu label={t('lead.more')} className="ui-text-button" entries={more}>
      <Icon name="more" size={18} />
      <span>{t('lead.more')}</span>
    </Menu>
  );
}

function Leading({
  tools,
  more,
  onDecide,
}: {
  tools: readonly LeadTool[];
  more: readonly MenuEntry[];
  onDecide: (panel: 'slots' | 'ballot') => void;
}) {
  const { t } = useTranslation('room');
  const isSmall = useSmallScreen();
  return (
    <div className="floor-lead">
      {isSmall ? null : (
        <div className="floor-tools" role="toolbar" aria-label={t('lead.tools')}>
          {tools.map(({ id, label, about, icon, closed, onChoose }) => (
            <TextButton key={id} icon={icon} closed={closed} onClick={onChoose}>
              <span>{label}</span>
              {about ? <span className="aloud">{`, ${about}`}</span> : null}
            </TextButton>
          ))}
          <MoreMenu more={more} />
        </div>
      )}
      <NextButton onDecide={onDecide} />
    </div>
  );
}

/** For groups without a lead: the meeting moves on when more than half of those present ask for it. */
function Together() {
  const { t } = useTranslation(['room', 'method']);
  const stageName = useStageName();
  const meeting = useMeeting();
  const whole = useWholeMeeting();
  const me = useMe();
  const send = useSend();
  const sending = useRoom((state) => state.sending.has('askToMoveOn'));
  const waits = useWaits();
  const at = currentStage(meeting);
  const isOver = useAtNow((now) => (stageClock(meeting, now)?.leftMs ?? 1) < 0);
  const may = useMay();
  const asked = at?.progress.moveOn.includes(me) ?? false;
  const ask = () => at && void send({ type: 'askToMoveOn', from: at.stage.key, on: !asked });
  useShortcut('next', at && waits === null && may('askToMoveOn') === null ? ask : null);
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
          {t('together.time', { count: timeVote(whole).count })}
        </TextButton>
      </div>
      <GoButton
        wide
        className="floor-next"
        icon={asked ? 'check' : 'next'}
        plain={asked}
        due={isOver}
        pending={sending}
        closed={waits ?? (may('askToMoveOn') === null ? null : t('together.alone'))}
        small={t('together.count', moveOnVote(whole))}
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
  const me = useMe();
  const nameOf = useShortNames();
  const send = useSend();
  const lead = leadNow(meeting);
  const next = nextStage(meeting);
  const may = useMay();
  const waits = useWaits();
  const speaks = useAtNow((now) => speakingNow(meeting, now).some(({ member }) => member === me));
  const takeBack = () => void send({ type: 'takeLeadBack' });
  if (may('takeLeadBack') === null && clientNow(meeting) === me) {
    // The lead is in their own slot, where somebody else is meant to lead.
    return (
      <p className="floor-follow floor-follow-phone">
        {lead ? t('lead.leads', { name: nameOf(lead) }) : null}
        <SoftButton icon="lead" closed={waits} onClick={takeBack}>
          {t('lead.takeBack')}
        </SoftButton>
      </p>
    );
  }
  if (may('takeLeadBack') === null) {
    return (
      <div className="floor-lead">
        <GoButton
          wide
          // Whoever speaks has a main button of their own.
          plain={speaks}
          className="floor-next"
          icon="lead"
          small={lead ? t('lead.hasIt', { name: nameOf(lead) }) : undefined}
          closed={waits}
          onClick={takeBack}
        >
          {t('lead.takeBack')}
        </GoButton>
      </div>
    );
  }
  return (
    <p className="floor-follow">
      {lead ? <span>{t('lead.leads', { name: nameOf(lead) })} </span> : null}
      {next ? <span>{t('lead.comesNext', { name: stageName(next) })}</span> : null}
    </p>
  );
}
