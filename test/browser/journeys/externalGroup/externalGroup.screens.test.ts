import { expect, test } from 'vitest';
import { cellsOf, seen, tableOf } from '../../../journeys/support/sight';
import { openBrowsers } from '../../support/openApp';
import { seenInWindows } from '../support/doors';
import { Stage } from '../support/stage';
import { formGroupOfNine, texts } from './cast';
import { bookNine, drawBuddies, hourOfAnn, hourOfBen, otherHours } from './hours';
import { firstMeeting, laterMeeting } from './meetings';

const browsers = openBrowsers();

test('[BU1] [BU2] [BU3] [BU6] [BU7] an external group of nine over six months, whose facilitator has no slot and holds nine 1:1s', async () => {
  const stage = await Stage.open(browsers, 'here');
  const cast = await formGroupOfNine(stage);
  const meetings = [await firstMeeting(cast)];
  await bookNine(cast);
  await drawBuddies(cast);
  meetings.push(await hourOfAnn(cast), await hourOfBen(cast));
  await otherHours(cast);
  meetings.push(await laterMeeting(cast, '2026-06-12T14:00', true));
  meetings.push(await laterMeeting(cast, '2026-09-04T14:00', false));

  const { fay, ann, ben, joe, guest, group } = cast;
  const roles = {
    'Fay, who facilitates': fay,
    'Ann, a client': ann,
    'Ben, a client': ben,
    'Joe, a member': joe,
    'the guest': guest,
  };
  const sights = await seen(roles, texts, { groups: [group], meetings });
  process.stdout.write(`${tableOf(sights)}\n`);
  expect(sights).toEqual(
    cellsOf(`
                         | shown card | hidden card | note of Fay | note of the guest | action in the group | action of Ann with Fay | action of Ben with Fay | note of Ben with Fay | names
    Fay, who facilitates | now        | -           | now         | -                 | now                 | now                    | now                    | -                    | now
    Ann, a client        | now        | now         | -           | -                 | now                 | now                    | -                      | -                    | now
    Ben, a client        | now        | -           | -           | -                 | now                 | -                      | now                    | now                  | now
    Joe, a member        | now        | -           | -           | -                 | now                 | -                      | -                      | -                    | now
    the guest            | -          | -           | -           | now               | -                   | -                      | -                      | -                    | then
  `),
  );
  const doors = await seenInWindows(
    { 'Fay, who facilitates': fay, 'Ann, a client': ann },
    {
      home: '/',
      'the group': `/g/${group}`,
      'minutes of March': `/m/${meetings[0]}/minutes`,
      'hour of Ann': `/m/${meetings[1]}/minutes`,
      'hour of Ben': `/m/${meetings[2]}/minutes`,
    },
  );
  process.stdout.write(`${tableOf(doors)}\n`);
  expect(doors).toEqual(
    cellsOf(`
                         | home                  | the group                            | minutes of March       | hour of Ann       | hour of Ben
    Fay, who facilitates | No meeting is planned | No meeting is planned, saves, leaves | Minutes, saves a file | Minutes, saves a file | Minutes, saves a file
    Ann, a client        | No meeting is planned | No meeting is planned, saves, leaves | Minutes, saves a file | Minutes, saves a file | closed: no such meeting
  `),
  );
  // The browser itself lists the page that was refused.
  const faults = [fay, ann].flatMap(({ window }) => window?.faults ?? []);
  expect(faults.filter((fault) => !/status of 404/.test(fault))).toEqual([]);
  expect(stage.running.log.filter(({ level }) => Number(level) >= 50)).toEqual([]);
}, 300_000);
