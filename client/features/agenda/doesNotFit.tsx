import { useTranslation } from 'react-i18next';
import { MINUTE } from '../../../shared/meeting/clock';
import type { Timeline, TimelinePart } from '../../../shared/meeting/draft/timeline';
import { type WayOut, waysOut } from '../../../shared/meeting/draft/waysOut';
import { useMe } from '../../connection/hooks/meeting';
import { SoftButton } from '../../ui/buttons';
import { Icon } from '../../ui/icon';
import { timeOfDay } from '../../ui/text/when';
import type { Draft } from './draft';
import { useCalled } from './naming';
import { wholeMinute } from './wholeMinute';

/** How many minutes do not fit, what would be late by it, and what solves it with one tap. */
export function DoesNotFit({
  draft,
  line,
  mayChange,
  nameOf,
}: {
  draft: Draft;
  line: Timeline;
  mayChange: boolean;
  nameOf: (part: TimelinePart) => string;
}) {
  const { t } = useTranslation('agendaChange');
  const me = useMe();
  const called = useCalled(draft.meeting);
  const late = Math.round((line.endsAt - line.plannedEnd) / MINUTE);
  if (late <= 0) return null;
  const ways = mayChange ? waysOut(draft.live, me, draft.draft, draft.now) : [];
  const first =
    line.parts.find(({ isLate }) => isLate === 'begins') ?? line.parts.find(({ isLate }) => isLate !== null);
  const says = (way: WayOut): string => {
    switch (way.kind) {
      case 'back':
        return t('fit.back', { name: called(way.of), minutes: Math.round(way.minutes) });
      case 'shorten':
        return t('fit.shorten', { count: way.minutes });
      case 'leaveOutBreak':
        return t('fit.leaveOutBreak');
      case 'stay':
        return t('fit.stay', { time: timeOfDay(way.endsAt) });
      default:
        return way satisfies never;
    }
  };
  return (
    <div className="agenda-fit">
      <p>
        <Icon name="clock" size={20} />
        <span>
          <b>{t('fit.late', { count: late })}</b>{' '}
          {first?.from == null
            ? null
            : first.isLate === 'begins'
              ? t('fit.begins', { name: nameOf(first), time: wholeMinute(first.from) })
              : t('fit.goesOn', { name: nameOf(first), time: wholeMinute(line.endsAt) })}
        </span>
      </p>
      <div className="agenda-fit-ways">
        {ways.map((way) => (
          <SoftButton key={way.kind} onClick={() => draft.take(way.draft)}>
            {says(way)}
          </SoftButton>
        ))}
      </div>
    </div>
  );
}
