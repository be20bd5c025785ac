import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { FaultyLines } from '../../../../client/features/formGroup/people';
import { peopleOfText } from '../../../../shared/groups/invited';

test('[GF2] who stands in several lines of a list is said once, and plainly', () => {
  const list = ['ben@example.org', 'Ben@example.org', 'BEN@example.org', 'Kim', 'Kim', 'x@'].join('\n');
  const html = renderToStaticMarkup(<FaultyLines bad={peopleOfText(list, [], 'Ann').bad} />);
  expect(html.match(/stands here twice: once is enough/g)).toHaveLength(2);
  expect(html).toContain('“Ben@example.org” stands here twice');
  expect(html).toContain('“Kim” stands here twice');
  expect(html).toContain('“x@” has no complete e-mail address');
});
