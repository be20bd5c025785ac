import { resolve } from 'node:path';
import { expect } from 'vitest';
import { english } from '../../../../client/i18n/catalogue';
import type { Media } from '../../../../server/media/media';
import { systemClock } from '../../../../server/rooms/clock';
import { type RunningApp, startAppOn } from '../../../support/app';
import { gather, goTo, next } from '../meeting';
import type { Human, Opens } from '../people';
import { hearsOnly } from './hearing';

const { orientation } = english.method;

/** The server in this process, so that a test can ask it who is in which breakout. */
export const serve = (media: Media): Promise<RunningApp<typeof systemClock>> =>
  startAppOn(systemClock, { media, clientFolder: resolve(import.meta.dirname, '../../../../dist/client') });

/** Four people are together, then in two pairs, then together again; at each time everybody hears exactly who is with them. */
export async function splitIntoPairs({ app, url }: RunningApp<typeof systemClock>, browser: Opens): Promise<void> {
  const names = ['Ann Archer', 'Ben Baker', 'Cem Celik', 'Dan Dorn'];
  const people = await gather(browser, url, names, { format: 'frame.orientation' });
  const id = new URL(people[0]?.page.url() ?? '').pathname.split('/').at(-1) ?? '';
  const live = app.meetings.inMemory(id);
  if (live === null) throw new Error('the meeting is not in memory');
  const named = new Map([...live.names].map(([member, name]) => [name, member]));
  const memberOf = ({ name }: Human) => named.get(name) ?? '';
  const everybody = people.map(memberOf);
  const togetherIs = (groups: readonly (readonly string[])[]) =>
    Promise.all(
      people.map((who) => {
        const me = memberOf(who);
        const group = groups.find((members) => members.includes(me)) ?? [];
        return hearsOnly(
          who,
          group.filter((member) => member !== me),
        );
      }),
    );

  await togetherIs([everybody]);
  await next(people);
  await goTo(people, orientation.drill.name);
  const pairs = Object.values(live.meeting().breakouts?.members ?? {});
  expect(pairs.map(({ length }) => length)).toEqual([2, 2]);
  await togetherIs(pairs);
  await next(people);
  expect(live.meeting().breakouts).toBeUndefined();
  await togetherIs([everybody]);
  expect(people.flatMap(({ faults }) => faults)).toEqual([]);
}
