import type { Meeting, MemberId } from '../state';
import { without } from './people';

/** What members ask for together where nobody leads: how a list of those who ask changes, and when they ask no more. */

/** Those who ask, after this member asked for it too or took that back. */
export const withRequest = (list: readonly MemberId[], member: MemberId, on: boolean): MemberId[] =>
  on ? [...without(list, member), member] : without(list, member);

/** Nobody asks any more to remove somebody who was removed. */
export function withoutRemoval(meeting: Meeting, member: MemberId): Meeting {
  if (meeting.removalAsked === undefined) return meeting;
  const { [member]: _, ...removalAsked } = meeting.removalAsked;
  return { ...meeting, removalAsked };
}

/** Whoever is gone asks to remove nobody and supports nobody as lead; if they come back, they ask anew. */
export function withoutRequestsOf(meeting: Meeting, member: MemberId): Meeting {
  const { leadership, removalAsked } = meeting;
  const support = listsWithout(leadership.support, member);
  return {
    ...meeting,
    leadership: { ...leadership, support },
    ...(removalAsked === undefined ? {} : { removalAsked: listsWithout(removalAsked, member) }),
  };
}

/** Lists of those who ask, by whom it is about, without this member and without those that are then empty. */
export const listsWithout = (lists: Record<MemberId, MemberId[]>, member: MemberId): Record<MemberId, MemberId[]> =>
  Object.fromEntries(
    Object.entries(lists)
      .map(([about, members]) => [about, without(members, member)] as const)
      .filter(([, members]) => members.length > 0),
  );
