import { readFileSync } from 'node:fs';
import { request } from 'node:http';
import { strToU8 } from 'fflate';
import { describe, expect, onTestFinished, test } from 'vitest';
import { LARGEST_IMPORT } from '../../../../shared/protocol/imports';
import { noOf, yesOf } from '../../../support/browser';
import { appForAll } from '../../../support/forTest';
import { bringIn, emptyGroup, faultsIn, filesOf, rewritten, textIn, zipOf } from '../../../support/imported';

/** An export that a server wrote; each test breaks it in one place, of which the line is known. */
const whole = readFileSync('test/fixtures/exports/format1.zip');
const running = appForAll();

const GROUP = 'group.json';
const MEETING = 'meetings/001.json';
const BOARD = 'boards/001-1.excalidraw';
const ann = 'RluDme_8hFdTfvsy';

const instead = (from: string, to: string) => (text: string) => {
  expect(text).toContain(from);
  return text.replace(from, () => to);
};
/** As the drawing program itself writes one, line by line. */
const element = (change: object) => (text: string) => {
  const file = JSON.parse(text);
  return JSON.stringify(
    { ...file, elements: [file.elements[0], { ...file.elements[0], id: 'e2', ...change }] },
    null,
    1,
  );
};
const deep = (count: number) => `${'['.repeat(count)}${']'.repeat(count)}`;

const broken: [what: string, file: string, change: (text: string) => string, ...faults: string[]][] = [
  ['a file that ends too early', GROUP, (text) => text.slice(0, 60), 'group.json:4 json end'],
  ['a comma that is missing', GROUP, instead('"kind": "group",', '"kind": "group"'), 'group.json:4 json commaOrBrace'],
  [
    'an export of a later version',
    GROUP,
    instead('"roundelExport": 1', '"roundelExport": 3'),
    'group.json:2 roundelExport version',
  ],
  ['an export of one person', GROUP, instead('"kind": "group"', '"kind": "mine"'), 'group.json:3 kind wrongType other'],
  [
    'a field that nobody knows',
    GROUP,
    instead('"plan": null', '"plan": null, "admin": true'),
    'group.json:9 admin unknownField',
  ],
  ['a field that is missing', GROUP, instead('"helpContacts": "",\n', ''), 'group.json:1 helpContacts gone'],
  [
    'the name of a property of every object',
    GROUP,
    instead('"plan": null', '"plan": null, "__proto__": {"isMember": true}'),
    'group.json:9 __proto__ unknownField',
  ],
  ['a person twice', GROUP, instead('7UAIejtIQxpU-bGY', ann), 'group.json:33 members.1.id twice'],
  [
    'a name that cannot be read',
    GROUP,
    instead('"name": "Cleo"', '"name": "\\u202eCleo"'),
    'group.json:41 members.2.name notAName',
  ],
  [
    'a name that is too long',
    GROUP,
    instead('"name": "Cleo"', `"name": "${'x'.repeat(200)}"`),
    'group.json:41 members.2.name range 80 text',
  ],
  [
    'a meeting twice',
    GROUP,
    instead('"file": "meetings/001.json"\n  }', `"file": null\n  },\n  ${listedAgain()}`),
    'group.json:81 meetings.1.id twice',
  ],
  [
    'a file somewhere else',
    GROUP,
    instead('"meetings/001.json"', '"../../etc/passwd"'),
    'group.json:78 meetings.0.file wrongType other',
  ],
  [
    'a file that is not there',
    GROUP,
    instead('"meetings/001.json"', '"meetings/002.json"'),
    'meetings/002.json:0 noFile',
  ],
  ['nesting without end', GROUP, instead('"plan": null', `"plan": ${deep(100_000)}`), 'group.json:9 json deep'],
  [
    'values without end',
    GROUP,
    instead('"plan": null', `"plan": [${'0,'.repeat(1_600_000)}0]`),
    'group.json:9 tooMuch',
  ],
  [
    'two problems, from the top',
    GROUP,
    (text) =>
      instead('"name": "Cleo"', '"name": 7')(instead('"createdAt": 1772442000000', '"createdAt": "then"')(text)),
    'group.json:7 createdAt wrongType number',
    'group.json:41 members.2.name wrongType text',
  ],
  [
    'the file of another meeting',
    MEETING,
    instead('"id": "9994d9a5', '"id": "0004d9a5'),
    'meetings/001.json:4 id otherMeeting',
  ],
  [
    'an action of somebody who is not in the group',
    MEETING,
    instead(`"member": "${ann}",\n   "slot": "s1"`, '"member": "somebody",\n   "slot": "s1"'),
    'meetings/001.json:661 actions.0.member unknownPerson',
  ],
  ['an action twice', MEETING, instead('"id": "ab-', '"id": "aa-'), 'meetings/001.json:677 actions.1.id twice'],
  [
    'a day that does not exist',
    MEETING,
    instead('"due": null', '"due": "2026-02-30"'),
    'meetings/001.json:671 actions.0.due wrongType other',
  ],
  [
    'a name that is nobody’s',
    MEETING,
    instead('"name": "Cleo"', '"name": "Kim"'),
    'meetings/001.json:722 minutes.attendance.2.name unknownName',
  ],
  [
    'the name of a property where a person is named',
    MEETING,
    instead('"slotOf": "Ann"', '"slotOf": "constructor"'),
    'meetings/001.json:758 minutes.stages.4.slotOf unknownName',
  ],
  [
    'a text that is too long',
    MEETING,
    instead('canary-one-change"', `${'x'.repeat(300)}"`),
    'meetings/001.json:694 oneChange range 200 text',
  ],
  [
    'markup where the key of a text stands',
    MEETING,
    instead('"words": "group.open",\n    "slotOf"', '"words": "<b>",\n    "slotOf"'),
    'meetings/001.json:729 minutes.stages.0.words wrongType other',
  ],
  [
    'an evaluation with too few figures',
    MEETING,
    instead(
      '"evaluations": []',
      `"evaluations": [${JSON.stringify({ stage: 'e', form: 'E1', result: { answerers: 5, shape: 'sums', totals: [1] }, present: 5, texts: [], last: null })}]`,
    ),
    'meetings/001.json:928 minutes.evaluations.0 wrongType other',
  ],
  [
    'an element that no board can hold',
    BOARD,
    element({ type: 'embeddable' }),
    'boards/001-1.excalidraw:18 elements.1 element',
  ],
  ['an element twice', BOARD, element({ id: 'e1' }), 'boards/001-1.excalidraw:19 elements.1.id twice'],
  [
    'an element called like a property of every object',
    BOARD,
    element({ id: 'constructor' }),
    'boards/001-1.excalidraw:18 elements.1 element',
  ],
  [
    'a board that is none',
    BOARD,
    instead('"type":"excalidraw"', '"type":"library"'),
    'boards/001-1.excalidraw:1 type wrongType other',
  ],
  ['a board of more bytes than a document has', BOARD, manyTexts, 'boards/001-1.excalidraw:0 board'],
];

