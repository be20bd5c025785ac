import { useCallback, useMemo } from 'react';
import { type DistinctName, distinctNames } from '../../../shared/distinctNames';
import type { Meeting, MemberId } from '../../../shared/meeting/state';
import { useRoom } from './context';

/** What tells people apart, in the order in which they came to the meeting: the same on every screen. */
function useDistinctNames(): ReadonlyMap<MemberId, DistinctName> {
  const names = useRoom((state) => state.names);
  const order = useRoom((state) => orderOf(state.meeting));
  return useMemo(() => {
    const places = new Map(order.split(' ').map((member, place) => [member, place]));
    const place = (member: MemberId) => places.get(member) ?? places.size;
    const people = [...names]
      .map(([id, name]) => ({ id, name }))
      .sort((a, b) => place(a.id) - place(b.id) || (a.id < b.id ? -1 : 1));
    return distinctNames(people);
  }, [names, order]);
}

/** Seats are kept in the order of arrival. Text, so that a new state with the same people draws nothing anew. */
const orderOf = (meeting: Meeting | null): string => Object.keys(meeting?.seats ?? {}).join(' ');

/** Whole names, with numbers where two people have the same one. A name that has not arrived yet is shown as a dash. */
export function useNames(): (member: MemberId) => string {
  const names = useDistinctNames();
  return useCallback((member) => names.get(member)?.whole ?? '–', [names]);
}

/** The shortest names that tell people apart, for places with little room. */
export function useShortNames(): (member: MemberId) => string {
  const names = useDistinctNames();
  return useCallback((member) => names.get(member)?.short ?? '–', [names]);
}
