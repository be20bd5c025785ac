import { randomUUID } from 'node:crypto';
import type { Kysely, Selectable } from 'kysely';
import type { GroupId, MeetingId, MemberId, Time } from '../../../shared/meeting/state';
import { actionsOfMeeting } from '../actions';
import { keepFormer } from '../agreements';
import { insertInvited, placesTaken } from '../forming/forming';
import type { StoreAccess } from '../groups/access';
import { parsed } from '../parsed';
import * as people from '../people';
import { plain } from '../plain';
import { writeAll } from '../records';
import type { Tables } from '../tables';
import type { ImportedMeeting, ImportedPersonRow, ImportStore, MeetingRecord, NewImport } from './importStore';

type Db = Kysely<Tables>;

export const importStore = ({ read, commit }: StoreAccess): ImportStore => ({
  isEmpty: (group, givenUp) => read((db) => isEmpty(db, group, givenUp)),
  bringIn: (rows, { givenUp, most }) =>
    commit(async (db) => {
      if ((await people.member(db, rows.by))?.removedAt !== null) return 'removed';
      if (!(await isEmpty(db, rows.group, givenUp))) return 'notEmpty';
      if ((await placesTaken(db, rows.group, rows.now)) + rows.invitations.length > most) return 'full';
      await insertAll(db, rows);
      return 'done';
    }),
  meeting: (id) =>
    read(async (db) => {
      const row = await importedMeetings(db).where('meetings.id', '=', id).executeTakeFirst();
      return row === undefined ? null : toMeeting(row);
    }),
  meetingsOf: (group) =>
    read(async (db) => {
      const rows = await importedMeetings(db).where('meetings.group_id', '=', group).orderBy('ordinal').execute();
      return rows.map(toMeeting);
    }),
  record: (meeting) =>
    read(async (db) => {
      const row = await db
        .selectFrom('imported_records')
        .select('record_json')
        .where('meeting_id', '=', meeting)
        .executeTakeFirst();
      return row === undefined ? null : recordIn(row.record_json, meeting);
    }),
  waiting: (group) =>
    read(async (db) => {
      const rows = await db
        .selectFrom('imported_records')
        .select(['meeting_id', 'waiting_json'])
        .where('group_id', '=', group)
        .execute();
      const all = new Map<string, Count>();
      for (const { meeting_id, waiting_json } of rows)
        for (const [person, { open, settled }] of Object.entries(
          parsed<Waiting>(waiting_json, `what waits in the record of meeting ${meeting_id}`),
        )) {
          const before = all.get(person) ?? { open: 0, settled: 0 };
          all.set(person, { open: before.open + open, settled: before.settled + settled });
        }
      return all;
    }),
  people: (group) =>
    read(async (db) => {
      const rows = await db
        .selectFrom('imported_people')
        .selectAll()
        .where('group_id', '=', group)
        .orderBy('place')
        .execute();
      return rows.map(toPerson);
    }),
  claim: (person, member) => commit((db) => claim(db, person, member)),
  unclaim: (person, member) => commit((db) => unclaim(db, person, member)),
  awaits: (person, invited) =>
    commit(async (db) => {
      await db
        .updateTable('imported_people')
        .set({ invited_id: invited })
        .where('id', '=', person)
        .where('member_id', 'is', null)
        .execute();
    }),
});

async function isEmpty(db: Db, group: GroupId, givenUp: readonly MeetingId[]): Promise<boolean> {
  const row = await people.group(db, group);
  // Somebody wrote another agreement than the one that a group begins with.
  if (row === null || row.agreement.version > 1) return false;
  const held = await db
    .selectFrom('meetings')
    .select('id')
    .where('group_id', '=', group)
    .where('status', '!=', 'lobby')
    .execute();
  if (held.some(({ id }) => !givenUp.includes(id))) return false;
  // The log says first that a meeting began, and its row a moment later.
  const begun = await db
    .selectFrom('events')
    .innerJoin('meetings', 'meetings.id', 'events.meeting_id')
    .select('events.meeting_id')
    .where('meetings.group_id', '=', group)
    .where('event_json', 'like', '%"type":"meetingStarted"%')
    .executeTakeFirst();
  if (begun !== undefined) return false;
  for (const table of ['actions', 'parked_items', 'formats', 'help_contacts', 'imported_people'] as const) {
    const found = await db.selectFrom(table).select('group_id').where('group_id', '=', group).executeTakeFirst();
    if (found !== undefined) return false;
  }
  return true;
}

