import i18next from 'i18next';
import { afterEach, beforeAll, expect, test, vi } from 'vitest';
import { catalogues, minutesFile } from '../../../../client/features/minutes/minutesFile';
import { loadFormats } from '../../../../client/i18n/families';
import { loadMessages, startMessages } from '../../../../client/i18n/load';
import { isolated } from '../../../../client/ui/text/isolated';
import type { Mine, Minutes } from '../../../../shared/protocol/http';
import { issueCard, openAction } from '../../../support/records';

beforeAll(async () => {
  await startMessages(isolated);
  await loadMessages(...catalogues);
  await loadFormats(['group', 'closing', 'cleartheair', 'kb']);
});
afterEach(() => vi.unstubAllEnvs());

const nothing: Mine = { note: '', pages: [], given: [], envelope: [], groupNotes: '' };
const fileOf = (changed: Partial<Minutes> = {}, mine = nothing) =>
  minutesFile({ ...minutes, ...changed }, mine, i18next.getFixedT('en', catalogues));

const action = (what: string) => openAction({ what, firstStep: 'Write to Priya', by: 'Friday', buddy: 'Cem' });

const minutes: Minutes = {
  title: 'A\n# Heading',
  groupName: '<b>Harbour</b>',
  startedAt: Date.UTC(2026, 2, 5, 23, 0),
  endedAt: Date.UTC(2026, 2, 6, 1, 30),
  attendance: [{ name: 'Ann', role: 'member', minutesPresent: 1 }],
  stages: [],
  actions: [
    { name: 'Ann', mine: true, action: action('1. [x](javascript:alert) `code`\n- second') },
    { name: 'Ben', mine: false, action: action('Drop the Tuesday report') },
  ],
  parking: [],
  requests: [],
  evaluations: [],
  oneChange: null,
  issues: [
    {
      name: 'Ben',
      card: issueCard({ line: 'How do I say no to Dan?', whyNow: 'He asks again' }),
    },
  ],
  leftOut: [],
  agreement: null,
  pages: [],
  myTalkMs: null,
  talk: null,
  boards: [],
  nextStartsAt: Date.UTC(2026, 3, 9, 15, 0),
};

test.each([
  ['Asia/Tokyo', 'Friday, March 6, 2026', '0?8:00', 'minutes-2026-03-06.md'],
  ['America/New_York', 'Thursday, March 5, 2026', '(?:18|6):00', 'minutes-2026-03-05.md'],
])('times are those of the reader in %s, who is told which they are', async (zone, day, hour, name) => {
  vi.stubEnv('TZ', zone);
  // A page stays in one place: what writes dates is kept from the first one on.
  vi.resetModules();
  const here = await import('../../../../client/features/minutes/minutesFile');
  const file = here.minutesFile(minutes, nothing, i18next.getFixedT('en', catalogues));
  expect(file).toContain(day);
  expect(file).toMatch(new RegExp(`, ${hour}`));
  expect(file).toContain(`(${zone})`);
  expect(file).not.toContain('UTC');
  expect(here.minutesFileName(minutes)).toBe(name);
});

test("[RC4] the file holds my actions and what others shared, never other people's actions, in the words of the page", () => {
  const file = fileOf();
  expect(file).toContain('## Who was there\n\n- Ann, there for 1 min\n');
  expect(file).toContain('  - First step: Write to Priya\n  - By: Friday\n  - Who asks me: Cem\n');
  expect(file).toContain('- Ben: How do I say no to Dan?\n  - Why now: He asks again');
  expect(file).not.toContain('Drop the Tuesday report');
  const due = { ...action('Ask'), due: '2026-12-15', acceptedAt: Date.UTC(2026, 10, 30) };
  const ofAnn = [{ name: 'Ann', mine: true, action: due }];
  expect(fileOf({ actions: ofAnn })).toContain('  - By: Tuesday, December 15, Friday\n');
  const released = [{ name: 'Ben', words: 'group.checkin', slotOf: 'Ann', text: 'I was there too.' }];
  expect(fileOf({ pages: released })).toContain(
    '## Pages shown to the group\n\n### Check-in, Ann’s slot (Ben)\n\nI was there too.\n',
  );
});

test('[BA12] the file holds what the group decided, and that two people agreed to talk', () => {
  const stage = { slotOf: null, plannedMinutes: 5, actualMinutes: 4, skipped: false };
  const file = fileOf({
    stages: [
      { ...stage, words: 'group.checkin' },
      { ...stage, words: 'closing.renew', decided: ['goOn', 'change'] },
      {
        ...stage,
        words: 'cleartheair.offer',
        people: { how: 'talked', names: ['Ann', 'Ben'] },
        decided: ['yes'],
      },
      { ...stage, words: 'kb.method', slotOf: 'Cem', decided: ['goodAdvice'] },
    ],
  });
  expect(file).toContain(
    '## What we decided\n\n- Whether to go on: Go on\n- Whether to go on: Go on in another way\n- Do both want it? (Ann and Ben): Yes, here and now\n- Way of working (Cem’s slot): Good advice\n',
  );
  expect(fileOf()).not.toContain('What we decided');
});

