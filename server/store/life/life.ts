import { randomUUID } from 'node:crypto';
import type { GroupChange } from '../../../shared/protocol/groups';
import type { StoreAccess } from '../groups/access';
import * as people from '../people';
import type { GroupAbout, LifeStore } from './lifeStore';

export const lifeStore = ({ read, commit }: StoreAccess): LifeStore => ({
  saveAbout: (id, about, { by, at, version }) =>
    commit(async (db) => {
      const row = await people.group(db, id);
      if (row === null || row.version !== version - 1) return null;
      const changed = (['name', 'colour', 'plan'] as const).filter((one) => isOther(row, about, one));
      if (changed.length === 0) return [];
      await db
        .updateTable('groups')
        .set({
          name: about.name,
          colour: about.colour,
          plan_json: about.plan === null ? null : JSON.stringify(about.plan),
          version,
          ...(changed.includes('plan') ? { plan_changed_at: at } : {}),
        })
        .where('id', '=', id)
        .execute();
      if (changed.includes('name'))
        await db
          .updateTable('meetings')
          .set({ title: about.name })
          .where('group_id', '=', id)
          .where('status', '=', 'lobby')
          .where('title', '=', row.name)
          .execute();
      for (const what of changed)
        await db
          .insertInto('group_changes')
          .values({ id: randomUUID(), group_id: id, what, by_member: by, at })
          .execute();
      return changed;
    }),
  changes: (group, since) =>
    read(async (db) => {
      const rows = await db
        .selectFrom('group_changes')
        .select(['what', 'by_member', 'at'])
        .where('group_id', '=', group)
        .where('at', '>=', since)
        .orderBy('at', 'desc')
        .orderBy('id')
        .execute();
      return rows.map(({ what, by_member: by, at }) => ({ what: what as GroupChange['what'], by, at }));
    }),
});

const isOther = (before: GroupAbout, after: GroupAbout, what: keyof GroupAbout): boolean =>
  JSON.stringify(before[what]) !== JSON.stringify(after[what]);