function listedAgain(): string {
  const text = textIn(filesOf(whole), GROUP);
  return JSON.stringify({ ...JSON.parse(text).meetings[0], file: null }, null, 0).replace('{', '{\n');
}

function manyTexts(text: string): string {
  const file = JSON.parse(text);
  const [one] = file.elements;
  const elements = Array.from({ length: 700 }, (_, index) => ({ ...one, id: `e${index}`, text: 'x'.repeat(9_000) }));
  return JSON.stringify({ ...file, elements });
}

describe('a broken file is refused with its line and the reason, and nothing is changed', () => {
  test.each(broken)('%s', async (_what, file, change, ...faults) => {
    const { organiser, at, group } = await emptyGroup(running.url);
    const before = await running.store.group(group);
    const sent = rewritten(whole, file, change);
    for (const rest of ['/check', ''] as const)
      expect(faultsIn(yesOf(await bringIn(organiser, at, sent, rest)))).toEqual(faults);
    expect(await running.store.group(group)).toEqual(before);
    expect(await running.store.imports.people(group)).toEqual([]);
    expect(await running.store.imports.meetingsOf(group)).toEqual([]);
    expect(await running.store.forming.invited(group)).toEqual([]);
  });
});

describe('an archive', () => {
  const refused = async (bytes: Buffer) => {
    const { organiser, at } = await emptyGroup(running.url);
    return faultsIn(yesOf(await bringIn(organiser, at, bytes)));
  };
  const without = (name: string) => Object.fromEntries(Object.entries(filesOf(whole)).filter(([key]) => key !== name));

  test('that is none, or is none of a group', async () => {
    expect(await refused(Buffer.from('Name,Mail\nAna,ana@example.org\n'))).toEqual([':0 notAnExport']);
    expect(await refused(Buffer.from(whole.subarray(0, 2_000)))).toEqual([':0 notAnExport']);
    expect(await refused(zipOf(without(GROUP)))).toEqual([':0 notAnExport']);
    const lost = Buffer.from(whole);
    lost.writeUInt32LE(0xffffff00, lost.length - 6);
    expect(await refused(lost)).toEqual([':0 notAnExport']);
  });

  test('whose files are damaged, or missing', async () => {
    const flipped = Buffer.from(whole);
    const at = flipped.indexOf('group.json') + 40;
    flipped[at] = (flipped[at] ?? 0) ^ 0xff;
    expect(await refused(flipped)).toEqual(['group.json:0 damaged']);
    expect(await refused(zipOf(without(MEETING)))).toEqual(['meetings/001.json:0 noFile']);
    expect(await refused(zipOf(without(BOARD)))).toEqual(['boards/001-1.excalidraw:0 noFile']);
    expect(await refused(zipOf({ ...filesOf(whole), [GROUP]: new Uint8Array([0x7b, 0xff, 0xfe]) }))).toEqual([
      'group.json:0 notText',
    ]);
  });

  test('that unpacks to far more than it says is not unpacked', async () => {
    const bomb = strToU8(' '.repeat(9_000_000));
    const honest = zipOf({ ...filesOf(whole), [GROUP]: bomb });
    expect(honest.length).toBeLessThan(60_000);
    const lying = Buffer.from(honest);
    // What the list of files says about the size of each.
    for (
      let at = lying.indexOf('PK\u0001\u0002', 0, 'latin1');
      at >= 0;
      at = lying.indexOf('PK\u0001\u0002', at + 4, 'latin1')
    )
      if (lying.readUInt32LE(at + 24) === bomb.length) lying.writeUInt32LE(1_000, at + 24);
    expect(await refused(lying)).toEqual(['group.json:0 damaged']);
    expect(await refused(zipOf({ ...filesOf(whole), [GROUP]: strToU8(' '.repeat(11_000_000)) }))).toEqual([
      'group.json:0 tooLarge',
    ]);
  });

  test('with another picture in the place of one', async () => {
    const hash = 'ab'.repeat(32);
    const shown = rewritten(whole, BOARD, element({ type: 'image', customData: { picture: hash } }));
    const name = `boards/001-1-${hash.slice(0, 12)}.png`;
    expect(await refused(zipOf({ ...filesOf(shown), [name]: new Uint8Array([1, 2, 3]) }))).toEqual([
      `${name}:0 picture`,
    ]);
  });

  test('of many who send large ones at once only two are taken in', async () => {
    const { organiser, at } = await emptyGroup(running.url);
    const { hostname, port, origin } = new URL(running.url);
    const headers = { cookie: organiser.cookie, origin, 'sec-fetch-site': 'same-origin' };
    const slow = Array.from({ length: 3 }, () =>
      request({ hostname, port, path: `${at}/import/check`, method: 'POST', agent: false }),
    );
    onTestFinished(() => {
      for (const one of slow) one.destroy();
    });
    const refused = slow.map(
      (one) =>
        new Promise<number>((resolve) => {
          one.once('response', ({ statusCode = 0 }) => resolve(statusCode)).on('error', () => {});
        }),
    );
    for (const one of slow) {
      for (const [name, value] of Object.entries(headers)) one.setHeader(name, value);
      one.setHeader('content-length', LARGEST_IMPORT);
      one.write(' ');
    }
    expect(await Promise.race(refused)).toBe(429);
    // A small one still comes in beside them, and a large one when they have gone.
    expect(faultsIn(yesOf(await bringIn(organiser, at, whole, '/check')))).toEqual([]);
    for (const one of slow) one.destroy();
    const large = Buffer.alloc(LARGEST_IMPORT, ' ');
    await expect
      .poll(async () => (await bringIn(organiser, at, large, '/check')).status, { timeout: 20_000, interval: 1_000 })
      .toBe(200);
  });

  test('that is too large, or empty, is not read', async () => {
    const { organiser, at } = await emptyGroup(running.url);
    expect(noOf(await bringIn(organiser, at, Buffer.alloc(0)))).toBe('422 malformed');
  });
});
