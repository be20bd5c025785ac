import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Event } from '../../../shared/meeting/events';
import { mayReadPage } from '../../../shared/meeting/rights/pages';
import { currentStage } from '../../../shared/meeting/views/currentStage';
import { stageReadIn } from '../../../shared/meeting/views/pages';
import { useConnection } from '../../connection/hooks/context';
import { useMe, useMeeting, useShortNames } from '../../connection/hooks/meeting';
import { SoftButton, TextButton } from '../../ui/buttons';
import { Notice } from '../../ui/notice';
import { usePagesTab } from './choosing';

type Released = Extract<Event, { type: 'pageReleased' }>;

/** Long enough to read one sentence twice. */
const SHOWN_MS = 15_000;

/** Somebody has shown a page to the group, or given one to me. Where it is read out, it stands beside the round already. */
export function PageNews({ onRead }: { onRead: () => void }) {
  const { t } = useTranslation(['writing', 'room']);
  const connection = useConnection();
  const meeting = useMeeting();
  const me = useMe();
  const nameOf = useShortNames();
  const [, setTab] = usePagesTab();
  const [last, setLast] = useState<Released | null>(null);
  useEffect(
    () =>
      connection.on('meeting:events', ({ events }) => {
        const news = events.findLast((event) => event.type === 'pageReleased' && event.member !== me);
        if (news?.type === 'pageReleased') setLast(news);
      }),
    [connection, me],
  );
  useEffect(() => {
    if (last === null) return;
    const timer = setTimeout(() => setLast(null), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [last]);
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