async function insertAll(db: Db, rows: NewImport): Promise<void> {
  const { group, now } = rows;
  if (rows.agreement !== null) {
    await keepFormer(db, group, now);
    const { version, lines } = rows.agreement;
    await db
      .updateTable('groups')
      .set({ agreement_version: version, agreement_json: JSON.stringify(lines) })
      .where('id', '=', group)
      .execute();
  }
  if (rows.plan !== null) await changePlan(db, rows);
  if (rows.helpContacts !== '')
    await writeAll(db, [{ kind: 'helpContacts', group, text: rows.helpContacts, version: 1 }]);
  await writeAll(
    db,
    rows.formats.map((format) => ({ kind: 'format', group, ...format })),
  );
  for (const { invite } of rows.invitations) await people.insertInvite(db, invite);
  await insertInvited(
    db,
    rows.invitations.map(({ row }) => row),
  );
  for (const [place, person] of rows.people.entries())
    await db
      .insertInto('imported_people')
      .values({
        id: person.id,
        group_id: group,
        name: person.name,
        place,
        had_left: person.hadLeft ? 1 : 0,
        invited_id: person.invited,
        member_id: person.member,
      })
      .execute();
  for (const meeting of rows.meetings) await insertMeeting(db, meeting, now);
}

async function changePlan(db: Db, { group, by, now, plan }: NewImport): Promise<void> {
  await db
    .updateTable('groups')
    .set((e) => ({ plan_json: JSON.stringify(plan), plan_changed_at: now, version: e('version', '+', 1) }))
    .where('id', '=', group)
    .execute();
  await db
    .insertInto('group_changes')
    .values({ id: randomUUID(), group_id: group, what: 'plan', by_member: by, at: now })
    .execute();
}

async function insertMeeting(db: Db, meeting: NewImport['meetings'][number], now: Time): Promise<void> {
  const { id, group, title, ordinal, startedAt, minutes, kept, record } = meeting;
  await db
    .insertInto('meetings')
    .values({
      id,
      group_id: group,
      title,
      ordinal,
      starts_at: startedAt,
      minutes,
      status: people.IMPORTED,
      created_at: now,
    })
    .execute();
  if (kept !== null && record !== null)
    await db
      .insertInto('imported_records')
      .values({
        meeting_id: id,
        group_id: group,
        by_member: kept.by,
        sat_json: JSON.stringify(kept.sat),
        ...written(record),
      })
      .execute();
  for (const { name, bytes } of meeting.documents) {
    await db.insertInto('documents').values({ name, meeting_id: id }).execute();
    await db.insertInto('document_snapshots').values({ document: name, bytes }).execute();
  }
  for (const { hash, type, bytes } of meeting.pictures)
    await db
      .insertInto('images')
      // Nobody of the group put it there, so it goes with nobody's account.
      .values({ meeting_id: id, hash, type, bytes: plain(bytes), member_id: '' })
      .execute();
}

/** Whoever comes by an invitation is the person whom it was made for. */
export async function claimInvited(db: Db, secretHash: string, member: MemberId): Promise<void> {
  const rows = await db
    .selectFrom('imported_people')
    .innerJoin('invited', 'invited.id', 'imported_people.invited_id')
    .select('imported_people.id')
    .where('invited.secret_hash', '=', secretHash)
    .execute();
  for (const { id } of rows) await claim(db, id, member);
}

async function claim(db: Db, person: string, member: MemberId): Promise<boolean> {
  const changed = await db
    .updateTable('imported_people')
    .set({ member_id: member, invited_id: null })
    .where('id', '=', person)
    .where('member_id', 'is', null)
    .executeTakeFirst();
  if (changed.numUpdatedRows !== 1n) return false;
  await eachRecordNaming(db, person, async (record, { group_id }) => {
    const theirs = record.minutes.actions
      .filter(({ name }) => name === person)
      .map(({ action }) => ({ person, id: randomUUID(), action }));
    await writeAll(
      db,
      theirs.map(({ id, action }) => ({ kind: 'action', group: group_id, action: { ...action, id, member } })),
    );
    const left = withMinutes(record, { actions: record.minutes.actions.filter(({ name }) => name !== person) });
    return { ...left, claimed: [...(record.claimed ?? []), ...theirs] };
  });
  return true;
}

async function unclaim(db: Db, person: string, member: MemberId): Promise<boolean> {
  const changed = await db
    .updateTable('imported_people')
    .set({ member_id: null })
    .where('id', '=', person)
    .where('member_id', '=', member)
    .executeTakeFirst();
  if (changed.numUpdatedRows !== 1n) return false;
  const isOther = db.selectFrom('imported_people').select('id').where('member_id', '=', member);
  const isOnlyOne = (await isOther.executeTakeFirst()) === undefined;
  await eachRecordNaming(db, person, async (record, { meeting_id }) => {
    const noted = (record.claimed ?? []).filter((one) => one.person === person);
    const theirs = isOnlyOne ? [...noted, ...(await notNoted(db, record, meeting_id, { person, member }))] : noted;
    await writeAll(
      db,
      theirs.map(({ id }) => ({ kind: 'actionGone', action: id })),
    );
    const back = theirs.map(({ action }) => ({ name: person, mine: false as const, action }));
    const actions = [...record.minutes.actions, ...back];
    return { ...withMinutes(record, { actions }), claimed: ofOtherPeople(record, person) };
  });
  return true;
}

