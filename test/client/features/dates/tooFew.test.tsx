import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { AbsentPeople } from '../../../../client/features/dates/absence';
import { Without } from '../../../../client/features/dates/managePoll';
import type { ComingMeeting, PollTime } from '../../../../shared/protocol/dates';
import type { GroupPage } from '../../../../shared/protocol/groups';

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

test('[DT4] whoever fixes a date reads before who said no to it, and that too few are left', () => {
  const people = ['Ann', 'Ben', 'Cem', 'Dan'].map((name) => ({ member: name, name }));
  const read = (answers: PollTime['answers'], tooFew: PollTime['tooFew']) =>
    renderToStaticMarkup(<Without people={people} time={{ answers, tooFew } as PollTime} />);
  const without = read({ Ben: 'no', Cem: 'no' }, { coming: 2, least: 4 });
  expect(without).toContain('Ben and Cem said no to it, and count as unable to come.');
  expect(without).toContain('Then 2 people can come, and the format of this meeting needs 4.');
  expect(read({ Ben: 'no' }, null)).not.toContain('needs');
  expect(read({ Ben: 'yes', Cem: 'ifNeedBe' }, null)).toBe('');
});
