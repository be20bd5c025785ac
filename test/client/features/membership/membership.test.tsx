import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { Router } from 'wouter';
import { Membership } from '../../../../client/features/membership/membership';
import type { GroupPage } from '../../../../shared/protocol/groups';
import type { Ownership } from '../../../../shared/protocol/ownership';

const drawnWith = (count: number) => {
  const people = Array.from({ length: count }, (_, index) => ({
    member: `m${index}`,
    name: `Member ${index}`,
    role: 'member',
    since: 0,
  }));
  const page = {
    group: 'g',
    name: 'Harbour',
    model: 'internalGroup',
    me: people[0],
    people,
    organisers: [],
    archivedAt: null,
  };
  const owned = { decides: 'together', proposals: [], leaving: 'free' };
  return renderToStaticMarkup(
    <Router ssrPath="/">
      <Membership
        page={page as unknown as GroupPage}
        owned={owned as unknown as Ownership}
        fileOfMine={async () => new Blob()}
        onChanged={() => undefined}
      />
    </Router>,
  );
};

test('the members of a large group are folded away behind their number', () => {
  expect(drawnWith(7)).not.toContain('<details');
  expect(drawnWith(12)).toContain('<summary>11 other members</summary>');
});
