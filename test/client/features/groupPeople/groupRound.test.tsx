import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { GroupRound } from '../../../../client/features/groupPeople/groupRound';
import type { GroupPage } from '../../../../shared/protocol/groups';

const roundOf = (
  running: object | null,
  invited: GroupPage['invited'] = [],
  onPerson?: (member: string) => (() => void) | undefined,
) => {
  const people = ['Ann', 'Ben', 'Cleo'].map((name) => ({ member: name, name, role: 'member', since: 0 }));
  const next = { meeting: 'm', lead: 'Ben', running };
  const page = {
    group: 'g',
    name: 'Harbour',
    createdAt: 0,
    me: { member: 'Ann' },
    people,
    next,
    picture: null,
    invited,
  };
  return renderToStaticMarkup(
    <GroupRound page={{ ...page, lookedAfter: null } as unknown as GroupPage} onPerson={onPerson} />,
  );
};

test('whoever leads the meeting that runs leads now, and whoever leads the one that is planned leads next time', () => {
  expect(roundOf(null)).toContain('leads next time');
  const runs = roundOf({ since: 1, stage: null, hasSeat: true });
  expect(runs).toContain('leads now');
  expect(runs).not.toContain('leads next time');
});

test('whoever was invited and has not come keeps a free seat with their name', () => {
  const drawn = roundOf(null, [
    { id: '1', name: 'Dan' },
    { id: '2', name: null },
  ]);
  expect(drawn.match(/ui-round-free/g)).toHaveLength(2);
  expect(drawn).toContain('Dan');
  expect(drawn.match(/>invited</g)).toHaveLength(2);
  expect(roundOf(null)).not.toContain('ui-round-free');
});

test('in a full round only as many of the invited have a seat as fit', () => {
  const ten = Array.from({ length: 10 }, (_, index) => ({ id: `i${index}`, name: `Guest ${index}` }));
  expect(roundOf(null, ten).match(/ui-round-free/g)).toHaveLength(9);
});

test('the name of a member whose seat can be pressed can be pressed too, and that of nobody else', () => {
  const drawn = roundOf(null, [], (member) => (member === 'Ben' ? () => undefined : undefined));
  const opens = [...drawn.matchAll(/<button id="([^"]+)"/g)].map(([, id]) => id);
  const labels = [...drawn.matchAll(/<label[^>]* for="([^"]+)"[^>]*><span[^>]*>([^<]+)/g)];
  expect(opens).toHaveLength(1);
  expect(labels.map(([, id, name]) => [id, name])).toEqual([[opens[0], 'Ben']]);
});
