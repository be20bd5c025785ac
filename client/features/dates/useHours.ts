import { useTranslation } from 'react-i18next';
import type { MemberId } from '../../../shared/meeting/state';
import { listOf } from '../../ui/text/listOf';
import { ownZone } from '../../ui/text/zones';
import { hoursElsewhere, type SameHour } from './hours';

/** What hour a moment is for the others, in words; empty where it is the same hour for everybody. */
export function useHours() {
  const { t } = useTranslation('dates');
  const hour = ({ time, days }: Pick<SameHour, 'time' | 'days'>): string =>
    days === 0 ? time : t(days > 0 ? 'days.later' : 'days.earlier', { time });
  const elsewhere = (
    at: number,
    zones: Readonly<Record<MemberId, string>>,
    nameOf: (member: MemberId) => string | undefined,
  ): string[] =>
    hoursElsewhere(at, zones, ownZone()).flatMap((one) => {
      const names = one.members.flatMap((member) => nameOf(member) ?? []);
      return names.length === 0 ? [] : [t('next.hour', { time: hour(one), names: listOf(names) })];
    });
  return { hour, elsewhere };
}
