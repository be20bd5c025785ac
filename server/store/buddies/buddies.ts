import type { Kysely, Selectable } from 'kysely';
import type { GroupId, MemberId, Time } from '../../../shared/meeting/state';
import type { StoreAccess } from '../groups/access';
import { parsed } from '../parsed';
import * as people from '../people';
import type { Tables } from '../tables';
import type { BuddyDraw, BuddyPair, BuddySeat, BuddyStore } from './buddyStore';

type Db = Kysely<Tables>;

export const buddyStore = ({ read, commit }: StoreAccess): BuddyStore => ({
  pair: (group) => read((db) => pairOf(db, group)),
  pairsOf: (parentMember) => read((db) => pairsOf(db, parentMember)),
  open: ({ group, members, seats }) =>
    commit(async (db) => {
      const [first = ''] = seats;
      const same = (await pairsOf(db, first)).find(
        (pair) => pair.seats.length === seats.length && pair.seats.every((seat) => isAmong(seat, seats)),
      );
      if (same !== undefined) return same.group;
      await people.insertGroup(db, group);
      for (const [index, member] of members.entries()) {
        await people.insertMember(db, member);
        const row = { member_id: member.id, group_id: group.id, parent_member: seats[index] ?? '', said: null };
        await db.insertInto('buddy_seats').values(row).execute();
      }
      return group.id;
    }),
  ask: (group, { by, startsAt, minutes, format, askedAt }) =>
    commit(async (db) => {
      const row = { by_member: by, starts_at: startsAt, minutes, format, asked_at: askedAt };
      await db
        .insertInto('buddy_asks')
        .values({ group_id: group, ...row })
        .onConflict((c) => c.column('group_id').doUpdateSet(row))
        .execute();
      await db.updateTable('buddy_seats').set({ said: null }).where('group_id', '=', group).execute();
      await db.updateTable('buddy_seats').set({ said: 'yes' }).where('member_id', '=', by).execute();
    }),
  say: (member, said, { askedAt }) =>
    commit(async (db) => {
      const asked = db.selectFrom('buddy_asks').select('group_id').where('asked_at', '=', askedAt);
      const changed = await db
        .updateTable('buddy_seats')
        .set({ said })
        .where('member_id', '=', member)
        .where('group_id', 'in', asked)
        .executeTakeFirst();
      return changed.numUpdatedRows === 1n;
    }),
  endAsk: (group) => commit((db) => endAsk(db, group)),
  seatsOf: (parentMember) =>
    read(async (db) => {
      const rows = await db
        .selectFrom('buddy_seats')
        .select(['member_id', 'group_id'])
        .where('parent_member', '=', parentMember)
        .execute();
      return rows.map(({ member_id: member, group_id: group }) => ({ member, group }));
    }),
  meetingsUnder: (parent) => read(async (db) => (await meetingsUnder(db, parent).execute()).map(({ id }) => id)),
  plannedUnder: (parent) =>
    read(async (db) => {
      const rows = await meetingsUnder(db, parent).where('status', '=', 'lobby').execute();
      return rows.map(({ id }) => id);
    }),
  draws: (group, limit) => read((db) => drawsOf(db, group, limit)),
  draw: ({ id, group, by, at, turn, order, sets }, after) =>
    commit(async (db) => {
      const [newest] = await drawsOf(db, group, 1);
      if ((newest?.id ?? null) !== after) return false;
      const drawn = { order_json: JSON.stringify(order), sets_json: JSON.stringify(sets) };
      await db
        .insertInto('buddy_draws')
        .values({ id, group_id: group, by_member: by, at, turn, ...drawn })
        .execute();
      return true;
    }),
});

/**
 * Whoever left the group has left their 1:1s, and nobody meets them there any more. What was said stays with the others, and so
 * does what was proposed: they learn that it fell away.
 */
export async function endBuddySeats(db: Db, parentMember: MemberId, now: Time): Promise<void> {
  const seats = db.selectFrom('buddy_seats').select('member_id').where('parent_member', '=', parentMember);
  for (const { member_id } of await seats.execute()) await people.endMembership(db, member_id, now);
}

const meetingsUnder = (db: Db, parent: GroupId) =>
  db
    .selectFrom('meetings')
    .innerJoin('groups', 'groups.id', 'meetings.group_id')
    .select('meetings.id')
    .where('parent_id', '=', parent);

const isAmong = ({ parentMember, hasLeft }: BuddySeat, members: readonly MemberId[]): boolean =>
  !hasLeft && members.includes(parentMember);

async function endAsk(db: Db, group: GroupId): Promise<void> {
  await db.deleteFrom('buddy_asks').where('group_id', '=', group).execute();
  await db.updateTable('buddy_seats').set({ said: null }).where('group_id', '=', group).execute();
}

async function pairsOf(db: Db, parentMember: MemberId): Promise<BuddyPair[]> {
  const rows = await db
    .selectFrom('buddy_seats')
    .innerJoin('groups', 'groups.id', 'buddy_seats.group_id')
    .select('groups.id')
    .where('parent_member', '=', parentMember)
    .orderBy('created_at')
    .orderBy('groups.id')
    .execute();
  const pairs: BuddyPair[] = [];
  for (const { id } of rows) {
    const pair = await pairOf(db, id);
    if (pair !== null) pairs.push(pair);
  }
  return pairs;
}

async function pairOf(db: Db, group: GroupId): Promise<BuddyPair | null> {
  const row = await db.selectFrom('groups').select('parent_id').where('id', '=', group).executeTakeFirst();
  if (!row?.parent_id) return null;
  const seats = await db
    .selectFrom('buddy_seats')
    .innerJoin('members', 'members.id', 'buddy_seats.member_id')
    .select(['buddy_seats.member_id', 'parent_member', 'said', 'name', 'role', 'removed_at'])
    .where('buddy_seats.group_id', '=', group)
    .orderBy('members.created_at')
    .orderBy('members.id')
    .execute();
  const ask = await db.selectFrom('buddy_asks').selectAll().where('group_id', '=', group).executeTakeFirst();
  return {
    group,
    parent: row.parent_id,
    seats: seats.map(({ member_id, parent_member, said, name, role, removed_at }) => ({
      member: member_id,
      parentMember: parent_member,
      name,
      role: role as BuddySeat['role'],
      said: said as BuddySeat['said'],
      hasLeft: removed_at !== null,
    })),
    ask: ask === undefined ? null : toAsk(ask),
  };
}

const toAsk = (row: Selectable<Tables['buddy_asks']>): NonNullable<BuddyPair['ask']> => ({
  by: row.by_member,
  startsAt: row.starts_at,
  minutes: row.minutes,
  format: row.format,
  askedAt: row.asked_at,
});

async function drawsOf(db: Db, group: GroupId, limit: number): Promise<BuddyDraw[]> {
  const rows = await db
    .selectFrom('buddy_draws')
    .selectAll()
    .where('group_id', '=', group)
    .orderBy('at', 'desc')
    .orderBy('id')
    .limit(limit)
    .execute();
  return rows.map((row) => ({
    id: row.id,
    group: row.group_id,
    by: row.by_member,
    at: row.at,
    turn: row.turn,
    order: parsed<MemberId[]>(row.order_json, `the order of draw ${row.id}`),
    sets: parsed<MemberId[][]>(row.sets_json, `who was drawn together in draw ${row.id}`),
  }));
}
