import { currentStage } from '../../shared/meeting/views/currentStage';
import { useMeeting } from '../connection/hooks/meeting';
import { messages } from '../i18n/load';
import { lazyPage } from '../ui/lazy/lazyPage';
import { QuietPlace } from '../ui/lazy/places';
import { belowPrompt } from './belowPrompt';
import { ComingDate } from './comingDate';
import { isOpening } from './lastChange';

const ComesBack = lazyPage(async () => (await import('../features/floor/comesBack')).ComesBack, messages('comesBack'));
const DoneSince = lazyPage(async () => (await import('../features/plan/doneSince')).DoneSince, messages('doneSince'));
const StageBeside = lazyPage(
  async () => (await import('../features/ballot/stageBeside')).StageBeside,
  messages('ballot'),
);
const WritingBeside = lazyPage(
  async () => (await import('../features/writing/beside')).WritingBeside,
  messages('writing'),
);

/** What stands below the prompt of the stage in hand. Most stages have nothing of it, so the room is drawn without this file. */
export function BesideStage({
  isDemo,
  isFirst,
  onShow,
}: {
  isDemo: boolean;
  /** The group has not met before. */
  isFirst: boolean;
  onShow: (panel: 'pages' | 'plan' | 'previousActions') => void;
}) {
  const meeting = useMeeting();
  const stage = currentStage(meeting)?.stage;
  const parts = {
    beside: <StageBeside />,
    pages: <WritingBeside onPages={() => onShow('pages')} />,
    nextDate: <ComingDate group={meeting.group} />,
    doneSince: <DoneSince onAll={() => onShow('previousActions')} />,
    stillOpen: <ComesBack onPlan={() => onShow('plan')} />,
  };
  const what = belowPrompt(meeting, stage, { isDemo, greets: isOpening(meeting) && !isFirst });
  return what.map((one) => <QuietPlace key={one}>{parts[one]}</QuietPlace>);
}
