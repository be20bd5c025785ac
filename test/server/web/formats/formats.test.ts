import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { longest, most } from '../../../../shared/meeting/limits';
import type { FormatImported, FormatList, KeptFormat } from '../../../../shared/protocol/formats';
import type { MeetingPlanned } from '../../../../shared/protocol/http';
import type { OwnFormat } from '../../../../shared/templates/ownFormat';
import { Browser, noOf, yesOf } from '../../../support/browser';
import { type Gathered, gather, must, sitDown, TestClient } from '../../../support/clients';
import { appForAll } from '../../../support/forTest';

const running = appForAll();

const as = (cookie: string): Browser => new Browser(running.url, cookie);
const leadOf = (here: Gathered): Browser => as(here.lead.who.cookie);
const pathOf = (here: Gathered, rest = '') => `/api/meetings/${here.meeting}/formats${rest}`;
const listOf = async (here: Gathered): Promise<KeptFormat[]> =>
  yesOf(await leadOf(here).get<FormatList>(pathOf(here))).formats;
const keep = (here: Gathered, name = 'Monday round') => leadOf(here).post<KeptFormat>(pathOf(here), { name });
const bringIn = (here: Gathered, text: string) => leadOf(here).post<FormatImported>(pathOf(here, '/import'), { text });
const fileOf = (format: Record<string, unknown>) => JSON.stringify({ roundelFormat: 1, ...usual, ...format }, null, 2);

const usual: OwnFormat = {
  name: 'Ours',
  frame: 'frame.group',
  block: 'block.slot',
  minutes: 120,
  stages: ['open', 'checkin', 'progress', 'slotplan', 'slots', 'evaluate', 'reveal', 'close'].map((stage) => ({
    stage,
  })),
  prompts: [],
};