test('[AG22] the file says who had no slot, and that their cards are kept', () => {
  expect(fileOf({ leftOut: ['Ben', 'Cem'] })).toContain(
    '## No slot this time\n\nBen and Cem had no slot. What is on their issue cards is kept for next time.\n',
  );
  expect(fileOf()).not.toContain('No slot this time');
});

test('[RC8] the file holds my envelope with what helped, my notes, and the notes of the group', () => {
  const file = fileOf(
    {
      parking: [
        { name: 'Ben', text: 'My father', score: { importance: 9, urgency: 8 } },
        { name: 'Ann', text: 'The new rota', score: null },
      ],
      requests: [{ name: 'Cem', kind: 'request', text: 'A lawyer in Graz', helpers: ['Ann', 'Ben'] }],
    },
    {
      ...nothing,
      pages: [
        {
          stage: 's1/silence',
          words: 'group.checkin',
          slotOf: 'Ben',
          text: 'It is about Dan.\n# Always',
          version: 2,
          to: 'owner',
          choices: ['group'],
        },
      ],
      given: [{ name: 'Cem <b>', words: 'group.checkin', slotOf: null, text: 'You said “enough”.' }],
      note: 'ask about budget\n\n- and *soon*\n',
      envelope: [
        { id: 'c1', kind: 'question', text: 'What would\nKim say?', from: 'Ben', helped: false },
        { id: 'c2', kind: 'idea', text: 'Talk to Kim', from: 'Cem <b>', helped: true },
      ],
      groupNotes: '# We meet in December.',
    },
  );
  expect(file).toContain(
    '## My envelope\n\n- Ben (Question): What would Kim say?\n- Cem \\<b\\> (Idea, helped): Talk to Kim\n',
  );
  expect(file).toContain('## My notes\n\nask about budget\n\n\\- and \\*soon\\*\n');
  expect(file).toContain(
    '## Group notes\n\n\\# We meet in December.\n\n## Progress and requests\n\n- Cem, request: A lawyer in Graz (Ann, Ben can help.)\n',
  );
  expect(file).toContain('## Parking lot\n\n- My father (Ben: importance 9, urgency 8)\n- The new rota\n');
  expect(file).toContain(
    '## Pages given to you\n\n### Check-in (Cem \\<b\\>)\n\nYou said “enough”.\n\n\n## My pages\n\n### Check-in, Ben’s slot (Only you can see it)\n\nIt is about Dan.\n\n\\# Always\n',
  );
  for (const title of ['Pages given to you', 'My pages', 'My envelope', 'My notes', 'Group notes'])
    expect(fileOf()).not.toContain(title);
});

test('[SE11] text that people wrote becomes neither markup nor new lines', () => {
  const file = fileOf();
  expect(file).toContain('# A \\# Heading');
  expect(file).toContain('\\<b\\>Harbour');
  expect(file).toContain('- [ ] 1\\. \\[x\\](javascript:alert) \\`code\\` - second');
  const headings = file.split('\n').filter((line) => line.startsWith('#'));
  expect(headings).toHaveLength(5);
  expect(headings[0]).toBe('# A \\# Heading');
});

test('[EV8] averages are rounded, and results of too few answers are left out', () => {
  const rated = (answerers: number, totals: number[]) =>
    fileOf({
      evaluations: [
        {
          stage: 'evaluate',
          form: 'E1',
          result: { answerers, shape: 'sums', totals },
          present: 6,
          texts: [],
          last: null,
        },
      ],
    });
  expect(rated(5, [21, 20, 18, 25])).toContain(': 4.0 of 5');
  expect(rated(5, [21, 20, 18, 25])).toContain('5 of 6 answered');
  expect(rated(3, [12, 12, 12, 12])).not.toContain('of 5');
});

test('[EV11] results of two forms stand under the names of their forms, each with its own notes', () => {
  const result = (totals: number[]) => ({ answerers: 5, shape: 'sums' as const, totals });
  const file = fileOf({
    evaluations: [
      { stage: 'evaluate', form: 'E1', result: result([20, 20, 20, 20]), present: 6, texts: ['Shorter'], last: null },
      {
        stage: 'final',
        form: 'E2',
        result: result([15, 15, 15, 15, 15, 15, 15, 15, 15, 25]),
        present: 5,
        texts: ['Meet *again*'],
        last: null,
      },
    ],
  });
  const [first = '', second = ''] =
    file.split('## How it was for us')[1]?.split('## How our meetings are for us') ?? [];
  expect(first.match(/: 4\.0 of 5/g)).toHaveLength(4);
  expect(first).toContain('- Shorter');
  expect(second.match(/: 3\.0 of 5/g)).toHaveLength(9);
  expect(second).toContain('- The group should go on (1 no, 3 changed, 5 as it is): 5.0 of 5');
  expect(second).toContain('- Meet \\*again\\*');
  expect(second).not.toContain('Shorter');
});

test('[TT2] the file holds the talk time of all only where the group agreed to that', () => {
  const talk = [
    { name: 'Ann', ms: 0 },
    { name: 'Ben', ms: 150_000 },
  ];
  expect(fileOf({ talk, myTalkMs: 150_000 })).toContain('## Talk time\n\n- Ann, 0 min\n- Ben, 3 min');
  expect(fileOf({ talk: null, myTalkMs: 150_000 })).not.toContain('Talk time');
});
