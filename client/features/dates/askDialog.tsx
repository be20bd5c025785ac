import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { GroupId, MeetingId, Time } from '../../../shared/meeting/state';
import type { Poll } from '../../../shared/protocol/dates';
import { askDates } from '../../connection/datesApi';
import { serverNow } from '../../connection/serverTime';
import { GoButton, SoftButton, TextButton } from '../../ui/buttons';
import { Choice } from '../../ui/choice';
import { Dialog } from '../../ui/dialog';
import { TextField } from '../../ui/field';
import { Notice } from '../../ui/notice';
import { dateTimeText } from '../../ui/text/when';
import { daysLater, fieldValue, ownZone, placeOf } from '../../ui/text/zones';
import { useSending } from './useSending';

const MOST = 12;

type Row = { key: number; wall: string };

/**
 * Proposes times to the group: three days from `first`, only to begin with. Where a date is planned, it is said before whether
 * another time for that is found, or a further date.
 */
export function AskDialog({
  group,
  first,
  planned = null,
  moves = false,
  onClose,
  onAsked,
}: {
  group: GroupId;
  first: string;
  planned?: { meeting: MeetingId; startsAt: Time } | null;
  /** What is chosen first. */
  moves?: boolean;
  onClose: () => void;
  onAsked: (poll: Poll) => void;
}) {
  const { t } = useTranslation('dates');
  const [moved, setMoved] = useState(moves ? planned : null);
  const [rows, setRows] = useState<Row[] | null>(null);
  const { isBusy, problem, send } = useSending(({ error }) =>
    error === 'badInput' ? t('ask.bad') : error === 'stale' ? t('ask.stale') : null,
  );
  const zone = ownZone();
  const begin = moved === null ? first : daysLater(fieldValue(moved.startsAt, zone), 1);
  const shown = rows ?? [0, 1, 2].map((key) => ({ key, wall: daysLater(begin, key) }));
  const times = [...new Set(shown.map(({ wall }) => wall.slice(0, 16)).filter((wall) => wall !== ''))];
  const ask = async () => {
    const wanted = { timeZone: zone, times: times.map((wall) => ({ wall })), moves: moved?.meeting ?? null };
    const asked = await send(() => askDates(group, wanted));
    if (asked !== null) onAsked(asked.value);
  };
  const change = (key: number, wall: string) => setRows(shown.map((row) => (row.key === key ? { key, wall } : row)));
  return (
    <Dialog
      title={moved === null ? t('ask.title') : t('ask.titleMoves', { when: dateTimeText(moved.startsAt, serverNow()) })}
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
      {planned === null ? null : (
        <Choice
          className="dates-which"
          legend={t('ask.which')}
          options={[
            {
              value: 'further',
              label: t('ask.further'),
              note: t('ask.furtherNote', { when: dateTimeText(planned.startsAt, serverNow()) }),
            },
            {
              value: 'moves',
              label: t('ask.moves', { when: dateTimeText(planned.startsAt, serverNow()) }),
              note: t('ask.movesNote'),
            },
          ]}
          value={moved === null ? 'further' : 'moves'}
          onChange={(value) => setMoved(value === 'moves' ? planned : null)}
        />
      )}
      <ol className="dates-proposals">
        {shown.map(({ key, wall }, index) => (
          <li key={key}>
            <TextField
              label={t('ask.time', { number: index + 1, place: placeOf(zone) })}
              type="datetime-local"
              value={wall}
              onChange={(event) => change(key, event.target.value)}
            />
            {shown.length > 2 ? (
              <TextButton
                icon="close"
                aria-label={t('ask.remove', { number: index + 1 })}
                onClick={() => setRows(shown.filter((row) => row.key !== key))}
              />
            ) : null}
          </li>
        ))}
      </ol>
      {shown.length < MOST ? (
        <TextButton
          onClick={() => setRows([...shown, { key: Math.max(...shown.map((row) => row.key)) + 1, wall: '' }])}
        >
          {t('ask.add')}
        </TextButton>
      ) : null}
      {problem === null ? null : <Notice kind="refused">{problem}</Notice>}
    </Dialog>
  );
}
