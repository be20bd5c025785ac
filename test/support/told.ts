import type { Event } from '../../shared/meeting/events';
import type { Meeting, MemberId } from '../../shared/meeting/state';

/** What of the secrets of others stands in something that a reader was sent; written without what the server hides them by. */
export function secretsOfOthers(
  sent: { meeting: Meeting } | { events: readonly Event[]; in?: Meeting },
  reader: MemberId | null,
): string[] {
  const found: string[] = [];
  const agenda = ('meeting' in sent ? sent.meeting : sent.in)?.agenda ?? [];
  // Who would like to do what is said aloud.
  const offers = new Set(agenda.filter(({ ballot }) => ballot?.options === 'roles').map(({ key }) => key));
  const others = (members: readonly string[]) => members.filter((member) => member !== reader);
  const note = (what: string, members: readonly string[]) => {
    if (others(members).length > 0) found.push(`${what} of ${others(members).join(', ')}`);
  };
  const look = (value: unknown, path: string, stage: string): void => {
    if (typeof value !== 'object' || value === null) return;
    for (const [key, part] of Object.entries(value)) {
      const at = `${path}/${key}`;
      const within = path === '/meeting/progress' ? key : stage;
      const isObject = typeof part === 'object' && part !== null;
      if (key === 'votes' && isObject && !offers.has(within)) note(`${at} votes`, Object.keys(part));
      if ((key === 'moveOn' || key === 'moreTime') && isObject && !path.endsWith('numbers'))
        note(at, Array.isArray(part) ? part : Object.values(part as Record<string, string[]>).flat());
      if ((key === 'support' || key === 'removalAsked') && isObject && !path.endsWith('numbers'))
        note(at, Object.values(part as Record<string, string[]>).flat());
      if (key === 'wishes' && isObject)
        for (const [member, wish] of Object.entries(part as Record<string, { favours: string[] } | null>))
          if (wish !== null && wish.favours.length > 0) note(`${at} favours`, [member]);
      look(part, at, within);
    }
  };
  if ('meeting' in sent) look(sent.meeting, '/meeting', '');
  else
    for (const event of sent.events) {
      const stage = 'stage' in event ? (event.stage ?? '') : '';
      look(event, event.type, stage);
      if (event.type === 'voteCast' && event.member !== null && !offers.has(stage)) note(event.type, [event.member]);
      if ((event.type === 'moveOnAsked' || event.type === 'timeAsked') && event.member !== null)
        note(event.type, [event.member]);
      if (event.type === 'removalAsked' && event.by !== null) note(event.type, [event.by]);
    }
  return found;
}

/** Lists of requests that nobody of interest is in may be there or not. */
export function comparable({ removalAsked, leadership, ...meeting }: Meeting) {
  const named = (lists: Record<MemberId, MemberId[]> = {}) =>
    Object.fromEntries(Object.entries(lists).filter(([, members]) => members.length > 0));
  return {
    ...meeting,
    removalAsked: named(removalAsked),
    leadership: { ...leadership, support: named(leadership.support) },
  };
}
