import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { Hero } from '../../../../client/features/known/hero';
import type { Home } from '../../../../shared/protocol/groups';

const drawn = (absent: string[]) => {
  const next = {
    ...{ meeting: 'm', title: 'Harbour', startsAt: 9e8, minutes: 60, status: 'lobby', lead: 'ben', opensAt: 8e8 },
    ...{ isOpenToMe: false, here: [], running: null },
  };
  const people = ['ann', 'ben', 'cleo'].map((name) => ({ member: name, name }));
  const group = {
    ...{ group: 'g', name: 'Harbour', me: { member: 'ann', name: 'ann' }, people, next, picture: null, colour: null },
    ...{ timeZone: null, absence: { isMine: false, readers: [], absent } },
  };
  const home = { now: 0, groups: [group], buddies: [], lookedAfter: [] } as unknown as Home;
  return renderToStaticMarkup(<Hero home={home} now={0} onChanged={() => undefined} />);
};

test('with nothing planned the main button leads to the poll that waits for my answers, and else to the group', () => {
  const withAsks = (asks: object[]) => {
    const people = ['ann', 'ben'].map((name) => ({ member: name, name }));
    const group = {
      ...{ group: 'g', name: 'Harbour', me: { member: 'ann', name: 'ann' }, people, next: null, picture: null },
      ...{ colour: null, timeZone: null, absence: null, asks, model: 'internalGroup' },
    };
    const home = { now: 0, groups: [group], buddies: [], lookedAfter: [] } as unknown as Home;
    return /<a class="ui-go"[^>]*href="([^"]*)"|<a [^>]*href="([^"]*)"[^>]*class="ui-go"/.exec(
      renderToStaticMarkup(<Hero home={home} now={0} onChanged={() => undefined} />),
    );
  };
  expect(withAsks([])?.slice(1)).toContain('/g/g');
  expect(withAsks([{ what: 'poll', poll: 'p' }])?.slice(1)).toContain('/g/g/dates/p');
});

test('the round at home marks whoever cannot come to the next meeting', () => {
  expect(drawn([])).not.toContain('>cannot come<');
  expect(drawn(['cleo']).match(/>cannot come</g)).toHaveLength(1);
  expect(drawn(['ben'])).not.toContain('>leads<');
});
