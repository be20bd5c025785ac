import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { AgreementText } from '../../../../client/features/groupAgreement/agreementText';
import { loadMessages } from '../../../../client/i18n/load';

test('of a text that somebody proposes, what is new and what goes is marked, and what stays is not', async () => {
  await loadMessages('groupAgreement');
  const drawn = renderToStaticMarkup(
    <AgreementText
      lines={['We begin on time.', 'Nobody records.']}
      before={['We let people finish.', 'Nobody records.']}
    />,
  );
  expect(drawn).toMatch(/<ins>.*We begin on time\.<\/ins>/);
  expect(drawn).toMatch(/<del>.*We let people finish\.<\/del>/);
  expect(drawn).toContain('<li dir="auto">Nobody records.</li>');
  expect(renderToStaticMarkup(<AgreementText lines={['Nobody records.']} />)).not.toMatch(/ins>|del>/);
});
