import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { GroupId } from '../../../shared/meeting/state';
import type { Poll } from '../../../shared/protocol/dates';
import { askDates } from '../../connection/datesApi';
import { GoButton, SoftButton, TextButton } from '../../ui/buttons';
import { Dialog } from '../../ui/dialog';
import { TextField } from '../../ui/field';
import { Notice } from '../../ui/notice';
import { daysLater, ownZone, placeOf } from '../../ui/text/zones';
import { useSending } from './useSending';

const MOST = 12;

type Row = { key: number; wall: string };

/** Proposes times to the group: three days from `first`, only to begin with. */
export function AskDialog({
  group,
  first,
  onClose,
  onAsked,
}: {
  group: GroupId;
  first: string;
  onClose: () => void;
  onAsked: (poll: Poll) => void;
}) {
  const { t } = useTranslation('dates');
  const [rows, setRows] = useState<Row[]>(() => [0, 1, 2].map((key) => ({ key, wall: daysLater(first, key) })));
  const { isBusy, problem, send } = useSending(({ error }) => (error === 'badInput' ? t('ask.bad') : null));
  const zone = ownZone();
  const times = [...new Set(rows.map(({ wall }) => wall.slice(0, 16)).filter((wall) => wall !== ''))];
  const ask = async () => {
    const asked = await send(() => askDates(group, { timeZone: zone, times: times.map((wall) => ({ wall })) }));
    if (asked !== null) onAsked(asked.value);
  };
  const change = (key: number, wall: string) =>
    setRows((before) => before.map((row) => (row.key === key ? { key, wall } : row)));
  return (
    <Dialog
      title={t('ask.title')}
      open
      onClose={onClose}
      foot={
        <>
          <SoftButton onClick={onClose}>{t('cancel')}</SoftButton>
          <GoButton pending={isBusy} closed={times.length < 2 ? t('ask.twoTimes') : null} onClick={() => void ask()}>
            {t('ask.send')}
          </GoButton>
        </>
      }
    >
      <p className="quiet">{t('ask.about')}</p>
      <ol className="dates-proposals">
        {rows.map(({ key, wall }, index) => (
          <li key={key}>
            <TextField
              label={t('ask.time', { number: index + 1, place: placeOf(zone) })}
              type="datetime-local"
              value={wall}
              onChange={(event) => change(key, event.target.value)}
            />
            {rows.length > 2 ? (
              <TextButton
                icon="close"
                aria-label={t('ask.remove', { number: index + 1 })}
                onClick={() => setRows(rows.filter((row) => row.key !== key))}
              />
            ) : null}
          </li>
        ))}
      </ol>
      {rows.length < MOST ? (
        <TextButton onClick={() => setRows([...rows, { key: Math.max(...rows.map((row) => row.key)) + 1, wall: '' }])}>
          {t('ask.add')}
        </TextButton>
      ) : null}
      {problem === null ? null : <Notice kind="refused">{problem}</Notice>}
    </Dialog>
  );
}
