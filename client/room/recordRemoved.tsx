import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Event } from '../../shared/meeting/events';
import { useConnection } from '../connection/hooks/context';
import { useMe, useShortNames } from '../connection/hooks/meeting';
import { TextButton } from '../ui/buttons';
import { Notice } from '../ui/notice';

type Removed = Extract<Event, { type: 'recordRemoved' }>;

/** Long enough to read one sentence twice. */
const SHOWN_MS = 15_000;

/** Tells everybody what the lead removed. The notice disappears after a while, but its author has to close it. */
export function RecordRemoved() {
  const { t } = useTranslation(['room', 'roomDialogs']);
  const connection = useConnection();
  const me = useMe();
  const nameOf = useShortNames();
  const [last, setLast] = useState<Removed | null>(null);
  useEffect(
    () =>
      connection.on('meeting:events', ({ events }) => {
        const removed = events.findLast((event) => event.type === 'recordRemoved');
        if (removed && removed.by !== me) setLast(removed);
      }),
    [connection, me],
  );
  useEffect(() => {
    if (last === null || last.of === me) return;
    const timer = setTimeout(() => setLast(null), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [last, me]);
  if (last === null) return null;
  const text =
    last.of === me
      ? t(`roomDialogs:removed.mine.${last.record}`, { lead: nameOf(last.by) })
      : t(`roomDialogs:removed.${last.record}`, { lead: nameOf(last.by), name: nameOf(last.of) });
  return (
    <Notice actions={<TextButton onClick={() => setLast(null)}>{t('close')}</TextButton>}>
      <span role="status">{text}</span>
    </Notice>
  );
}
