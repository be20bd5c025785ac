import i18next from 'i18next';
import { expect, it } from 'vitest';
import { startMessages } from '../../../../client/i18n/load';
import { isolated, withoutMarks } from '../../../../client/ui/text/isolated';
import { listOf } from '../../../../client/ui/text/listOf';

it('a name that is written from right to left keeps its direction to itself within a sentence', async () => {
  await startMessages(isolated);
  const say = (name: string) => i18next.t('example', { ns: 'common', name, defaultValue: '{{name}} (5 min left)' });
  expect(say('محمد')).toBe('\u2068محمد\u2069 (5 min left)');
  expect(say('Zoë <b>')).toBe('Zoë <b> (5 min left)');
});

it('no name turns the direction of what follows it', () => {
  expect(isolated('Ben\u202e')).toBe('Ben');
  expect(isolated('Ben\u061c')).toBe('Ben');
  expect(isolated('\u2069דנה')).toBe('\u2068דנה\u2069');
  expect(withoutMarks(isolated('דנה'))).toBe('דנה');
});

it('in a sentence a list of names keeps each name by itself', async () => {
  await startMessages(isolated);
  const say = (names: string) => i18next.t('example', { ns: 'common', names, defaultValue: '{{names}} are here' });
  expect(say(listOf(['دانة', 'Ben']))).toBe('\u2068دانة\u2069 and Ben are here');
  expect(say('دانة and \u2068محمد\u2069')).toBe('\u2068دانة and \u2068محمد\u2069\u2069 are here');
});

it('in a list each name is by itself', () => {
  expect(listOf(['دانة', 'Ben', 'محمد']).replace(', and', ' and')).toBe('\u2068دانة\u2069, Ben and \u2068محمد\u2069');
});
