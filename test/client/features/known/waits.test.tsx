import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { GroupList } from '../../../../client/features/known/groupList';
import { NewcomerRow } from '../../../../client/features/known/newcomerRow';
import { WaitingList } from '../../../../client/features/known/waitingList';
import { group as texts } from '../../../../client/i18n/en/group';
import type { Asked, GroupGlance, Home } from '../../../../shared/protocol/groups';

const quiet = {
  ...{ group: 'harbour', name: 'Harbour', me: { member: 'ann', name: 'Ann' }, next: null, erasedAt: null },
  people: [{ member: 'ben', name: 'Ben' }],
  ...{ actions: [], waits: [], asks: [], swaps: [] },
} as unknown as GroupGlance;
const ledTo = (group: Partial<GroupGlance>, buddies: unknown[] = []): string[] => {
  const home = { now: 0, groups: [{ ...quiet, ...group }], buddies } as unknown as Home;
  return [
    ...renderToStaticMarkup(<WaitingList home={home} now={0} onChanged={() => undefined} />).matchAll(
      /href="([^"]+)"/g,
    ),
  ].map(([, href = '']) => href);
};
const proposal = (about: 'agreement' | 'removal' | 'facilitator' | 'end'): Asked => ({
  what: 'proposal',
  about,
  by: 'ben',
});

test('what waits for somebody leads to its place on the page of the group', () => {
  const talk = { pair: 'p', group: 'harbour', with: [{ member: 'ben', name: 'Ben' }], next: null };
  const next = { meeting: 'm', status: 'lobby', startsAt: 9, opensAt: 8, isOpenToMe: false, running: null };
  const card = { what: 'issueCard', meeting: 'm', startsAt: 9 } as const;
  const planned = { next } as unknown as Partial<GroupGlance>;
  const proposed = { by: 'ben', isMine: false, waitsFor: ['ann'], declined: [], startsAt: 0 };
  const places = [
    ...ledTo({ asks: [{ what: 'agreement', isAgain: false }] }),
    ...ledTo({ asks: (['agreement', 'removal', 'facilitator', 'end'] as const).map(proposal) }),
    ...ledTo({ asks: [{ what: 'privateQuestions', isAgain: false }] }),
    ...ledTo({ asks: [{ what: 'heldBack', until: 0 }] }),
    ...ledTo({ asks: [{ what: 'cameBack', by: 'ben', at: 0 }] }),
    ...ledTo({ lacksWayBack: true }),
    ...ledTo({ swaps: (['lead', 'present'] as const).map((turn) => ({ from: 'ben', turn })) }),
    ...ledTo({ erasedAt: 1 }),
    ...ledTo({ ...planned, waits: [card] }),
    ...ledTo({ ...planned, next: { ...next, isOpenToMe: true } as GroupGlance['next'], waits: [card] }),
    ...ledTo({}, [{ ...talk, me: 'ann', proposed }]),
  ];
  expect(places.map((href) => href.replace('/g/harbour#', ''))).toEqual([
    ...[
      'agreement',
      'agreement',
      'members',
      'members',
      'end',
      'private',
      'back',
      'back',
      'back',
      'lead',
      'present',
      'export',
      'prepare',
      'prepare',
      'buddies',
    ],
  ]);
  for (const href of places) expect(Object.keys(texts.places.names)).toContain(href.split('#')[1]);
});

test('nothing that waits to be done has a check mark before it', () => {
  const home = { now: 0, groups: [{ ...quiet, asks: [{ what: 'agreement', isAgain: false }] }], buddies: [] };
  const drawn = renderToStaticMarkup(
    <WaitingList home={home as unknown as Home} now={0} onChanged={() => undefined} />,
  );
  expect(drawn).toContain('href="/g/harbour#agreement"');
  expect(drawn).not.toContain('lucide-check');
});

test('somebody who waits to be let in is named with both answers', async () => {
  const newcomer = { what: 'newcomer', member: 'sam', name: 'Sam' } as const;
  const drawn = renderToStaticMarkup(<NewcomerRow group={quiet} newcomer={newcomer} onChanged={() => undefined} />);
  expect(drawn).toContain('Sam waits to be let in');
  expect([...drawn.matchAll(/<button[^>]*aria-label="([^"]+)"/g)].map(([, name]) => name)).toEqual([
    'Let in Sam',
    'Turn away Sam',
  ]);
});

test('on the page of a group no row says which group is meant', () => {
  const next = { meeting: 'm', status: 'lobby', startsAt: 9, opensAt: 8, isOpenToMe: false, running: null };
  const group = {
    ...{ ...quiet, next, erasedAt: 1 },
    waits: [{ what: 'issueCard', meeting: 'm', startsAt: 9 }],
    asks: [
      { what: 'agreement', isAgain: false },
      { what: 'heldBack', until: 0 },
    ],
    swaps: [{ from: 'ben', turn: 'lead' }],
  } as unknown as GroupGlance;
  const home = { now: 0, groups: [group], buddies: [] } as unknown as Home;
  const named = (isHere: boolean) =>
    renderToStaticMarkup(<WaitingList home={home} now={0} isHere={isHere} onChanged={() => undefined} />).split(
      'Harbour',
    ).length - 1;
  expect([named(false), named(true)]).toEqual([5, 0]);
});

test('a single group has its way from home to its page too', () => {
  const home = { now: 0, groups: [quiet], buddies: [], lookedAfter: [] } as unknown as Home;
  const drawn = renderToStaticMarkup(<GroupList home={home} now={0} />);
  expect(drawn).toContain('href="/g/harbour"');
  expect(drawn).toContain('My group<');
});
