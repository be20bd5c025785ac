import { expect } from 'vitest';
import { presets } from '../../../../shared/groups/models';
import type { GroupFormed } from '../../../../shared/protocol/forming';
import { OnPage } from '../../../journeys/support/group';
import { yesOf } from '../../../support/browser';
import type { Person, Stage } from '../support/stage';

const names = ['Ann', 'Ben', 'Cleo', 'Dan', 'Eve', 'Fay', 'Gus', 'Hal', 'Ida', 'Joe', 'Kim', 'Leo'];

/** What people wrote; each text stands in one place only. */
export const texts = {
  'progress in March': 'we opened a second shop',
  'request in March': 'who knows a good accountant',
  'progress in May': 'the accountant is with us now',
  'note of Ben': 'Leo may need a hand',
  'why Hal was absent': 'an operation of my child',
  names: '"Joe"',
} as const;

/** Whoever calls a meeting has a window in that month, and Joe has one from the first call on. */
export type Cast = {
  stage: Stage;
  here: OnPage;
  group: string;
  twelve: readonly Person[];
  ann: Person;
  ben: Person;
  cleo: Person;
  dan: Person;
  hal: Person;
  joe: Person;
};

/** They come by their links. Nobody leads by role, and all may plan. */
export async function formNetwork(stage: Stage): Promise<Cast> {
  const twelve = names.map((name) => stage.someone(name));
  const [ann, ben, cleo, dan, , , , hal, , joe] = twelve as [Person, ...Person[]] & Record<number, Person>;
  const { group, invited } = yesOf(
    await ann.post<GroupFormed>('/api/groups', {
      model: 'externalNetwork',
      name: 'Shopkeepers',
      me: 'Ann',
      as: 'member',
      plan: { ...presets.externalNetwork, timeZone: ann.timeZone },
      people: names.slice(1).map((name) => ({ name, email: null })),
    }),
  );
  const here = new OnPage(group);
  ann.me = (await here.page(ann)).me.member;
  await stage.move(1);
  for (const [index, who] of twelve.slice(1).entries()) await who.comeBy(invited[index]?.invite ?? '');
  const cast = { stage, here, group, twelve, ann, ben, cleo, dan, hal, joe } as Cast;
  expect(await here.names(cast.joe)).toEqual(names);
  return cast;
}
