import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { AboutGroup } from '../../../client/features/groupAbout/aboutGroup';
import { GroupAgreement } from '../../../client/features/groupAgreement/groupAgreement';
import { OthersDecide } from '../../../client/group/othersDecide';
import type { Decides } from '../../../shared/groups/ownership';
import type { GroupPage } from '../../../shared/protocol/groups';

const pageOf = (roles: Record<string, string>, more: object = {}) =>
  ({
    me: { member: 'Ann' },
    people: Object.entries(roles).map(([member, role]) => ({ member, name: member, role })),
    ...{
      organisers: [],
      next: null,
      plan: null,
      changes: [],
      archivedAt: null,
      model: 'externalGroup',
      mayChange: false,
    },
    ...more,
  }) as unknown as GroupPage;
const textOf = (page: GroupPage) => renderToStaticMarkup(<OthersDecide page={page} />).replace(/<[^>]+>/g, '');

test('who decides is named: the facilitators, else whoever leads next, and never the reader', () => {
  const facilitated = { Ann: 'member', Ben: 'facilitator', Cleo: 'member' };
  expect(textOf(pageOf(facilitated, { next: { lead: 'Cleo' } }))).toMatch(/^Only Ben can change this\./);
  expect(textOf(pageOf({ ...facilitated, Cleo: 'facilitator' }))).toMatch(/^Only Ben and Cleo can change this\./);
  const led = { Ann: 'member', Ben: 'member' };
  expect(textOf(pageOf(led, { next: { lead: 'Ben' } }))).toMatch(/^Only Ben can change this\./);
  for (const next of [null, { lead: null }, { lead: 'Ann' }])
    expect(textOf(pageOf(led, { next }))).toBe('Only whoever brings people into this group can change this.');
});

test('the agreement and the plan of a group say who decides, where the reader does not, and not in an archived group', () => {
  const shows = (decides: Decides, more: object = {}) => {
    const page = pageOf({ Ann: 'member' }, { mayChange: decides !== 'not', ...more });
    const owned = { agreement: { version: 1, lines: [] }, signed: [], mine: 1, earlier: [], proposals: [], decides };
    const nothing = () => undefined;
    return [
      <AboutGroup key="about" page={page} others="others decide" onChange={nothing} />,
      <GroupAgreement
        key="agreement"
        page={page}
        owned={owned as never}
        others="others decide"
        isWriting={false}
        onWriting={nothing}
        onChanged={nothing}
      />,
    ].map((part) => renderToStaticMarkup(part).includes('others decide'));
  };
  expect(shows('not')).toEqual([true, true]);
  expect(shows('together')).toEqual([false, false]);
  expect(shows('alone')).toEqual([false, false]);
  expect(shows('not', { archivedAt: 1 })).toEqual([false, false]);
});

test('a group that waits for its facilitator says who leads until then', () => {
  const said = (roles: Record<string, string>) =>
    renderToStaticMarkup(
      <AboutGroup
        page={pageOf(roles, { plan: { leads: 'facilitator', everyWeeks: null, minutes: 90, meetings: null } })}
        others={null}
        onChange={() => undefined}
      />,
    );
  expect(said({ Ann: 'member', Ben: 'member' })).toContain('Until a facilitator is named, members lead in turn.');
  expect(said({ Ann: 'member', Ben: 'facilitator' })).toContain('The facilitator leads.');
});
