import { useTranslation } from 'react-i18next';
import { mayReadPage } from '../../../shared/meeting/rights/pages';
import { currentStage } from '../../../shared/meeting/views/currentStage';
import { stageReadIn } from '../../../shared/meeting/views/pages';
import { type EventOf, useEventNews } from '../../connection/hooks/eventNews';
import { useMe, useMeeting, useShortNames } from '../../connection/hooks/meeting';
import { SoftButton, TextButton } from '../../ui/buttons';
import { Notice } from '../../ui/notice';
import { useShownFor } from '../../ui/shownFor';
import { usePagesTab } from './choosing';

/** Long enough to read one sentence twice. */
const SHOWN_MS = 15_000;

const whoReleased = ({ member }: EventOf<'pageReleased'>) => member;

/** Somebody has shown a page to the group, or given one to me. Where it is read out, it stands beside the round already. */
export function PageNews({ onRead }: { onRead: () => void }) {
  const { t } = useTranslation(['writing', 'room']);
  const meeting = useMeeting();
  const me = useMe();
  const nameOf = useShortNames();
  const [, setTab] = usePagesTab();
  const [last, setLast] = useEventNews('pageReleased', whoReleased);
  useShownFor(last, setLast, SHOWN_MS);
  if (last === null || last.to === 'owner' || !mayReadPage(meeting, me, last.stage, last.member)) return null;
  const at = currentStage(meeting);
  if (at !== null && stageReadIn(meeting, at.stage) === last.stage) return null;
  const read = () => {
    setLast(null);
    setTab('shown');
    onRead();
  };
  return (
    <Notice
      actions={
        <>
          <SoftButton onClick={read}>{t('news.read')}</SoftButton>
          <TextButton onClick={() => setLast(null)}>{t('room:close')}</TextButton>
        </>
      }
    >
      <span role="status">{t(last.to === 'group' ? 'news.group' : 'news.client', { name: nameOf(last.member) })}</span>
    </Notice>
  );
}
