import { expect, test } from 'vitest';
import { cellsOf, seen, tableOf } from '../../../journeys/support/sight';
import { openBrowsers } from '../../support/openApp';
import { seenInWindows } from '../support/doors';
import { Stage } from '../support/stage';
import { again, march, may } from './calls';
import { formNetwork, texts } from './cast';

const browsers = openBrowsers();

test('[DT4] a network of twelve over six months, each of whose calls is called by somebody else, with progress and requests in one list', async () => {
  const stage = await Stage.open(browsers);
  const cast = await formNetwork(stage);
  const { here, group, ann, ben, cleo, dan, hal, joe } = cast;
  const meetings = [
    await march(cast),
    await may(cast),
    await again(cast, cleo, '2026-07-28T18:00'),
    await again(cast, dan, '2026-09-08T18:00'),
  ];
  const { past } = await here.page(hal);
  expect(past.map(({ number, wasThere }) => [number, wasThere])).toEqual([
    [4, true],
    [3, true],
    [2, false],
    [1, true],
  ]);

  const roles = {
    'Ann, who called first': ann,
    'Ben, who asked': ben,
    'Joe, who helps': joe,
    'Hal, who was absent': hal,
    'a stranger': stage.someone('Zoe'),
  };
  const sights = await seen(roles, texts, { groups: [group], meetings });
  process.stdout.write(`${tableOf(sights)}\n`);
  expect(sights).toEqual(
    cellsOf(`
                          | progress in March | request in March | progress in May | note of Ben | why Hal was absent | names
    Ann, who called first | now               | now              | now             | -           | -                  | now
    Ben, who asked        | now               | now              | now             | now         | -                  | now
    Joe, who helps        | now               | now              | now             | -           | -                  | now
    Hal, who was absent   | now               | now              | -               | -           | now                | now
    a stranger            | -                 | -                | -               | -           | -                  | -
  `),
  );
  const doors = await seenInWindows(
    { 'Joe, who helps': joe },
    { home: '/', 'the group': `/g/${group}`, 'minutes of March': `/m/${meetings[0]}/minutes` },
  );
  process.stdout.write(`${tableOf(doors)}\n`);
  expect(doors).toEqual(
    cellsOf(`
                   | home                  | the group                            | minutes of March
    Joe, who helps | No meeting is planned | No meeting is planned, saves, leaves | Minutes, saves a file
  `),
  );
  await joe.page.getByText(texts['request in March']).waitFor();
  expect([...stage.faults, ...(joe.window?.faults ?? [])]).toEqual([]);
  expect(stage.running.log.filter(({ level }) => Number(level) >= 50)).toEqual([]);
}, 300_000);
