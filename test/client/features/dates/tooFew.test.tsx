import { renderToStaticMarkup } from 'react-dom/server';
import { beforeAll, expect, test } from 'vitest';
import { AbsentPeople } from '../../../../client/features/dates/absence';
import { loadMessages, startMessages } from '../../../../client/i18n/load';
import type { ComingMeeting } from '../../../../shared/protocol/dates';
import type { GroupPage } from '../../../../shared/protocol/groups';

beforeAll(async () => {
  await startMessages((text) => text);
  await loadMessages('dates', 'group', 'refusals');
});

const nothing = () => undefined;
/** Two of a group have come, and the format needs four people. */
const drawnWith = (invited: number) => {
  const people = ['Ann', 'Ben'].map((name) => ({ member: name, name, role: 'member' }));
  const page = {
    group: 'g',
    me: { member: 'Ann' },
    people,
    mayPlan: true,
    invited: Array(invited).fill({ name: null }),
  };
  const coming = { meeting: 'm', absent: [], coming: 2, least: 4 };
  return renderToStaticMarkup(
    <AbsentPeople
      page={page as unknown as GroupPage}
      coming={coming as unknown as ComingMeeting}
      changed={nothing}
      onMove={nothing}
      onAsk={nothing}
    />,
  );
};

test('too few people are worth a warning only when those who are still invited would not be enough', () => {
  expect(drawnWith(0)).toContain('2 people can come, and this format needs 4.');
  expect(drawnWith(1)).toContain('3 people can come, and this format needs 4.');
  expect(drawnWith(2)).not.toContain('this format needs');
});
