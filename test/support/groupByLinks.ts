import { type GroupModel, presets } from '../../shared/groups/models';
import type { GroupFormed } from '../../shared/protocol/forming';
import type { GroupPage } from '../../shared/protocol/groups';
import type { RunningApp } from './app';
import { Browser, yesOf } from './browser';

type Model = Exclude<GroupModel, 'pair'>;
type Kind = { model?: Model; as?: 'member' | 'facilitator' | 'organiser'; neverCome?: readonly string[] };

/**
 * A group in which everybody has come by their own link, a moment after each other. The first one formed it, and facilitates an
 * external group. `neverCome`: who has a link too.
 */
export async function groupByLinks(
  running: Pick<RunningApp, 'url' | 'store' | 'clock'>,
  [first = 'Ann', ...others]: readonly string[],
  { model = 'internalGroup', as = model === 'externalGroup' ? 'facilitator' : 'member', neverCome = [] }: Kind = {},
) {
  const former = new Browser(running.url);
  const people: Record<string, Browser> = { [first]: former };
  const formed = yesOf(
    await former.post<GroupFormed>('/api/groups', {
      model,
      name: 'Harbour group',
      me: first,
      as,
      plan: { ...presets[model], timeZone: 'Europe/London' },
      people: [...others, ...neverCome].map((name) => ({ name, email: null })),
    }),
  );
  for (const [index, name] of others.entries()) {
    await running.clock.move(1);
    const who = new Browser(running.url);
    yesOf(await who.use(formed.invited[index]?.invite ?? '', name));
    people[name] = who;
  }
  const at = `/api/groups/${formed.group}`;
  const idOf = async (name: string) =>
    (await running.store.membersOf(formed.group)).find((member) => member.name === name)?.id ?? 'none';
  const page = async (who: Browser) => yesOf(await who.get<GroupPage>(at));
  return { ...formed, people, at, idOf, page };
}
