import { useEffect, useState } from 'react';
import type { Event } from '../../../shared/meeting/events';
import type { MemberId } from '../../../shared/meeting/state';
import { useConnection } from './context';
import { useMe } from './meeting';

export type EventOf<T extends Event['type']> = Extract<Event, { type: T }>;

/**
 * The newest event of one kind that came while this page was open, and how to forget it. What I did myself is no news to me:
 * `who` names whoever did it. Pass a function that stays the same.
 */
export function useEventNews<T extends Event['type']>(
  type: T,
  who: (event: EventOf<T>) => MemberId,
): [EventOf<T> | null, (news: null) => void] {
  const connection = useConnection();
  const me = useMe();
  const [news, setNews] = useState<EventOf<T> | null>(null);
  useEffect(() => {
    const isNews = (event: Event): event is EventOf<T> => event.type === type && who(event as EventOf<T>) !== me;
    return connection.on('meeting:events', ({ events }) => {
      const newest = events.findLast(isNews);
      if (newest) setNews(newest);
    });
  }, [connection, me, type, who]);
  return [news, setNews];
}
