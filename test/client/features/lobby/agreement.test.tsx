import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { AgreementText as OnThePage } from '../../../../client/features/groupAgreement/agreementText';
import { AgreementText as AtTheDoor } from '../../../../client/features/lobby/agreement';
import type { Facts } from '../../../../client/features/lobby/entrance';
import { LinkNotice } from '../../../../client/room/linkCopy';

const points = (page: string) => [...page.matchAll(/<li[^>]*>(.*?)<\/li>/g)].map(([, text]) => text);

test('the agreement has the same points at the door and on the page of the group', () => {
  const lines = ['What we hear stays with us.', 'Anybody may pass.'];
  const facts = { agreement: { lines, version: 1, talkTime: 'group' }, mayChangeAgreement: false } as unknown as Facts;
  expect(points(renderToStaticMarkup(<AtTheDoor facts={facts} choice={null} />))).toEqual(lines);
  expect(points(renderToStaticMarkup(<OnThePage lines={lines} />))).toEqual(lines);
});

test('a link that was made is shown, also when it was copied', () => {
  for (const copied of [true, false]) {
    const state = { kind: 'made', link: 'https://rooms.example/j#secret', copied } as const;
    expect(renderToStaticMarkup(<LinkNotice state={state} copied="Copied." />)).toContain(
      'value="https://rooms.example/j#secret"',
    );
  }
});
