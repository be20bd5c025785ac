import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { DateForm } from '../../../../client/features/dates/dateForm';
import { FormatChoice } from '../../../../client/features/dates/formatChoice';
import { FormatLine } from '../../../../client/features/dates/formatLine';

test('the format of a date is named with the people it is made for, and with what happens in it', () => {
  expect(renderToStaticMarkup(<FormatLine format="frame.buddy" />)).toContain('Format: Learning buddies, 2 people.');
  expect(renderToStaticMarkup(<FormatLine format="frame.orientation" />)).toContain(
    'People meet, write their priorities',
  );
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

test('[DT14] whoever plans a date or begins at once reads format, length and what happens, and chooses another', () => {
  const usual = { format: 'frame.orientation', minutes: 150 };
  const read = (template: string | null) =>
    renderToStaticMarkup(
      <FormatChoice usual={usual} value={{ template, minutes: null }} people={2} onChange={() => undefined} />,
    );
  expect(read(null)).toMatch(/<option value="" selected="">Orientation, [^<]*, 150 min<\/option>/);
  expect(read(null)).toContain('People meet, write their priorities');
  expect(read(null)).not.toContain('value="frame.orientation"');
  expect(read('frame.network')).toContain('and 2 people will come. You can plan it all the same.');
});
