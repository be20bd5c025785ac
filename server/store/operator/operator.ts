import { sql } from 'kysely';
import type { GroupModel } from '../../../shared/groups/models';
import type { StoreAccess } from '../groups/access';
import { IMPORTED } from '../people';
import type { OperatorStore } from './operatorStore';

export const operatorStore = ({ read }: StoreAccess): OperatorStore => ({
  groups: (limit) =>
    read(async (db) => {
      const people = db
        .selectFrom('groups')
        .where('parent_id', 'is', null)
        .where('id', 'not in', db.selectFrom('demos').select('group_id'));
      const { count } = await people.select((e) => e.fn.countAll<number>().as('count')).executeTakeFirstOrThrow();
      const rows = await people
        .select((e) => [
          'model',
          e
            .selectFrom('members')
            .select((m) => m.fn.countAll<number>().as('people'))
            .whereRef('members.group_id', '=', 'groups.id')
            .where('let_in_at', 'is not', null)
            .where('removed_at', 'is', null)
            .where('role', '!=', 'organiser')
            .as('people'),
          e
            .selectFrom('meetings')
            .select((m) => m.fn.countAll<number>().as('held'))
            .whereRef('meetings.group_id', '=', 'groups.id')
            .where('status', 'not in', ['lobby', IMPORTED])
            .as('held'),
          e
            .selectFrom('meetings')
            .select((m) => m.fn.max('starts_at').as('last'))
            .whereRef('meetings.group_id', '=', 'groups.id')
            .where('status', 'not in', ['lobby', IMPORTED])
            .as('last'),
        ])
        .orderBy(sql`last`, 'desc')
        .limit(limit)
        .execute();
      return {
        count: Number(count),
        largest: rows.map((row) => ({
          model: row.model as GroupModel | null,
          people: Number(row.people ?? 0),
          meetings: Number(row.held ?? 0),
          lastMetAt: row.last ?? null,
        })),
      };
    }),
});
