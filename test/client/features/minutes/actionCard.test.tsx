import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { ActionCard } from '../../../../client/features/minutes/actionCard';
import { minutes } from '../../../../client/i18n/en/minutes';
import type { Action } from '../../../../shared/protocol/records';

const texts = { firstStep: '', by: '', measure: '', support: '', ifThen: '', buddy: '', due: null };
const card = (status: Action['status'], mine = true) => {
  const action = { ...texts, what: 'call Kim', status, learned: 'mornings work best' } as Action;
  return renderToStaticMarkup(<ActionCard entry={{ name: 'Ann', mine, action }} />);
};

test('[BM4] the minutes say of my own action how I told that it went, and of nobody else’s', () => {
  for (const status of ['done', 'partly', 'notDone', 'dropped'] as const) {
    const own = card(status);
    expect(own).toContain(minutes.actions.is[status]);
    expect(own).toContain('mornings work best');
    expect(card(status, false)).not.toMatch(`${minutes.actions.went}|mornings`);
  }
  expect(card('open')).not.toContain(minutes.actions.went);
});
