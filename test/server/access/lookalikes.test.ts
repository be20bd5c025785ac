import { describe, expect, test } from 'vitest';
import { asOthersWriteIt } from '../../../server/access/lookalikes';
import { Browser, yesOf } from '../../support/browser';
import { appForAll } from '../../support/forTest';

const running = appForAll();

describe('[SE20] a name that looks like the name of somebody in the group', () => {
  test.each([
    ['Cyrillic letters', '\u0410nn', 'Ann'],
    ['Greek letters', '\u0391nn', 'Ann'],
    ['full width', '\uff21nn', 'Ann'],
    ['a small L for a capital I', 'lan', 'Ian'],
    ['a zero', 'B0B', 'BOB'],
  ])('%s: is stored in the same letters', (_what, typed, known) => {
    expect(asOthersWriteIt(typed, ['Zoe', known])).toBe(known);
  });

  test.each([
    ['another name', 'Anna', 'Ann'],
    ['two letters that only resemble one', 'Ame', 'Arne'],
    ['an accent', 'Jose', 'Jos\u00e9'],
    ['a name in another script', '\u0412\u0435\u0440\u0430 \u0416\u0443\u043a', 'Vera Zhuk'],
  ])('%s stays as it was typed', (_what, typed, known) => {
    expect(asOthersWriteIt(typed, [known])).toBe(typed);
  });

  test('so the lead and the person who borrows the name are two equal names, which screens number', async () => {
    const ann = new Browser(running.url);
    const { invite } = yesOf(await ann.start({ name: 'Ann' }));
    expect(yesOf(await new Browser(running.url).use(invite, '\u0410nn')).name).toBe('Ann');
    expect(yesOf(await new Browser(running.url).use(invite, 'Anna')).name).toBe('Anna');
  });
});
