import { useTranslation } from 'react-i18next';
import { slotOfClient } from '../../../shared/meeting/agenda/recut';
import { leadNow } from '../../../shared/meeting/people/people';
import type { Help, SlotWish } from '../../../shared/meeting/state';
import { minutesToAsk } from '../../../shared/meeting/views/orderPreview';
import { useMe, useMeeting, useShortNames } from '../../connection/hooks/meeting';
import { useSend } from '../../connection/hooks/send';
import { Tick } from '../../ui/choice';
import { SelectField } from '../../ui/field';
import { useLatest } from '../../ui/useLatest';
import { IssueLine } from './issueLine';

const priorities = ['A', 'B', 'C'] as const;
const helps: Help[] = ['questions', 'ideas', 'experience', 'materials', 'advice'];

/** What I want: a slot, how long, my issue in one line, and what would help me. What I choose is shown at once. */
export function MySlot({
  mine,
  request,
  confirmed,
  isCase,
  asksPriority,
  isOn,
}: {
  mine: SlotWish;
  request: (change: (from: SlotWish) => SlotWish) => void;
  confirmed: boolean;
  /** One case is chosen, and minutes are not shared. */
  isCase: boolean;
  asksPriority: boolean;
  /** I am on the list as it stands. */
  isOn: boolean;
}) {
  const { t } = useTranslation(['slots', 'room']);
  const meeting = useMeeting();
  const me = useMe();
  const nameOf = useShortNames();
  const send = useSend();
  const slot = slotOfClient(meeting, me);
  const [help, chooseHelp] = useLatest<Help[]>(slot?.help ?? [], (next) =>
    slot === undefined ? Promise.resolve(false) : send({ type: 'setHelp', slot: slot.id, help: next }),
  );
  const lead = leadNow(meeting);
  const whyClosed = lead === null || lead === me ? t('closedTogether') : t('closed', { name: nameOf(lead) });
  const wants = confirmed ? isOn : mine.slot;
  return (
    <>
      <h3>{t('mine')}</h3>
      <Tick
        checked={wants}
        disabled={confirmed}
        note={confirmed ? `${isOn ? '' : `${t('noneForYou')} `}${whyClosed}` : undefined}
        onChange={(on) => request((from) => ({ ...from, slot: on }))}
      >
        {t(isCase ? 'bring' : 'iNeed')}
      </Tick>
      {!confirmed && mine.slot && !isCase ? (
        <SelectField
          label={t('minutes')}
          hint={t('minutesHint')}
          value={mine.minutes ?? ''}
          onChange={(event) => {
            const minutes = Number(event.target.value) || null;
            request((from) => ({ ...from, minutes }));
          }}
        >
          <option value="">{t('anyMinutes')}</option>
          {minutesToAsk(meeting).map((minutes) => (
            <option key={minutes} value={minutes}>
              {t('room:agenda.minutes', { count: minutes })}
            </option>
          ))}
        </SelectField>
      ) : null}
      {!confirmed && mine.slot && asksPriority ? (
        <SelectField
          label={t('priority')}
          value={mine.priority ?? ''}
          onChange={(event) => {
            const chosen = priorities.find((each) => each === event.target.value);
            request(({ priority: _, ...from }) => (chosen === undefined ? from : { ...from, priority: chosen }));
          }}
        >
          <option value="">{t('noPriority')}</option>
          {priorities.map((each) => (
            <option key={each} value={each}>
              {t(`priorities.${each}`)}
            </option>
          ))}
        </SelectField>
      ) : null}
      {wants ? <IssueLine slot={slot ?? null} help={help} /> : null}
      {slot && wants ? (
        <fieldset className="floor-help">
          <legend>{t('help')}</legend>
          {helps.map((each) => (
            <Tick
              key={each}
              checked={help.includes(each)}
              onChange={(on) => chooseHelp((from) => (on ? [...from, each] : from.filter((other) => other !== each)))}
            >
              {t(`room:help.${each}`)}
            </Tick>
          ))}
          {meeting.agenda.some((stage) => stage.needs === 'adviceWanted') ? (
            <p className="faint">{t('helpHint')}</p>
          ) : null}
        </fieldset>
      ) : null}
    </>
  );
}