describe('[FO1] keeping the agenda as a format of the group', () => {
  test('it has the block, what was left out, the minutes and texts that were chosen, and nothing about one person', async () => {
    const here = await gather(running.url, ['Ann', 'Ben', 'Cleo', 'Dan']);
    const { lead } = here;
    const say = (place: string, text: string) =>
      lead.change({ what: 'setPrompt', place, text, seen: lead.meeting!.version });
    must(await lead.command({ type: 'setBlock', slot: null, block: 'block.hotseat' }));
    must(await lead.command({ type: 'startMeeting' }));
    must(await lead.command({ type: 'skipStage', stage: 'checkin', skipped: true }));
    must(await lead.command({ type: 'setMinutes', of: 'slotplan', minutes: 7 }));
    must(await lead.command({ type: 'setMinutes', of: 's1', minutes: 25 }));
    must(await lead.command({ type: 'addBreak', before: 'evaluate' }));
    must(await say('progress', 'What moved?'));
    must(await say('block.hotseat/ideas', 'Wild ones first.'));
    must(await say('s1/ideas', 'Ben wants three.'));
    const kept = yesOf(await keep(here, '  Our   Monday '));
    expect(kept.format).toEqual({
      name: 'Our Monday',
      frame: 'frame.group',
      block: 'block.hotseat',
      minutes: 120,
      stages: [
        { stage: 'open' },
        { stage: 'progress' },
        { stage: 'slotplan', minutes: 7 },
        { stage: 'slots' },
        { break: 10 },
        { stage: 'evaluate' },
        { stage: 'reveal' },
        { stage: 'close' },
      ],
      prompts: [
        { stage: 'progress', text: 'What moved?' },
        { stage: 'block.hotseat/ideas', text: 'Wild ones first.' },
      ],
    });
    expect(kept.people?.least).toBe(3);
    expect(await listOf(here)).toEqual([kept]);

    // The next meeting is held with it, and its texts are shown from the beginning.
    must(await lead.command({ type: 'endMeeting' }));
    const again = { startsAt: null, minutes: null, template: `own:${kept.id}` };
    const next = yesOf(await leadOf(here).post<MeetingPlanned>(`/api/meetings/${here.meeting}/again`, again));
    const ann = new TestClient(running.url, { meeting: next.meeting, cookie: lead.who.cookie });
    await ann.join();
    must(await ann.command({ type: 'takeSeat', agreement: 1, surroundings: 'alone', sound: 'here' }));
    const meeting = await ann.until((one) => one.seats[ann.me]?.seatedAt !== null);
    expect(meeting.agenda.filter(({ slot }) => slot === null).map(({ key }) => key)).toEqual([
      'open',
      'progress',
      'slotplan',
      'rest1',
      'evaluate',
      'reveal',
      'close',
    ]);
    expect(meeting.agenda.find(({ key }) => key === 'slotplan')?.minutes).toBe(7);
    const view = ann.view?.kind === 'seat' ? ann.view : null;
    expect(view?.prompts.find(({ id }) => id === meeting.prompts?.progress)?.text).toBe('What moved?');
    // Kept again from there it is the same.
    const same = yesOf(
      await leadOf(here).post<KeptFormat>(`/api/meetings/${next.meeting}/formats`, { name: 'Our Monday' }),
    );
    expect(same.format).toEqual(kept.format);
    ann.close();
    here.close();
  });

  test('where this server cannot run it any more, the next meeting goes on with what the last one had', async () => {
    const here = await gather(running.url, ['Ann', 'Ben', 'Cleo']);
    const kept = yesOf(await keep(here));
    must(await here.lead.command({ type: 'startMeeting' }));
    must(await here.lead.command({ type: 'endMeeting' }));
    const ask = (meeting: string, template: string | null, minutes: number | null = null) =>
      leadOf(here).post<MeetingPlanned>(`/api/meetings/${meeting}/again`, { startsAt: null, minutes, template });
    const { meeting } = yesOf(await ask(here.meeting, `own:${kept.id}`));
    const ann = new TestClient(running.url, { meeting, cookie: here.lead.who.cookie });
    await sitDown(ann, null);
    must(await ann.command({ type: 'startMeeting' }));
    must(await ann.command({ type: 'endMeeting' }));
    const format = { ...kept.format, frame: 'frame.gone' };
    await running.store.write([
      { kind: 'format', group: here.group, id: kept.id, format, version: kept.version + 1, at: 1 },
    ]);
    expect((await listOf(here))[0]?.people).toBeNull();
    expect(noOf(await ask(meeting, `own:${kept.id}`))).toBe('400 badInput');
    for (const minutes of [60, 480]) expect(noOf(await ask(meeting, null, minutes))).toBe('400 badInput');
    expect(yesOf(await ask(meeting, null)).meeting).not.toBe(meeting);
    ann.close();
    here.close();
  });

  test('without changes it is the frame as it is, and what an undo took back is not in it', async () => {
    const here = await gather(running.url, ['Ann', 'Ben', 'Cleo']);
    must(await here.lead.command({ type: 'startMeeting' }));
    must(await here.lead.command({ type: 'setMinutes', of: 'checkin', minutes: 9 }));
    must(await here.lead.command({ type: 'undoAgendaChange', change: here.lead.meeting!.changes!.recent.at(-1)!.id }));
    expect(yesOf(await keep(here, 'Ours')).format).toEqual(usual);
    here.close();
  });
});

