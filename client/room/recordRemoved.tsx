import { useTranslation } from 'react-i18next';
import { type EventOf, useEventNews } from '../connection/hooks/eventNews';
import { useMe, useShortNames } from '../connection/hooks/meeting';
import { TextButton } from '../ui/buttons';
import { Notice } from '../ui/notice';
import { useShownFor } from '../ui/shownFor';

/** Long enough to read one sentence twice. */
const SHOWN_MS = 15_000;

const whoRemoved = ({ by }: EventOf<'recordRemoved'>) => by;

/** Tells everybody what the lead removed. The notice disappears after a while, but its author has to close it. */
export function RecordRemoved() {
  const { t } = useTranslation(['room', 'roomDialogs']);
  const me = useMe();
  const nameOf = useShortNames();
  const [last, setLast] = useEventNews('recordRemoved', whoRemoved);
  useShownFor(last, setLast, last?.of === me ? null : SHOWN_MS);
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
