import i18next from 'i18next';
import { beforeAll, expect, test } from 'vitest';
import { english } from '../../../client/i18n/catalogue';
import { allFormats, loadFormats } from '../../../client/i18n/families';
import { loadMessages, startMessages } from '../../../client/i18n/load';
import { loadAboutFormats } from '../../../client/i18n/methods';
import { templates } from '../../../shared/templates/templates';

const has = (key: string): boolean => i18next.exists(key, { ns: 'method' });
const all = () => i18next.getResourceBundle('en', 'method') as unknown;

beforeAll(() => startMessages((text) => text));

test('the texts for people who choose a format bring no stages, and do not keep out what every meeting needs', async () => {
  await loadAboutFormats();
  await loadMessages('method');
  expect(has('group.suits') && has('cleartheair.name') && has('break.name') && has('lobby.lead')).toBe(true);
  expect(has('group.checkin.lead')).toBe(false);
});

test('a meeting loads the texts of its own formats, and no others', async () => {
  await loadFormats(['group', 'group.checkin', 'slot.questions.coach']);
  expect(has('break.name') && has('group.checkin.lead') && has('slot.questions.stems')).toBe(true);
  expect(has('heils.case.lead') || has('cleartheair.tell.lead') || has('buddy.talk.lead')).toBe(false);
});

test('formats that are loaded later stand beside those that are there', async () => {
  await loadFormats(['heils']);
  await loadMessages('method');
  await loadFormats(['group', 'heils']);
  expect(has('heils.case.lead') && has('group.checkin.lead') && has('break.name')).toBe(true);
});

test('a format of a newer server does not keep the others out', async () => {
  await loadFormats(['formatOfTomorrow', 'cleartheair']);
  expect(has('cleartheair.tell.lead')).toBe(true);
});

test('with every format and the texts for people who choose one, all that the catalogue has is loaded', async () => {
  await Promise.all([loadFormats(allFormats()), loadAboutFormats()]);
  expect(all()).toEqual(english.method);
});

test('every frame and block is in one of the files', () => {
  const words = [...Object.values(templates.frames), ...Object.values(templates.blocks)].map((one) => one.words);
  expect(allFormats().sort()).toEqual(words.sort());
});

test('[EV1] a stage of an evaluation has texts of its own for a group without a form, and without a result', async () => {
  await loadFormats(allFormats());
  const stages = Object.values(templates.frames).flatMap((frame) => frame.stages);
  const lacking: string[] = [];
  let found = 0;
  for (const stage of stages) {
    const isForm = 'due' in stage && stage.due === 'evaluationClosed';
    const isResult = 'artefacts' in stage && stage.artefacts.includes('evaluationResult');
    if (!isForm && !isResult) continue;
    found += 1;
    const words = stage.words.replace('.', isForm ? '.withoutForm.' : '.withoutResult.');
    for (const role of ['lead', 'coach', 'client']) {
      const text = i18next.exists(`${words}.${role}`, { ns: 'method' })
        ? i18next.t(`method:${words}.${role}` as never)
        : '';
      if (text === '' || /result|form\b|score|sent/i.test(text)) lacking.push(`${words}.${role}: ${text}`);
    }
  }
  expect(found).toBeGreaterThan(5);
  expect(lacking).toEqual([]);
});
