import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { deputyOf, isLead } from '../../../shared/meeting/people/people';
import { goesOnIn } from '../../../shared/meeting/views/clocks';
import { leadVote } from '../../../shared/meeting/views/votes';
import { useRoom } from '../../connection/hooks/context';
import { useMay, useMe, useMeeting, useShortNames, useWholeMeeting } from '../../connection/hooks/meeting';
import { useAtNow } from '../../connection/hooks/now';
import { dismissRefusal, useRefusal, useSend } from '../../connection/hooks/send';
import { isCutOff } from '../../connection/roomState';
import { useMedia, useMediaRoom } from '../../media/context';
import { SoftButton, TextButton } from '../../ui/buttons';
import { Notice } from '../../ui/notice';
import { HalfTime } from './halfTime';
import { LeadsInstead } from './leadsInstead';

/**
 * Notices that have to be read now: a lost connection, a refusal, somebody who asks to lead. Never
 * two of one kind.
 */
export function Banners({ mediaAway }: { mediaAway: boolean }) {
  return (
    <>
      <ConnectionBanner mediaAway={mediaAway} />
      <RefusalBanner />
      <SoundClick />
      <WarnNext />
      <LeadLost />
      <LeadsInstead />
      <HalfTime />
    </>
  );
}

const BACK_SHOWN_MS = 3_000;

/** For a moment after the connection is back, so that nobody waits for a notice that has gone. */
function useIsBack(): boolean {
  const cutOff = useRoom(isCutOff);
  const wasCutOff = useRef(cutOff);
  const [isBack, setBack] = useState(false);
  useEffect(() => {
    if (wasCutOff.current === cutOff) return;
    wasCutOff.current = cutOff;
    setBack(!cutOff);
    if (cutOff) return;
    const timer = setTimeout(() => setBack(false), BACK_SHOWN_MS);
    return () => clearTimeout(timer);
  }, [cutOff]);
  return isBack;
}

/** The whole connection is lost, or only sound and picture while the agenda goes on. */
function ConnectionBanner({ mediaAway }: { mediaAway: boolean }) {
  const { t } = useTranslation('room');
  const link = useRoom((state) => state.link.kind);
  const isSilent = useRoom((state) => state.isSilent);
  const isBack = useIsBack();
  if (link === 'reconnecting' || link === 'connecting') {
    return (
      <Notice kind="warn" mark="connectionLost">
        {t('banner.reconnecting')}
      </Notice>
    );
  }
  if (isSilent) {
    return (
      <Notice kind="warn" mark="connectionLost">
        {t('banner.silent')}
      </Notice>
    );
  }
  if (isBack) return <Notice mark="check">{t('banner.back')}</Notice>;
  return mediaAway ? <Notice kind="warn">{t('banner.mediaAway')}</Notice> : null;
}

function RefusalBanner() {
  const { t } = useTranslation(['room', 'refusals']);
  const refusal = useRefusal();
  if (!refusal) return null;
  return (
    <Notice
      key={refusal.count}
      kind="refused"
      actions={<TextButton icon="close" aria-label={t('close')} onClick={dismissRefusal} />}
    >
      {refusal.kind === 'fault'
        ? t('refusals:internal', { ref: refusal.ref })
        : t(`refusals:${refusal.code}`, { ...refusal.detail })}
    </Notice>
  );
}

/** The lead lost the connection: the deputy takes over after a while, or those present choose a lead. */
function LeadLost() {
  const { t } = useTranslation('room');
  const meeting = useWholeMeeting();
  const me = useMe();
  const nameOf = useShortNames();
  const send = useSend();
  const may = useMay();
  const { acting, lostAt } = meeting.leadership;
  if (meeting.leadership.mode !== 'led' || acting === null || lostAt === null) return null;
  const deputy = deputyOf(meeting);
  if (deputy !== null) {
    const name = nameOf(acting);
    return (
      <Notice kind="warn">
        {deputy === me ? t('banner.deputySoonMe', { name }) : t('banner.deputySoon', { name, deputy: nameOf(deputy) })}
      </Notice>
    );
  }
  return (
    <Notice
      kind="warn"
      actions={
        may('supportLead') === null ? (
          <SoftButton onClick={() => void send({ type: 'supportLead', candidate: me })}>
            {t('banner.takeLead', leadVote(meeting, me))}
          </SoftButton>
        ) : undefined
      }
    >
      {t('banner.leadLost', { name: nameOf(acting) })}
    </Notice>
  );
}

/** Browsers play no sound before the first click on a page. */
function SoundClick() {
  const { t } = useTranslation('room');
  const media = useMediaRoom();
  const needsClick = useMedia((state) => state.local.needsClick);
  if (!needsClick) return null;
  return (
    <Notice
      kind="warn"
      actions={<SoftButton onClick={() => void media.resumeSound()}>{t('banner.playSound')}</SoftButton>}
    >
      {t('banner.noSound')}
    </Notice>
  );
}

/** Breaks and silent writing go on by themselves. This warns 10 seconds before. */
function WarnNext() {
  const { t } = useTranslation('room');
  const meeting = useMeeting();
  const me = useMe();
  const seconds = useAtNow((now) => {
    const left = goesOnIn(meeting, now);
    return left !== null && left <= 10_000 ? Math.ceil(left / 1000) : null;
  });
  if (seconds === null) return null;
  return <Notice>{t(isLead(meeting, me) ? 'banner.goesOnLead' : 'banner.goesOn', { count: seconds })}</Notice>;
}
