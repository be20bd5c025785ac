import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { stageBefore } from '../../../shared/meeting/agenda/steps';
import { isLead } from '../../../shared/meeting/people/people';
import { currentStage } from '../../../shared/meeting/views/currentStage';
import { useMay, useMe, useMeeting } from '../../connection/hooks/meeting';
import { useSend } from '../../connection/hooks/send';
import { useMethodText } from '../../i18n/methodText';
import { SoftButton } from '../../ui/buttons';
import { Dialog } from '../../ui/dialog';
import type { MenuEntry } from '../../ui/dialogProps';
import type { IconName } from '../../ui/icon';
import { lazyPage } from '../../ui/lazy/lazyPage';
import { LazyPlace } from '../../ui/lazy/lazyPlace';
import { Waiting } from '../../ui/waiting';
import { useShortcut } from './shortcuts';

/** Loaded when somebody asks for more time. */
const MoreTime = lazyPage(async () => (await import('./moreTime')).MoreTime);

/** `about` says more to people who hear the label. */
export type LeadTool = MenuEntry & { icon: IconName; about: string | null };

/** What the lead can do with the running stage beside moving on, and the dialog that one of the tools opens. */
export function useLeadTools(): { tools: readonly LeadTool[]; dialog: React.ReactNode } {
  const { t } = useTranslation('room');
  const method = useMethodText();
  const meeting = useMeeting();
  const me = useMe();
  const send = useSend();
  const may = useMay();
  const [timeFor, setTimeFor] = useState<string | null>(null);
  const at = currentStage(meeting);
  const from = at?.stage.key ?? '';
  const leads = meeting.status === 'running' && isLead(meeting, me);
  const before = stageBefore(meeting);
  const cannotGoBack = before === null ? 'nothingBefore' : may('goBack') === null ? null : 'counting';
  const goBack = () => before && void send({ type: 'goBack', from, to: before.key });
  const paused = at !== null && at.progress.pausedBy !== null;
  const pause = () => void send({ type: paused ? 'resume' : 'pause', from });
  const mayPause = (paused ? may('resume') : may('pause')) === null;
  const mayExtend = may('extendStage') === null;
  const askForTime = () => setTimeFor(from);
  useShortcut('back', leads && cannotGoBack === null ? goBack : null);
  useShortcut('pause', leads && mayPause ? pause : null);
  useShortcut('moreTime', leads && mayExtend ? askForTime : null);
  if (!leads) return { tools: [], dialog: null };
  const noClock = t('lead.noClock');
  return {
    tools: [
      {
        id: 'back',
        label: t('lead.back'),
        about: before ? t('lead.backTo', { name: method.name(before.words) }) : null,
        icon: 'back',
        closed: cannotGoBack === null ? null : t(`lead.cannotGoBack.${cannotGoBack}`),
        onChoose: goBack,
      },
      {
        id: 'pause',
        label: paused ? t('lead.resume') : t('lead.pause'),
        about: null,
        icon: paused ? 'play' : 'pause',
        closed: mayPause ? null : noClock,
        onChoose: pause,
      },
      {
        id: 'moreTime',
        label: t('lead.moreTime'),
        about: null,
        icon: 'clock',
        closed: mayExtend ? null : noClock,
        onChoose: askForTime,
      },
    ],
    dialog: (
      <Dialog
        title={t('more.dialog')}
        open={timeFor !== null && timeFor === from}
        onClose={() => setTimeFor(null)}
        foot={<SoftButton onClick={() => setTimeFor(null)}>{t('close')}</SoftButton>}
      >
        <LazyPlace loading={<Waiting />} failed={() => null}>
          <MoreTime onDone={() => setTimeFor(null)} />
        </LazyPlace>
        <p className="faint">{t('more.protected')}</p>
      </Dialog>
    ),
  };
}
