import { useTranslation } from 'react-i18next';
import { distinctNames } from '../../../shared/distinctNames';
import type { Poll } from '../../../shared/protocol/dates';
import { Round, type RoundSeat } from '../../ui/round/round';
import { dayText, timeOfDay } from '../../ui/text/when';
import { ownZone, placeOf, timeIn } from '../../ui/text/zones';
import { useHours } from './useHours';

const MINUTE = 60_000;

/** Who can come at one time, and what hour it is for them: the time in hand, else the best so far. */
export function PollRound({ poll, pointed }: { poll: Poll; pointed: string | null }) {
  const { t } = useTranslation('dates');
  const { hour } = useHours();
  const shown = poll.fixed?.time ?? pointed ?? poll.best[0] ?? poll.times[0]?.time;
  const time = poll.times.find((one) => one.time === shown);
  if (time === undefined) return null;
  const names = distinctNames(poll.people.map(({ member, name }) => ({ id: member, name })));
  const mine = poll.people.findIndex(({ member }) => member === poll.me);
  const fromMe = mine < 0 ? poll.people : [...poll.people.slice(mine), ...poll.people.slice(0, mine)];
  const seats = fromMe.map(({ member, name }): RoundSeat => {
    const answer = time.answers[member];
    const zone = member === poll.me ? ownZone() : poll.zones[member];
    const there = zone === undefined ? null : `${hour(timeIn(time.at, zone))} ${placeOf(zone)}`;
    const word = answer === 'yes' ? there : t(`poll.key.${answer ?? 'none'}`);
    return {
      id: member,
      name,
      label: member === poll.me ? t('poll.you') : (names.get(member)?.short ?? name),
      word,
      stands: answer === 'ifNeedBe',
      ...(answer === undefined || answer === 'no' ? { look: 'away' as const } : {}),
    };
  });
  return (
    <aside className="poll-round">
      <Round label={t('poll.people')} seats={seats}>
        <strong className="poll-round-day">{dayText(time.at, 0)}</strong>
        <span className="quiet">
          {timeOfDay(time.at)}–{timeOfDay(time.at + poll.minutes * MINUTE)}
        </span>
      </Round>
    </aside>
  );
}
