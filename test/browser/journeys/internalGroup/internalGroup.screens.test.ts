import { expect, test } from 'vitest';
import { cellsOf, seen, tableOf } from '../../../journeys/support/sight';
import { textOf } from '../../../support/smtp';
import { openBrowsers } from '../../support/openApp';
import { seenInWindows } from '../support/doors';
import { Stage } from '../support/stage';
import { bookBetween, firstBetween, secondBetween } from './between';
import { texts } from './cast';
import { comeBackByAccount, comeBackByLink, deleteAccount, makeAccount, newcomer } from './comings';
import { agree, findFirstDate, sayWhoCannotCome } from './firstDate';
import { formGroupFromListAndFile } from './forming';
import { lastTwo, leaveWithExport } from './leaving';
import { firstMeeting, lastMeeting, secondMeeting, thirdMeeting } from './meetings';
import { cancelJune, changeTheGroup, exchangeTurns, meetRegularly, moveMay, stopMeeting } from './months';

const browsers = openBrowsers();

test('[DT6] an internal group over six months, from the list of its people to the day on which its organiser leaves last', async () => {
  const stage = await Stage.open(browsers);
  const cast = await formGroupFromListAndFile(stage);
  await findFirstDate(cast);
  await sayWhoCannotCome(cast);
  await agree(cast);
  await changeTheGroup(cast);
  const meetings = [await firstMeeting(cast)];
  await meetRegularly(cast);
  await exchangeTurns(cast);
  await bookBetween(cast);
  const { pair, meeting: between } = await firstBetween(cast);
  meetings.push(await secondMeeting(cast));
  const betweenAgain = await secondBetween(cast, pair);
  await moveMay(cast);
  meetings.push(await thirdMeeting(cast));
  await cancelJune(cast);
  await makeAccount(cast);
  await newcomer(cast);
  const finder = await comeBackByLink(cast);
  await comeBackByAccount(cast);
  meetings.push(await lastMeeting(cast));
  await leaveWithExport(cast);

  // What each role sees now, by what the server gives out and on the screen.
  const { ann, ben, cleo, dan, eve, fay, group, here } = cast;
  const stranger = stage.someone('a stranger');
  const roles = {
    'Ann, who organises': ann,
    'Ben, who wrote it': ben,
    'Cleo, who came back': cleo,
    'Dan, who was absent': dan,
    'Eve, who came in June': eve,
    'Fay, who left': fay,
    'whoever found the telephone': finder,
    'a stranger': stranger,
  };
  const sights = await seen(roles, texts, {
    groups: [group, pair],
    meetings: [...meetings, between, betweenAgain],
  });
  process.stdout.write(`${tableOf(sights)}\n`);
  expect(sights).toEqual(
    cellsOf(`
                                | shown card | hidden card | note of Ben | action of Ben | what Ben learned | action of Ben with Cleo | action of Cleo with Ben | what Cleo told Ben | note of Cleo with Ben | evaluation | why Dan was absent | who is invited | names
    Ann, who organises          | now        | -           | -           | now           | now              | -                       | -                       | -                  | -                     | now        | -                  | -              | now
    Ben, who wrote it           | now        | -           | now         | now           | now              | now                     | now                     | now                | -                     | now        | -                  | -              | now
    Cleo, who came back         | now        | -           | -           | now           | now              | then                    | then                    | then               | then                  | now        | -                  | -              | now
    Dan, who was absent         | now        | now         | -           | now           | now              | -                       | -                       | -                  | -                     | now        | now                | -              | now
    Eve, who came in June       | -          | -           | -           | -             | -                | -                       | -                       | -                  | -                     | -          | -                  | -              | now
    Fay, who left               | then       | -           | -           | then          | then             | -                       | -                       | -                  | -                     | then       | -                  | -              | then
    whoever found the telephone | -          | -           | -           | -             | -                | -                       | -                       | -                  | -                     | -          | -                  | -              | -
    a stranger                  | -          | -           | -           | -             | -                | -                       | -                       | -                  | -                     | -          | -                  | -              | -
  `),
  );
  const { 'Dan, who was absent': _dan, 'Ben, who wrote it': _ben, 'a stranger': _stranger, ...atScreens } = roles;
  const doors = await seenInWindows(atScreens, {
    home: '/',
    'the group': `/g/${group}`,
    'minutes of April': `/m/${meetings[1]}/minutes`,
    'minutes of two': `/m/${betweenAgain}/minutes`,
  });
  process.stdout.write(`${tableOf(doors)}\n`);
  expect(doors).toEqual(
    cellsOf(`
                                | home                       | the group                                          | minutes of April                               | minutes of two
    Ann, who organises          | Monday August 3 at 3:00 PM | Monday August 3 at 3:00 PM, moves, saves, leaves | Minutes, saves a file                          | closed: no such meeting
    Cleo, who came back         | Monday August 3 at 6:30 PM | Monday August 3 at 6:30 PM, moves, saves, leaves | Minutes, saves a file, without what is private | closed: by a link that somebody else made
    Eve, who came in June       | Monday August 3 at 3:00 PM | Monday August 3 at 3:00 PM, moves, saves, leaves | closed: was not there                          | closed: no such meeting
    Fay, who left               | the page for strangers     | closed: not known                                | closed: no such meeting                        | closed: no such meeting
    whoever found the telephone | the page for strangers     | closed: signed out                               | closed: no such meeting                        | closed: no such meeting
  `),
  );
  // Neither a mail nor a line of the log ever had any of it.
  const written = [...stage.mails.received.map(textOf), ...stage.running.log.map((line) => JSON.stringify(line))];
  const { names, 'who is invited': invited, ...secret } = texts;
  expect(Object.values(secret).filter((text) => written.join('\n').includes(text))).toEqual([]);

  // No further date, and half a year after it began one after the other leaves, Ann last.
  await stopMeeting(cast);
  await stage.until(Date.UTC(2026, 8, 3, 9));
  await deleteAccount(cast);
  for (const who of [dan, eve]) await here.post(who, '/leave', {});
  await lastTwo(cast);
  expect(stage.running.log.filter(({ level }) => Number(level) >= 50)).toEqual([]);
}, 600_000);
