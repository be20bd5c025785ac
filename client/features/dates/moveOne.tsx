import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AheadDate, GroupDates } from '../../../shared/protocol/dates';
import type { GroupPage } from '../../../shared/protocol/groups';
import { changeSeries } from '../../connection/datesApi';
import { ownZone } from '../../ui/text/zones';
import { MoveDateDialog } from './moveDateDialog';
import { useSending } from './useSending';

/** Moves one date of the series, meant on the clock of the group. */
export function MoveOne({
  page,
  dates,
  date,
  changed,
  onClose,
}: {
  page: GroupPage;
  dates: GroupDates;
  date: AheadDate;
  changed: () => void;
  onClose: () => void;
}) {
  const { t } = useTranslation('dates');
  const zone = dates.timeZone ?? ownZone();
  // What this was opened with: somebody else may have changed it since.
  const [version] = useState(dates.version);
  const { isBusy, problem, send } = useSending(({ error }) =>
    error === 'notNow' ? t('series.notBetween') : error === 'stale' ? t('series.stale') : null,
  );
  const move = async (to: string) => {
    const ask = { version, change: 'move' as const, day: date.day, to };
    if ((await send(() => changeSeries(page.group, ask))) === null) return;
    changed();
    onClose();
  };
  return (
    <MoveDateDialog
      about={t('series.moveAbout')}
      {...{ zone, isBusy, problem, onClose }}
      at={date.at}
      onMove={(to) => void move(to)}
    />
  );
}
