import { resolve } from 'node:path';
import { expect } from 'vitest';
import { english } from '../../../../client/i18n/catalogue';
import { isolated } from '../../../../client/ui/text/isolated';
import type { Media } from '../../../../server/media/media';
import { systemClock } from '../../../../server/rooms/clock';
import { type RunningApp, startAppOn } from '../../../support/app';
import { admit, button, follow, gather, goTo, invitation, next, sit } from '../meeting';
import type { Human, Opens } from '../people';
import { bring } from '../scripted';
import { hearsOnly } from './hearing';

const { breakouts, method } = english;
const { orientation, troika } = method;

/** The server in this process, so that a test can ask it who is in which breakout. */
export const serve = (media: Media): Promise<RunningApp<typeof systemClock>> =>
  startAppOn(systemClock, { media, clientFolder: resolve(import.meta.dirname, '../../../../dist/client') });

/** The meeting in the server, and who is who in it. */
function known(app: RunningApp['app'], people: readonly Human[]) {
  const id = new URL(people[0]?.page.url() ?? '').pathname.split('/').at(-1) ?? '';
  const live = app.meetings.inMemory(id);
  if (live === null) throw new Error('the meeting is not in memory');
  const named = new Map([...live.names].map(([member, name]) => [name, member]));
  return { live, memberOf: ({ name }: Human) => named.get(name) ?? '' };
}

/** Four people are together, then in two pairs, then together again; at each time everybody hears exactly who is with them. */
export async function splitIntoPairs({ app, url }: RunningApp<typeof systemClock>, browser: Opens): Promise<void> {
  const names = ['Ann Archer', 'Ben Baker', 'Cem Celik', 'Dan Dorn'];
  const people = await gather(browser, url, names, { format: 'frame.orientation' });
  const { live, memberOf } = known(app, people);
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

/**
 * Seven people in two trios and the lead outside, who visits one of them. A person of each trio and the lead have sound
 * and picture; the others are there without.
 */
export async function visitTrio({ app, url }: RunningApp<typeof systemClock>, browser: Opens): Promise<void> {
  const [ann, ben] = (await gather(browser, url, ['Ann Archer', 'Ben Baker'], {
    format: 'frame.group/block.troika',
  })) as [Human, Human];
  const first = await bring(ann, url, ['Dan Dorn', 'Eve Engel']);
  const cem = await follow(browser, await invitation(ann), 'Cem Celik');
  await sit(cem);
  await admit(ann, cem);
  const second = await bring(ann, url, ['Fay Fox', 'Gus Gray']);
  const people = [ann, ben, cem];
  const { live, memberOf } = known(app, people);
  await next(people);
  await goTo(people, troika.share.name);

  const trios = Object.values(live.meeting().breakouts?.members ?? {});
  expect(trios.map(({ length }) => length)).toEqual([3, 3]);
  const trioOf = (who: Human) => trios.findIndex((trio) => trio.includes(memberOf(who)));
  expect([ann, ben, cem].map(trioOf)).toEqual([-1, 0, 1]);
  await Promise.all(people.map((who) => hearsOnly(who, [])));

  const number = String(trioOf(cem) + 1);
  await button(ann.page, breakouts.visit.trios.replace('{{number}}', number)).click();
  await cem.page
    .getByText(breakouts.visitor.replace('{{name}}', isolated('Ann')))
    .first()
    .waitFor();
  await Promise.all([hearsOnly(ann, [memberOf(cem)]), hearsOnly(cem, [memberOf(ann)])]);
  await hearsOnly(ben, []);

  await button(ann.page, breakouts.leave.trios.replace('{{number}}', number)).click();
  await Promise.all(people.map((who) => hearsOnly(who, [])));
  expect(people.flatMap(({ faults }) => faults)).toEqual([]);
  for (const client of [...first, ...second]) client.close();
}
