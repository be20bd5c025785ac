import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { useFormatText } from '../../../client/i18n/formatText';
import { picker } from '../../../shared/templates/picker';

function Options() {
  const text = useFormatText();
  return picker.map((format) => <p key={format.id}>{text.option(format)}</p>);
}

test('every format says in a list for how many people it is', () => {
  const options = [...renderToStaticMarkup(<Options />).matchAll(/<p>(.*?)<\/p>/g)].map(([, text]) => text);
  expect(options[0]).toMatch(/\S, 3 to 12 people$/);
  for (const [index, { people }] of picker.entries())
    expect(options[index]).toMatch(people.most === 2 ? /\S, 2 people$/ : /\S, \d+ to \d+ people$/);
});
