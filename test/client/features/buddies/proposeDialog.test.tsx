import type { ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { beforeAll, expect, test, vi } from 'vitest';
import { ProposeDialog } from '../../../../client/features/buddies/proposeDialog';
import { takenFor } from '../../../../client/features/buddies/texts';
import { buddies as texts } from '../../../../client/i18n/en/buddies';
import { loadMessages, startMessages } from '../../../../client/i18n/load';
import type { Buddy } from '../../../../shared/protocol/buddies';
import type { GroupPage } from '../../../../shared/protocol/groups';

// The frame of a dialog is loaded when one opens.
vi.mock('../../../../client/ui/dialog', () => ({
  Dialog: ({ children, foot }: { children: ReactNode; foot: ReactNode }) => (
    <section>
      {children}
      {foot}
    </section>
  ),
}));

beforeAll(async () => {
  await startMessages((text) => text);
  await loadMessages('buddies', 'group', 'refusals');
});

const people = ['ann', 'ben', 'cleo', 'dan'].map((member) => ({ member, name: member, role: 'member', since: 0 }));
const next = { startsAt: Date.UTC(2026, 11, 7, 18), minutes: 150 };
const page = { group: 'harbour', me: { member: 'ann' }, people, next } as unknown as GroupPage;
const talk = (others: string[], startsAt: number | null) =>
  ({ with: others.map((member) => ({ member })), next: startsAt === null ? null : { startsAt, minutes: 60 } }) as Buddy;

test('a 1:1 is proposed with its time in sight, and not before one is chosen', () => {
  const html = renderToStaticMarkup(
    <ProposeDialog
      {...{ page, first: ['ben'], others: page.people.slice(1), pairs: [] }}
      onClose={() => undefined}
      onDone={() => undefined}
    />,
  );
  expect(html).toContain(texts.dialog.whenFirst);
  expect(html).toMatch(/type="datetime-local"[^>]*value=""/);
  const places = ['datetime-local', texts.dialog.who, texts.dialog.minutes, '<details'].map((text) =>
    html.indexOf(text),
  );
  expect(places).toEqual(places.toSorted((one, other) => one - other));
  expect(html).not.toMatch(/<details[^>]*open/);
});

test('what takes my time already is the meeting of the group and my 1:1s with others', () => {
  const pairs = [talk(['ben'], 1), talk(['cleo'], 2), talk(['ben', 'cleo'], 3), talk(['dan'], null)];
  expect(takenFor(page, pairs, ['ben'])).toMatchObject({ group: next, talks: [{ startsAt: 2 }, { startsAt: 3 }] });
  expect(takenFor({ next: null }, [], ['ben'])).toEqual({ group: null, talks: [] });
});
