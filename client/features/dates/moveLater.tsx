import { useTranslation } from 'react-i18next';
import type { DatePlanned, GroupDates } from '../../../shared/protocol/dates';
import type { GroupPage } from '../../../shared/protocol/groups';
import { moveLater } from '../../connection/datesApi';
import { ownZone } from '../../ui/text/zones';
import { MoveDateDialog } from './moveDateDialog';
import { isOfDate, useSending } from './useSending';

/** Moves a date that somebody planned behind the next meeting. */
export function MoveLater({
  page,
  later: { date, startsAt },
  changed,
  onMoved,
  onClose,
}: {
  page: GroupPage;
  later: GroupDates['later'][number];
  changed: () => void;
  onMoved: (moved: DatePlanned) => void;
  onClose: () => void;
}) {
  const { t } = useTranslation('dates');
  const zone = ownZone();
  const { isBusy, problem, send } = useSending((refused) =>
    isOfDate(refused) ? t('plan.past') : refused.error === 'stale' ? t('plan.notNow') : null,
  );
  const move = async (wall: string) => {
    const moved = await send(() => moveLater(page.group, date, { wall, timeZone: zone }));
    changed();
    if (moved === null) return;
    onMoved(moved.value);
    onClose();
  };
  return (
    <MoveDateDialog
      about={t('later.moveAbout')}
      {...{ zone, isBusy, problem, onClose }}
      at={startsAt}
      onMove={(wall) => void move(wall)}
    />
  );
}