describe('[FO2] whose it is', () => {
  test('whoever may plan the next meeting keeps, renames and removes; nobody else sees it', async () => {
    const here = await gather(running.url, ['Ann', 'Ben', 'Cleo'], { takesPart: false });
    const other = await gather(running.url, ['Eve']);
    const { id } = yesOf(await keep(here));
    const ben = as(here.people.Ben!.who.cookie);
    const eve = leadOf(other);
    for (const [who, refusal] of [
      [ben, '403 notLead'],
      [eve, '404 notFound'],
      [new Browser(running.url), '401 signedOut'],
    ] as const) {
      expect(noOf(await who.get(pathOf(here)))).toBe(refusal);
      expect(noOf(await who.post(pathOf(here), { name: 'x' }))).toBe(refusal);
      expect(noOf(await who.post(pathOf(here, '/import'), { text: fileOf({}) }))).toBe(refusal);
      expect(noOf(await who.send('PUT', pathOf(here, `/${id}`), { json: { name: 'x', version: 1 } }))).toBe(refusal);
      expect(noOf(await who.send('DELETE', pathOf(here, `/${id}`)))).toBe(refusal);
    }
    // Another group's lead finds it under no address of their own.
    expect(noOf(await eve.send('DELETE', pathOf(other, `/${id}`)))).toBe('404 notFound');
    const borrowed = { startsAt: null, minutes: null, template: `own:${id}` };
    must(await other.lead.command({ type: 'endMeeting' }));
    expect(noOf(await eve.post(`/api/meetings/${other.meeting}/again`, borrowed))).toBe('404 notFound');
    expect(await listOf(here)).toHaveLength(1);
    here.close();
    other.close();
  });

  test('a name is one line that can be read; of two who rename at once the second is told so', async () => {
    const here = await gather(running.url, ['Ann']);
    const lead = leadOf(here);
    const { id, version } = yesOf(await keep(here));
    for (const name of ['', '  ', 'x'.repeat(longest.formatName + 1), 'a\nb', 'a‮b'])
      expect(noOf(await keep(here, name)), name).toBe('400 badInput');
    const rename = (name: string) => lead.send<KeptFormat>('PUT', pathOf(here, `/${id}`), { json: { name, version } });
    expect(yesOf(await rename('<b>Ours</b>')).format.name).toBe('<b>Ours</b>');
    expect(noOf(await rename('Theirs'))).toBe('409 stale');
    yesOf(await lead.send('DELETE', pathOf(here, `/${id}`)));
    expect(noOf(await lead.send('DELETE', pathOf(here, `/${id}`)))).toBe('404 notFound');
    expect(await listOf(here)).toEqual([]);
    here.close();
  });

  test('a group keeps so many and no more', async () => {
    const here = await gather(running.url, ['Ann']);
    const kept = await Promise.all(Array.from({ length: most.formats + 2 }, () => keep(here)));
    expect(kept.filter(({ answer }) => answer.ok)).toHaveLength(most.formats);
    expect(noOf(await keep(here))).toBe('409 tooMany');
    here.close();
  });
});

