import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { OpenItem } from '../../../../client/features/myActions/openItem';
import { SettledItem } from '../../../../client/features/myActions/settledItem';
import type { Dated } from '../../../../client/features/myActions/timeline';
import { common } from '../../../../client/i18n/en/common';
import { myActions as texts } from '../../../../client/i18n/en/myActions';
import type { Action } from '../../../../shared/protocol/records';

const shown = (isFirst: boolean, status: Action['status'] = 'open') => {
  const action = { id: 'a1', what: 'call Tom', by: '', buddy: '', support: '', learned: '', status, acceptedAt: 0 };
  const one = { action, group: { group: 'g1', name: 'Harbour' }, day: null, isForNext: false } as unknown as Dated;
  return renderToStaticMarkup(
    <OpenItem
      {...{ one, today: '2026-11-30', manyGroups: false, isFirst, line: undefined }}
      onLine={() => undefined}
      onReport={async () => true}
    />,
  );
};
const pressed = (html: string) => [...html.matchAll(/aria-pressed="true"[^>]*>([^<]*)/g)].map(([, text]) => text);
const sends = (html: string) => html.match(/type="submit"/g)?.length ?? 0;

test('the action that is due next has one way: what is chosen stands above its line, and one button saves both', () => {
  const html = shown(true);
  expect([pressed(html), sends(html)]).toEqual([[texts.status.done], 1]);
  const order = [texts.status.dropped, texts.lines.done, texts.save.done].map((text) => html.lastIndexOf(text));
  expect(order.toSorted((one, other) => one - other)).toEqual(order);
  // A long line is not cut off.
  expect(html).toContain('<textarea');
});

test('of the others nothing is chosen, and what was said before is read', () => {
  expect([pressed(shown(false, 'partly')), sends(shown(false, 'partly'))]).toEqual([[], 0]);
  expect(shown(false, 'partly')).toContain(texts.saidBefore.partly);
});

test('what was learned is added to a done action afterwards, where no line came with it', () => {
  const settled = (learned: string) => {
    const action = {
      id: 'a1',
      what: 'call Tom',
      by: '',
      buddy: '',
      support: '',
      learned,
      status: 'done',
      acceptedAt: 0,
    };
    const one = { action, group: { group: 'g1', name: 'Harbour' }, day: null, isForNext: false } as unknown as Dated;
    const told = { onBack: () => undefined, onLearned: async () => true };
    return renderToStaticMarkup(<SettledItem {...{ one, today: '2026-11-30', manyGroups: false, ...told }} />);
  };
  expect(settled('')).toContain(common.learned.add);
  expect(settled('She was glad')).not.toContain(common.learned.add);
});
