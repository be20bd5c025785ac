import { describe, expect, test } from 'vitest';
import { type GroupModel, presets } from '../../../../shared/groups/models';
import type { DatePlanned } from '../../../../shared/protocol/dates';
import type { GroupFormed } from '../../../../shared/protocol/forming';
import type { GroupPage, Home } from '../../../../shared/protocol/groups';
import { Browser, noOf, yesOf } from '../../../support/browser';
import { appForEach, clientForTest } from '../../../support/forTest';
import { png } from '../../../support/pictures';

const running = appForEach();
const browser = () => new Browser(running.url);

/** A group whose second member came by their own link. */
async function group(model: Exclude<GroupModel, 'pair'> = 'internalGroup') {
  const ann = browser();
  const formed = yesOf(
    await ann.post<GroupFormed>('/api/groups', {
      model,
      name: 'Harbour group',
      me: 'Ann',
      as: model === 'externalGroup' ? 'facilitator' : 'member',
      plan: { ...presets[model], timeZone: 'Europe/London' },
      people: [{ name: 'Ben', email: null }],
    }),
  );
  const ben = browser();
  yesOf(await ben.use(formed.invited[0]?.invite ?? '', 'Ben'));
  const at = `/api/groups/${formed.group}`;
  const page = async (who = ann) => yesOf(await who.get<GroupPage>(at));
  const change = (who: Browser, more: Record<string, unknown> = {}) =>
    who.send('PUT', `${at}/about`, {
      json: { name: 'Harbour group', colour: null, plan: presets[model], version: 0, ...more },
    });
  const plan = async () =>
    yesOf(await ann.post<DatePlanned>(`${at}/next`, { when: null, minutes: null, template: null })).meeting;
  return { ann, ben, at, id: formed.group, page, change, plan };
}

describe('[LF1] the name, the colour and the plan of a group', () => {
  test('are changed by one, and everybody reads who did it', async () => {
    const { ann, ben, page, change } = await group();
    const plan = { ...presets.internalGroup, everyWeeks: 6, minutes: 120, meetings: null };
    yesOf(await change(ben, { name: ' Quay  group ', colour: 'plum', plan }));
    const seen = await page();
    expect(seen).toMatchObject({ name: 'Quay group', colour: 'plum', version: 1, mayChange: true });
    expect(seen.plan).toEqual({ ...plan, timeZone: 'Europe/London' });
    const second = seen.people.find(({ name }) => name === 'Ben');
    expect(seen.changes.map(({ what, by }) => [what, by === second?.member]).sort()).toEqual([
      ['colour', true],
      ['name', true],
      ['plan', true],
    ]);
    expect(yesOf(await ann.get<Home>('/api/home')).groups).toMatchObject([{ name: 'Quay group', colour: 'plum' }]);
    // Nothing is different: nothing is noted, and the version stays.
    yesOf(await change(ann, { name: 'Quay group', colour: 'plum', plan, version: 1 }));
    expect((await page()).changes).toHaveLength(3);
  });

  test('are not overwritten by somebody who saw an older state', async () => {
    const { ann, ben, page, change } = await group();
    yesOf(await change(ann, { name: 'Quay' }));
    expect(noOf(await change(ben, { name: 'Pier' }))).toBe('409 stale');
    expect((await page()).name).toBe('Quay');
  });

  test('are changed by the facilitator alone, where there is one', async () => {
    const { ann, ben, page, change } = await group('externalGroup');
    expect((await page(ben)).mayChange).toBe(false);
    expect(noOf(await change(ben, { name: 'Pier' }))).toBe('403 notLead');
    yesOf(await change(ann, { name: 'Pier' }));
  });

  test('are refused when they cannot be: each with the field', async () => {
    const { ann, page, change } = await group();
    const plan = presets.internalGroup;
    const bad: Record<string, unknown>[] = [
      { name: ' ' },
      { name: 'x'.repeat(121) },
      { colour: 'red' },
      { plan: null },
      { plan: { ...plan, timeZone: 'Europe/Paris' } },
      { plan: { ...plan, minutes: 20 } },
      { plan: { ...plan, people: { least: 7, most: 5 } } },
      { plan: { ...plan, formats: { ...plan.formats, last: 'none' } } },
      // Nobody facilitates here.
      { plan: { ...plan, leads: 'facilitator' } },
    ];
    for (const more of bad) expect(noOf(await change(ann, more)), JSON.stringify(more)).toBe('400 badInput');
    expect(await page()).toMatchObject({ version: 0, changes: [] });
  });

  test('a pair keeps meeting as a pair', async () => {
    const ann = browser();
    const startsAt = running.clock.now() + 60_000;
    const how = { timeZone: 'Europe/London', minutes: 60, template: 'frame.buddy', startsAt };
    const pair = { model: 'pair', name: 'Ann and Ben', me: 'Ann', other: { name: 'Ben', email: null }, ...how };
    const { group: id } = yesOf(await ann.post<GroupFormed>('/api/groups', pair));
    const put = (plan: object) =>
      ann.send('PUT', `/api/groups/${id}/about`, { json: { name: 'Two of us', colour: 'moss', plan, version: 0 } });
    const { formats } = presets.internalNetwork;
    expect(noOf(await put({ ...presets.pair, formats }))).toBe('400 badInput');
    yesOf(await put({ ...presets.pair, minutes: 45 }));
  });
});