describe('[FO3] a format from a file', () => {
  let here: Gathered;
  beforeAll(async () => {
    here = await gather(running.url, ['Ann']);
  });
  afterAll(() => here.close());

  async function faultsOf(text: string) {
    const imported = yesOf(await bringIn(here, text));
    expect(await listOf(here)).toEqual([]);
    return imported.kind === 'faults' ? imported.faults : [];
  }

  test.each<[string, string, number, string]>([
    ['nothing', '', 1, 'end'],
    ['the beginning of one', '{\n  "name": "x",\n', 2, 'end'],
    ['a comma too many', '{\n  "name": "x",\n}', 3, 'name'],
    ['a missing comma', '{\n  "name": "x"\n  "frame": "y"\n}', 3, 'commaOrBrace'],
    ['single quotes', "{\n\n  'name': 1\n}", 3, 'name'],
    ['a missing colon', '{ "name" "x" }', 1, 'colon'],
    ['an open text', '{\n "name": "x\n}', 2, 'text'],
    ['a wrong escape', '{\n "name": "\\x"\n}', 2, 'escape'],
    ['a word', '{\n "minutes": soon\n}', 2, 'value'],
    ['a number with a comma', '[\n1,\n2.5.1\n]', 3, 'number'],
    ['a name twice', '{\n "name": "x",\n "name": "y"\n}', 3, 'twice'],
    ['something behind the end', '{}\n\n{}', 3, 'rest'],
    ['a hundred lists', '['.repeat(100), 1, 'deep'],
  ])('that is no JSON (%s): the line and the reason', async (_, text, line, reason) => {
    expect(await faultsOf(text)).toEqual([{ line, path: '', problem: { kind: 'json', reason } }]);
  });

  test.each<[string, Record<string, unknown>, number, string, object]>([
    ['a frame that does not exist', { frame: 'frame.x' }, 4, 'frame', { kind: 'noFrame' }],
    ['a frame named like a property', { frame: 'toString' }, 4, 'frame', { kind: 'noFrame' }],
    ['a block that does not exist', { block: '__proto__' }, 5, 'block', { kind: 'noBlock' }],
    ['a block for two', { block: 'block.cleartheair' }, 5, 'block', { kind: 'noBlock' }],
    ['no block', { block: null }, 5, 'block', { kind: 'needsBlock' }],
    ['no name', { name: undefined }, 1, 'name', { kind: 'gone' }],
    ['a name that cannot be read', { name: '‮' }, 3, 'name', { kind: 'name' }],
    ['a long name', { name: 'x'.repeat(81) }, 3, 'name', { kind: 'range', most: 80, of: 'text' }],
    ['another version', { roundelFormat: 2 }, 2, 'roundelFormat', { kind: 'version' }],
    ['a field that nobody knows', { leader: 'ann' }, 34, 'leader', { kind: 'unknownField' }],
    ['a text for minutes', { minutes: '120' }, 6, 'minutes', { kind: 'wrongType', expected: 'number' }],
    ['half a minute too many', { minutes: 90.5 }, 6, 'minutes', { kind: 'wrongType', expected: 'wholeNumber' }],
    ['fewer minutes than the frame', { minutes: 30 }, 6, 'minutes', { kind: 'minutes', least: 90, most: 240 }],
  ])('that is no format (%s): the line, the place and what is expected', async (_, format, line, path, problem) => {
    expect(await faultsOf(fileOf(format))).toEqual([{ line, path, problem }]);
  });

  const stages = (change: (all: Record<string, unknown>[]) => void) => {
    const all: Record<string, unknown>[] = usual.stages.map((one) => ({ ...one }));
    change(all);
    return fileOf({ stages: all });
  };
  test.each<[string, string, string, object]>([
    [
      'unknown',
      stages((all) => all.splice(1, 1, { stage: 'dance' })),
      'stages.1.stage',
      { kind: 'noStage', stage: 'dance' },
    ],
    [
      'twice',
      stages((all) => all.splice(2, 0, { stage: 'checkin' })),
      'stages.2.stage',
      { kind: 'twice', stage: 'checkin' },
    ],
    [
      'in another order',
      stages((all) => all.reverse()),
      'stages.1.stage',
      { kind: 'order', stage: 'reveal', before: 'close' },
    ],
    ['without the evaluation', stages((all) => all.splice(5, 1)), 'stages', { kind: 'missing', stage: 'evaluate' }],
    ['without slots', stages((all) => all.splice(4, 1)), 'stages', { kind: 'missing', stage: 'slots' }],
    [
      'with minutes for slots',
      stages((all) => Object.assign(all[4]!, { minutes: 9 })),
      'stages.4.minutes',
      { kind: 'noMinutes', stage: 'slots' },
    ],
    [
      'with a short evaluation',
      stages((all) => Object.assign(all[5]!, { minutes: 1 })),
      'stages.5.minutes',
      { kind: 'shorter', stage: 'evaluate', least: 3 },
    ],
    [
      'longer than a day',
      stages((all) => Object.assign(all[1]!, { minutes: 2000 })),
      'stages.1.minutes',
      { kind: 'range', most: 180, of: 'number' },
    ],
    [
      'both a stage and a break',
      stages((all) => Object.assign(all[1]!, { break: 5 })),
      'stages.1',
      { kind: 'stageOrBreak' },
    ],
    ['a break at the end', stages((all) => all.push({ break: 5 })), 'stages.8.break', { kind: 'atEnd' }],
    [
      'a stage of its own',
      stages((all) => Object.assign(all[1]!, { kind: 'round' })),
      'stages.1.kind',
      { kind: 'unknownField' },
    ],
    [
      'more than fits',
      stages((all) => Object.assign(all[1]!, { minutes: 180 })),
      'stages',
      {
        kind: 'check',
        stage: 'frame.group',
        reason: { code: 'tooLong', people: 3, planned: expect.any(Number), minutes: expect.any(Number) },
      },
    ],
  ])('with stages that cannot be held (%s)', async (_, text, path, problem) => {
    expect((await faultsOf(text))[0]).toMatchObject({ path, problem });
  });

  test.each<[string, unknown, object]>([
    ['at no place', { stage: 'dance', text: 'x' }, { kind: 'noPlace', stage: 'dance' }],
    ['in another block', { stage: 'block.kb/report', text: 'x' }, { kind: 'noPlace', stage: 'block.kb/report' }],
    [
      'at a place with more behind it',
      { stage: 'block.slot/questions/x', text: 'x' },
      { kind: 'noPlace', stage: 'block.slot/questions/x' },
    ],
    ['about the evaluation', { stage: 'evaluate', text: 'x' }, { kind: 'evaluation', stage: 'evaluate' }],
    ['that is too long', { stage: 'checkin', text: 'x'.repeat(301) }, { kind: 'range', most: 300, of: 'text' }],
    ['that is empty', { stage: 'checkin', text: '' }, { kind: 'range', least: 1, of: 'text' }],
    ['that shows nothing', { stage: 'checkin', text: ' \n ' }, { kind: 'range', least: 1, of: 'text' }],
  ])('with a text %s', async (_, prompt, problem) => {
    expect((await faultsOf(fileOf({ prompts: [prompt] })))[0]?.problem).toEqual(problem);
  });

  test('too much of anything is refused before it is read', async () => {
    expect(noOf(await bringIn(here, ' '.repeat(longest.formatFile + 1)))).toBe('400 badInput');
    expect(noOf(await bringIn(here, ' '.repeat(120_000)))).toBe('413 tooLarge');
    const many = Array.from({ length: 101 }, () => ({ stage: 'checkin', text: 'x' }));
    expect((await faultsOf(fileOf({ prompts: many })))[0]?.problem).toEqual({ kind: 'range', most: 100, of: 'list' });
  });

  test('a file of thousands of lines has its fault on the right one', async () => {
    const [fault] = await faultsOf(`{\n"stages": [${'1,\n'.repeat(7_000)}soon]}`);
    expect(fault).toEqual({ line: 7_002, path: '', problem: { kind: 'json', reason: 'value' } });
  });

  test('a break may be as long as the lead can make one, so that whatever was kept comes in again', async () => {
    const stages = [...usual.stages.slice(0, 5), { break: 90 }, ...usual.stages.slice(5)];
    const text = fileOf({ stages, minutes: 240 });
    const other = await gather(running.url, ['Ann', 'Ben', 'Cleo']);
    expect(yesOf(await bringIn(other, text))).toMatchObject({ kind: 'kept', format: { format: { stages } } });
    other.close();
    const short = [...usual.stages.slice(0, 5), { break: 181 }, ...usual.stages.slice(5)];
    expect((await faultsOf(fileOf({ stages: short })))[0]?.problem).toEqual({ kind: 'range', most: 180, of: 'number' });
  });

  test('an exported format comes in again as it was, also with a byte order mark, and is run as it says', async () => {
    const format = { ...usual, prompts: [{ stage: 'checkin', text: '<b>“Well”?</b>' }] };
    const imported = yesOf(await bringIn(here, `\uFEFF${fileOf(format)}`));
    expect(imported).toMatchObject({ kind: 'kept', format: { format, people: { least: 3, most: 12 } } });
  });
});
