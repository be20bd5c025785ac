import type { GroupModel, GroupPlan } from '../../shared/groups/models';
import { databaseOf, type RunningApp } from './app';
import { Browser, yesOf } from './browser';

export const aPlan: GroupPlan = {
  people: { least: 4, most: 8 },
  timeZone: 'Europe/Berlin',
  everyWeeks: 4,
  minutes: 150,
  meetings: 4,
  leads: 'rota',
  formats: { first: 'frame.orientation', usual: 'frame.group', last: 'frame.closing' },
};

export type Formed = { group: string; people: Record<string, Browser & { me: string }> };

/** A group that was formed and has not planned a meeting yet. The server keeps its data on disk. */
export async function formedGroup(
  running: Pick<RunningApp, 'url' | 'store' | 'clock' | 'folder'>,
  names: readonly string[],
  { model = 'internalNetwork', plan = aPlan }: { model?: GroupModel; plan?: GroupPlan } = {},
): Promise<Formed> {
  const [first = 'Ann', ...others] = names;
  const people: Formed['people'] = {};
  const known = (name: string) => {
    people[name] = Object.assign(new Browser(running.url), { me: '' });
    return people[name];
  };
  const { group, meeting, invite } = yesOf(await known(first).start({ name: first }));
  for (const name of others) {
    await running.clock.move(1);
    yesOf(await known(name).use(invite, name));
  }
  const members = await running.store.membersOf(group);
  await running.store.letIn(
    members.map(({ id }) => id),
    running.clock.now(),
  );
  for (const { id, name } of members) if (people[name]) people[name].me = id;
  const database = databaseOf(running);
  database.prepare('update groups set model = ?, plan_json = ? where id = ?').run(model, JSON.stringify(plan), group);
  for (const table of ['events', 'snapshots', 'commands'])
    database.prepare(`delete from ${table} where meeting_id = ?`).run(meeting);
  database.prepare('delete from meetings where id = ?').run(meeting);
  database.close();
  return { group, people };
}