describe('[LF2] what a change means for meetings', () => {
  test('one that nobody has started is renamed with the group, also where its room is open', async () => {
    const { ann, change, plan, page } = await group();
    const meeting = await plan();
    const client = clientForTest(running.url, { meeting, cookie: ann.cookie });
    await client.join();
    yesOf(await change(ann, { name: 'Quay' }));
    expect((await page()).next).toMatchObject({ meeting, title: 'Quay' });
    const later = clientForTest(running.url, { meeting, cookie: ann.cookie });
    expect(await later.join()).toMatchObject({ title: 'Quay', groupName: 'Quay' });
  });

  test('the next one that is planned takes the new plan', async () => {
    const { ann, at, change, plan, page } = await group();
    const meeting = await plan();
    const client = clientForTest(running.url, { meeting, cookie: ann.cookie });
    await client.join();
    await running.clock.move(1);
    const formats = { first: 'frame.network', usual: 'frame.network', last: 'frame.network' };
    yesOf(await change(ann, { plan: { ...presets.internalGroup, minutes: 75, formats } }));
    expect((await page()).next).toMatchObject({ meeting, format: 'frame.orientation' });
    yesOf(await ann.post(`${at}/cancel-next`, { next: meeting }));
    await plan();
    expect((await page()).next).toMatchObject({ format: 'frame.network', minutes: 75 });
  });
});

describe('[LF7] the picture of a group', () => {
  test('is shown to members, and to nobody else', async () => {
    const { ann, ben, at, page } = await group();
    const put = (who: Browser, bytes: Buffer) => who.send('PUT', `${at}/picture`, { bytes });
    yesOf(await put(ben, png(256, 256)));
    yesOf(await put(ann, png(256, 256)));
    const { picture, changes } = await page();
    expect(changes.map(({ what }) => what)).toEqual(['picture']);
    expect(yesOf(await ann.get<Home>('/api/home')).groups.map((one) => one.picture)).toContain(picture);
    const shown = await ann.get(`${at}/picture/${picture}`);
    expect(shown.headers).toMatchObject({ 'content-type': 'image/png', 'x-content-type-options': 'nosniff' });
    expect(noOf(await ann.get(`${at}/picture/${'0'.repeat(64)}`))).toBe('404 notFound');
    expect(noOf(await browser().get(`${at}/picture/${picture}`))).toBe('401 signedOut');
    const other = await group();
    expect(noOf(await other.ann.get(`${at}/picture/${picture}`))).toBe('404 notFound');
    yesOf(await ann.send('DELETE', `${at}/picture`, { json: {} }));
    expect((await page()).picture).toBeNull();
    expect(noOf(await ann.get(`${at}/picture/${picture}`))).toBe('404 notFound');
  });

  test('is a small picture, whatever it says it is', async () => {
    const { ann, at } = await group();
    const put = async (bytes: Buffer) => noOf(await ann.send('PUT', `${at}/picture`, { bytes }));
    expect(await put(Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'))).toBe('422 malformed');
    expect(await put(Buffer.alloc(0))).toBe('422 malformed');
    expect(await put(png(513, 1))).toBe('413 tooLarge');
    expect(await put(Buffer.concat([png(16, 16), Buffer.alloc(100_000)]))).toBe('413 tooLarge');
  });
});
