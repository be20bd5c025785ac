import { expect, test } from 'vitest';
import type { Home } from '../../../../shared/protocol/groups';
import { cellsOf, seen, tableOf } from '../../../journeys/support/sight';
import { yesOf } from '../../../support/browser';
import { openBrowsers } from '../../support/openApp';
import { seenInWindows } from '../support/doors';
import { type Person, Stage } from '../support/stage';
import { formPair } from './forming';
import { firstMeeting, lastMeeting, laterMeetings, planTheNext, sayHowItWent, secondMeeting } from './meetings';

const browsers = openBrowsers();

test('[BM1] [BM3] [BM4] a pair over six months, formed from two names and a date: what was promised in one meeting stands in the next', async () => {
  const stage = await Stage.open(browsers);
  const pair = await formPair(stage);
  const { ann, ben, group } = pair;
  const first = await firstMeeting(pair);
  await sayHowItWent(pair, first);
  const second = await planTheNext(pair);
  await secondMeeting(pair);
  const later = [...(await laterMeetings(pair)), await lastMeeting(pair)];

  const openOf = async (who: Person) =>
    yesOf(await who.get<Home>('/api/home')).groups[0]?.actions.map(({ what, status }) => `${what}, ${status}`);
  expect(await openOf(ann)).toEqual([]);
  expect(await openOf(ben)).toEqual(['rest on Fridays, open', 'read one chapter, partly']);

  // Somebody of another group, and somebody of none.
  const eve = stage.someone('Eve');
  yesOf(await eve.start({ name: 'Eve' }));
  const sights = await seen(
    { Ann: ann, Ben: ben, 'another group': eve, 'a stranger': stage.someone('Gus') },
    {
      'card of Ben': 'issue of Ben',
      'note of Ann': 'note of Ann',
      'note of Ben': 'note of Ben',
      'what Ann did': 'she was glad',
      'why Ann dropped it': 'out of print',
      'what Ben learned': 'mornings work best',
      actions: 'write to Kim',
      names: '"Ben"',
    },
    { groups: [group], meetings: [first, second, ...later] },
  );
  process.stdout.write(`${tableOf(sights)}\n`);
  expect(sights).toEqual(
    cellsOf(`
                  | card of Ben | note of Ann | note of Ben | what Ann did | why Ann dropped it | what Ben learned | actions | names
    Ann           | -           | now         | -           | now          | now                | now              | now     | now
    Ben           | now         | -           | now         | now          | now                | now              | now     | now
    another group | -           | -           | -           | -            | -                  | -                | -       | -
    a stranger    | -           | -           | -           | -            | -                  | -                | -       | -
  `),
  );
  const doors = await seenInWindows(
    { Ann: ann, Ben: ben },
    {
      home: '/',
      'the pair': `/g/${group}`,
      'first minutes': `/m/${first}/minutes`,
      'second minutes': `/m/${second}/minutes`,
      'last minutes': `/m/${later.at(-1)}/minutes`,
    },
  );
  process.stdout.write(`${tableOf(doors)}\n`);
  expect(doors).toEqual(
    cellsOf(`
        | home                  | the pair                                    | first minutes         | second minutes        | last minutes
    Ann | No meeting is planned | No meeting is planned, saves, leaves | Minutes, saves a file | Minutes, saves a file | Minutes, saves a file
    Ben | No meeting is planned | No meeting is planned, saves, leaves | Minutes, saves a file | Minutes, saves a file | Minutes, saves a file
  `),
  );
  expect([ann, ben].flatMap(({ window }) => window?.faults)).toEqual([]);
  expect(stage.running.log.filter(({ level }) => Number(level) >= 50)).toEqual([]);
}, 300_000);
