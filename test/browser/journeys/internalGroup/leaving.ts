import { readFileSync } from 'node:fs';
import { strFromU8, unzipSync } from 'fflate';
import { expect } from 'vitest';
import { english } from '../../../../client/i18n/catalogue';
import { groupFile } from '../../../../shared/protocol/exports';
import { DIALOG, look, press, said } from '../support/screens';
import { DAY, type Person } from '../support/stage';
import type { Cast } from './cast';

const { group: texts, groupLife, known, left, membership, minutes, ownership } = english;

/** Saves a file from the page and unpacks it. */
async function saved({ page }: Person, words: string): Promise<Record<string, Uint8Array>> {
  const coming = page.waitForEvent('download');
  await page.getByRole('button', { name: words, exact: true }).click();
  const path = await (await coming).path();
  await page.getByText(ownership.saved, { exact: true }).waitFor();
  return unzipSync(readFileSync(path));
}

/** They decide how long texts stay. Fay takes along what the group owns, with the boards as pictures, and what is hers, and leaves. */
export async function leaveWithExport({ stage, ann, fay, group }: Cast): Promise<void> {
  const { keep } = ownership;
  await ann.goTo(`/g/${group}`);
  await press(ann, keep.change);
  await ann.page.getByLabel(keep.textsLabel).selectOption('6');
  await look(ann, 'deciding-how-long-texts-stay', '#affairs');
  await press(ann, keep.save);
  await ann.page.getByText(said(keep.texts_other, 6)).waitFor();

  await stage.openWindow(fay);
  await fay.goTo(`/g/${group}`);
  await fay.page.getByText(said(keep.texts_other, 6)).waitFor();
  const files = await saved(fay, ownership.group);
  const ofMeetings = (ending: string) => Object.keys(files).filter((name) => name.endsWith(ending));
  expect([ofMeetings('-minutes.md').length, ofMeetings('.json').length]).toEqual([4, 5]);
  expect(Object.keys(files)).toEqual(
    expect.arrayContaining([
      'README.md',
      ...['excalidraw', 'png', 'svg'].map((ending) => `boards/001-1.${ending}`),
      'group.json',
      'group.md',
      'meetings/001-minutes.md',
      'meetings/001.json',
    ]),
  );
  const text = (name: string) => strFromU8(files[name] ?? new Uint8Array());
  const { members } = groupFile.parse(JSON.parse(text('group.json')));
  expect(members.map(({ name }) => name).sort()).toEqual(['Ann', 'Ben', 'Cleo', 'Dan', 'Eve', 'Fay']);
  expect([...(files['boards/001-1.png'] ?? [])].slice(1, 4)).toEqual([...Buffer.from('PNG')]);
  expect(text('boards/001-1.svg')).toMatch(/^<svg[\s\S]*launch/);
  expect(text('meetings/001-minutes.md')).toContain(`## ${minutes.attendance.title}`);
  const mine = await saved(fay, ownership.mine);
  expect(Object.keys(mine)).toContain('mine.json');
  expect(Object.values(mine).some((file) => strFromU8(file).includes('write a page'))).toBe(true);

  await stage.move(3 * DAY);
  await leave(fay, async (asked) => {
    await asked.getByText(membership.leaveAbout).waitFor();
    await look(fay, 'group-leaving', DIALOG);
  });
  await ann.lookAgain();
  await ann.page.getByText(said(texts.people.count_other, 5)).waitFor();
}

/** The two who are left archive the group and open it again, then end it, which one of them takes back; and both leave. */
export async function lastTwo({ ann, cleo, group }: Cast): Promise<void> {
  const life = (who: Person) => who.page.getByRole('region', { name: groupLife.title });
  const over = (name: string) => ann.page.getByRole('heading', { name }).waitFor();
  await ann.goTo(`/g/${group}`);
  await press(ann, groupLife.archive, life(ann));
  await press(ann, groupLife.archiveYes, ann.page.getByRole('alertdialog'));
  await over(groupLife.over.archived);
  await press(ann, groupLife.over.open);
  await press(ann, groupLife.end, life(ann));
  const ending = ann.page.getByRole('dialog');
  await ending.getByLabel(said(groupLife.dialog.name, 'Pier group')).fill('Pier group');
  await look(ann, 'group-ending', DIALOG);
  await press(ann, groupLife.dialog.ask, ending);
  await ann.page.getByText(groupLife.asked.byMe).waitFor();
  await cleo.goTo(`/g/${group}`);
  await cleo.page.getByText(said(groupLife.asked.by, 'Ann')).waitFor();
  await press(cleo, groupLife.asked.agree, life(cleo));
  await cleo.page.getByRole('heading', { name: groupLife.over.ended }).waitFor();
  await look(cleo, 'group-ended');
  await ann.goTo('/');
  await ann.page.getByText(said(known.waits.ends, 'Pier group')).waitFor();
  await ann.page.getByText(said(known.waits.ends, 'Pier group')).click();
  await press(ann, groupLife.over.keep);
  await over(groupLife.over.archived);

  // Cleo leaves, and Ann reads what it means that she is the last one.
  await cleo.goTo(`/g/${group}`);
  await leave(cleo);
  await ann.goTo(`/g/${group}`);
  await leave(ann, async (asked) => {
    await asked.getByText(membership.leaveLast).waitFor();
  });
}

async function leave(
  who: Person,
  reads: (asked: ReturnType<Person['page']['getByRole']>) => Promise<void> = async () => {},
): Promise<void> {
  await press(who, membership.leave);
  const asked = who.page.getByRole('alertdialog');
  await reads(asked);
  await asked
    .getByRole('button', { name: membership.leaveYes, exact: true })
    .or(asked.getByRole('button', { name: membership.leaveLastYes, exact: true }))
    .click();
  await who.page.getByRole('heading', { name: left.kept }).waitFor();
}
