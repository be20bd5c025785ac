import { useCallback, useMemo } from 'react';
import { type DistinctName, distinctNames } from '../../../shared/distinctNames';
import { awaitsLead } from '../../../shared/meeting/people/people';
import type { Meeting, MemberId } from '../../../shared/meeting/state';
import { type ButtonName, mayDo } from '../../../shared/meeting/views/mayDo';
import { useConnection, useRoom } from './context';
import { useAtNow } from './now';

/** The meeting, for components that are drawn only while there is one. */
export function useMeeting(): Meeting {
  const meeting = useRoom((state) => state.meeting);
  if (!meeting) throw new Error('no meeting yet: drawn too early');
  return meeting;
}

/** My own member id. */
export function useMe(): MemberId {
  return useRoom((state) => state.view?.me ?? '');
}

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

type Answers = Map<ButtonName, ReturnType<typeof mayDo>>;

/**
 * Answers that were found for each state, which belongs to one member of this page; other ones while everybody waits for
 * the lead to come back.
 */
const asked = new WeakMap<Meeting, { me: MemberId; awaits: boolean; answers: Answers }>();

/**
 * Asks whether I may press a button now; null when I may. Each answer is found once per state, however many components
 * ask.
 */
export function useMay(): (button: ButtonName) => ReturnType<typeof mayDo> {
  const connection = useConnection();
  const meeting = useMeeting();
  const me = useMe();
  const awaits = useAtNow((now) => awaitsLead(meeting, now));
  return (button) => {
    let known = asked.get(meeting);
    if (known?.me !== me || known.awaits !== awaits) {
      known = { me, awaits, answers: new Map() };
      asked.set(meeting, known);
    }
    if (!known.answers.has(button)) known.answers.set(button, mayDo(meeting, me, button, connection.now()));
    return known.answers.get(button);
  };
}
