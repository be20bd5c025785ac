import { expect } from 'vitest';
import { presets } from '../../../../shared/groups/models';
import type { GroupFormed } from '../../../../shared/protocol/forming';
import { OnPage } from '../../../journeys/support/group';
import { noOf, yesOf } from '../../../support/browser';
import type { Person, Stage } from '../support/stage';

export const timeZone = 'Europe/London';
const names = ['Ann', 'Ben', 'Cleo', 'Dan', 'Eve', 'Gus', 'Hal', 'Ida', 'Joe'];

/** What people wrote; each text stands in one place only. */
export const texts = {
  'shown card': 'too many projects',
  'hidden card': 'my boss does not listen',
  'note of Fay': 'Hal was very quiet',
  'note of the guest': 'send them my slides',
  'action in the group': 'call Kim',
  'action of Ann with Fay': 'ask for an assistant',
  'action of Ben with Fay': 'look for a mentor',
  'note of Ben with Fay': 'she may be right',
  names: '"Joe"',
} as const;

/** Fay facilitates and has a window, and so has Ann, a telephone. The others of the nine have none. */
export type Cast = {
  stage: Stage;
  here: OnPage;
  group: string;
  fay: Person;
  ann: Person;
  ben: Person;
  cleo: Person;
  joe: Person;
  nine: readonly Person[];
  guest: Person;
};

/** They come by their links. Only Fay plans and invites. */
export async function formGroupOfNine(stage: Stage): Promise<Cast> {
  const someone = (name: string) => stage.someone(name, timeZone);
  const fay = someone('Fay');
  const { group, invited } = yesOf(
    await fay.post<GroupFormed>('/api/groups', {
      model: 'externalGroup',
      name: 'Founders',
      me: 'Fay',
      as: 'facilitator',
      plan: { ...presets.externalGroup, timeZone },
      people: names.map((name) => ({ name, email: null })),
    }),
  );
  const here = new OnPage(group);
  fay.me = (await here.page(fay)).me.member;
  const nine = names.map(someone);
  for (const [index, who] of nine.entries()) await who.comeBy(invited[index]?.invite ?? '');
  const [ann, ben, cleo] = nine as [Person, Person, Person];
  expect(noOf(await ann.get(`/api/groups/${group}/coming`))).toBe('403 notLead');
  const when = { wall: '2026-03-20T14:00', timeZone };
  const asked = { when, minutes: null, template: null };
  expect(noOf(await ann.post(`/api/groups/${group}/next`, asked))).toBe('403 notLead');
  await stage.openWindow(fay);
  await stage.openWindow(ann, { viewport: { width: 390, height: 844 } });
  return { stage, here, group, fay, ann, ben, cleo, joe: nine[8] as Person, nine, guest: someone('Dr Guest') };
}
