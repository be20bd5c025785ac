import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { DateForm } from '../../../../client/features/dates/dateForm';
import { FormatLine } from '../../../../client/features/dates/formatLine';

test('the format of a date is named with the people it is made for', () => {
  expect(renderToStaticMarkup(<FormatLine format="frame.buddy" />)).toContain('Format: Learning buddies, 2 people.');
  expect(renderToStaticMarkup(<FormatLine format="own.of.the.group" />)).toBe('');
});

test('the button of a date says what its press changes', () => {
  const said = (first: string) =>
    renderToStaticMarkup(
      <DateForm
        {...{ first, label: 'When', isBusy: false, problem: null }}
        button={(wall) => (wall === '2026-12-07T18:00' ? 'Change the format' : 'Move it')}
        onSend={() => undefined}
      />,
    );
  expect(said('2026-12-07T18:00')).toContain('Change the format');
  expect(said('2026-12-08T18:00')).toContain('Move it');
});
