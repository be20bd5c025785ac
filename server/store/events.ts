import type { Kysely } from 'kysely';
import type { Event } from '../../shared/meeting/events';
import type { MeetingId, MemberId } from '../../shared/meeting/state';
import { EVENT_FORMAT, upcast } from '../../shared/meeting/upcast';
import { eventShapes } from './eventShape';
import { insertion, statement } from './statement';
import { StoreDamaged } from './store';
import type { Tables } from './tables';

/** The log of each meeting, one row per event. */

const selectLength = statement((db, meeting: MeetingId) =>
  db
    .selectFrom('events')
    .select((e) => e.fn.max('version').as('length'))
    .where('meeting_id', '=', meeting),
);

const insertRows = insertion('events', [
  'meeting_id',
  'version',
  'at',
  'format',
  'event_json',
  'command_member',
  'command_id',
]);

/** One event and its place in the log. `command`: the one that it is the last event of. */
export type EventRow = {
  meeting: MeetingId;
  version: number;
  at: number;
  event: Event;
  command: { member: MemberId; id: string } | null;
};

export async function length(db: Kysely<Tables>, meeting: MeetingId): Promise<number> {
  const { rows } = await selectLength(db, meeting);
  return rows[0]?.length ?? 0;
}

export async function insert(db: Kysely<Tables>, rows: readonly EventRow[]): Promise<void> {
  await insertRows(
    db,
    rows.map(({ meeting, version, at, event, command }) => ({
      meeting_id: meeting,
      version,
      at,
      format: EVENT_FORMAT,
      event_json: JSON.stringify(event),
      command_member: command?.member ?? null,
      command_id: command?.id ?? null,
    })),
  );
}

export async function read(db: Kysely<Tables>, meeting: MeetingId, after: number): Promise<Event[]> {
  const rows = await db
    .selectFrom('events')
    .select(['version', 'format', 'event_json'])
    .where('meeting_id', '=', meeting)
    .where('version', '>', after)
    .orderBy('version')
    .execute();
  rows.forEach(({ version }, index) => {
    if (version !== after + index + 1)
      throw new StoreDamaged(`event ${after + index + 1} of meeting ${meeting} is missing`);
  });
  return rows.map((row) => {
    try {
      return parsed(row.event_json, row.format);
    } catch (fault) {
      const reason = fault instanceof Error ? fault.message : String(fault);
      throw new StoreDamaged(`event ${row.version} of meeting ${meeting} cannot be read: ${reason}`);
    }
  });
}

/** The reason never quotes the row, because it may be logged. */
function parsed(json: string, format: number): Event {
  const stored = upcast(asJson(json), format);
  const type = typeof stored === 'object' && stored !== null && 'type' in stored ? stored.type : undefined;
  if (typeof type !== 'string' || !isKnown(type)) throw new Error('its type is not known');
  const shaped = eventShapes[type].safeParse(stored);
  if (shaped.success) return shaped.data;
  const places = shaped.error.issues.map((issue) => `${issue.code} at ${issue.path.join('.') || 'the top'}`);
  throw new Error(`it is no ${type}: ${places.join(', ')}`);
}

function asJson(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    throw new Error('it is no JSON');
  }
}

const isKnown = (type: string): type is Event['type'] => Object.hasOwn(eventShapes, type);