/**
 * What became this member's by a match from before records noted that: nobody promises anything else in a meeting that was held
 * elsewhere. It goes back as it is now.
 */
async function notNoted(
  db: Db,
  { claimed = [] }: MeetingRecord,
  meeting: MeetingId,
  { person, member }: { person: string; member: MemberId },
): Promise<NonNullable<MeetingRecord['claimed']>> {
  const noted = new Set(claimed.map(({ id }) => id));
  return (await actionsOfMeeting(db, meeting))
    .filter((action) => action.member === member && !noted.has(action.id))
    .map((action) => ({ person, id: action.id, action: { ...action, member: person } }));
}

const ofOtherPeople = ({ claimed = [] }: MeetingRecord, person: string) =>
  claimed.filter((one) => one.person !== person);

/** Of members whose account was deleted no text stays in the records, and no name. */
export async function forgetInRecords(db: Db, members: readonly MemberId[], formerly: string): Promise<void> {
  const rows = await db
    .selectFrom('imported_people')
    .select('id')
    .where('member_id', 'in', [...members])
    .execute();
  for (const { id: person } of rows)
    await eachRecordNaming(db, person, async (record) => {
      const { issues, pages, parking, requests } = record.minutes;
      const ofOthers = <T extends { name: string }>(all: readonly T[]): T[] =>
        all.filter(({ name }) => name !== person);
      const rest = { ...record, claimed: ofOtherPeople(record, person) };
      return withMinutes(rest, {
        issues: ofOthers(issues),
        pages: ofOthers(pages),
        parking: ofOthers(parking),
        requests: ofOthers(requests),
      });
    });
  await db
    .updateTable('imported_people')
    .set({ name: formerly })
    .where('member_id', 'in', [...members])
    .execute();
}

const withMinutes = (record: MeetingRecord, change: Partial<MeetingRecord['minutes']>): MeetingRecord => ({
  ...record,
  minutes: { ...record.minutes, ...change },
});

async function eachRecordNaming(
  db: Db,
  person: string,
  change: (record: MeetingRecord, row: { group_id: string; meeting_id: string }) => Promise<MeetingRecord>,
): Promise<void> {
  const rows = await db
    .selectFrom('imported_records')
    .select(['meeting_id', 'group_id', 'record_json'])
    .where('record_json', 'like', `%${person}%`)
    .execute();
  for (const row of rows) {
    const changed = await change(recordIn(row.record_json, row.meeting_id), row);
    await db.updateTable('imported_records').set(written(changed)).where('meeting_id', '=', row.meeting_id).execute();
  }
}

type Count = { open: number; settled: number };
type Waiting = Readonly<Record<string, Count>>;

/** A record as its row holds it, with the count of what waits in it. */
function written(record: MeetingRecord): { record_json: string; waiting_json: string } {
  const waiting = new Map<string, Count>();
  for (const { name, action } of record.minutes.actions) {
    const { open, settled } = waiting.get(name) ?? { open: 0, settled: 0 };
    const isSettled = action.status === 'done' || action.status === 'dropped';
    waiting.set(name, isSettled ? { open, settled: settled + 1 } : { open: open + 1, settled });
  }
  return { record_json: JSON.stringify(record), waiting_json: JSON.stringify(Object.fromEntries(waiting)) };
}

const importedMeetings = (db: Db) =>
  db
    .selectFrom('meetings')
    .leftJoin('imported_records', 'imported_records.meeting_id', 'meetings.id')
    .select([
      'meetings.id',
      'meetings.group_id',
      'meetings.title',
      'meetings.ordinal',
      'meetings.starts_at',
      'meetings.minutes',
      'imported_records.by_member',
      'imported_records.sat_json',
    ])
    .where('meetings.status', '=', people.IMPORTED);

type Row = Pick<Selectable<Tables['meetings']>, 'id' | 'group_id' | 'title' | 'ordinal' | 'starts_at' | 'minutes'> & {
  by_member: string | null;
  sat_json: string | null;
};

const toMeeting = (row: Row): ImportedMeeting => ({
  id: row.id,
  group: row.group_id,
  title: row.title,
  ordinal: row.ordinal,
  startedAt: row.starts_at,
  minutes: row.minutes,
  kept:
    row.by_member === null || row.sat_json === null
      ? null
      : { by: row.by_member, sat: parsed<string[]>(row.sat_json, `who sat in meeting ${row.id}`) },
});

const recordIn = (json: string, meeting: MeetingId): MeetingRecord =>
  parsed<MeetingRecord>(json, `the record of meeting ${meeting}`);

const toPerson = (row: Selectable<Tables['imported_people']>): ImportedPersonRow => ({
  id: row.id,
  group: row.group_id,
  name: row.name,
  hadLeft: row.had_left === 1,
  invited: row.invited_id,
  member: row.member_id,
});
