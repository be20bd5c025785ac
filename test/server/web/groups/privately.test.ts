import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { presets } from '../../../../shared/groups/models';
import type { GroupFormed, PeopleInvited } from '../../../../shared/protocol/forming';
import type { Home } from '../../../../shared/protocol/groups';
import type { InviteMade } from '../../../../shared/protocol/http';
import type { PrivateQuestions } from '../../../../shared/protocol/privately';
import { Browser, noOf, yesOf } from '../../../support/browser';
import { must, sitDown } from '../../../support/clients';
import { appForEach, clientForTest } from '../../../support/forTest';

const running = appForEach();
const HOUR = 60 * 60 * 1000;
const CANARY = 'my manager until last spring';
const texts = { manager: '', report: '', competitor: '', objection: '' };

/** Hana forms a group, with these people or for them. */
async function formed(as: 'member' | 'organiser', names: string[]) {
  const hana = new Browser(running.url);
  const made = yesOf(
    await hana.post<GroupFormed>('/api/groups', {
      model: 'internalGroup',
      name: 'Harbour group',
      me: 'Hana',
      as,
      plan: { ...presets.internalGroup, timeZone: 'Europe/London' },
      people: names.map((name) => ({ name, email: null })),
    }),
  );
  const at = `/api/groups/${made.group}`;
  const come = async (invite: string, name: string) => {
    await running.clock.move(1);
    const browser = new Browser(running.url);
    yesOf(await browser.use(invite, name));
    return browser;
  };
  const people: Record<string, Browser> = {};
  for (const [index, name] of names.entries()) people[name] = await come(made.invited[index]?.invite ?? '', name);
  const invite = async (name: string) => {
    const more = yesOf(await hana.post<PeopleInvited>(`${at}/invited`, { people: [{ name, email: null }] }));
    return come(more.invited[0]?.invite ?? '', name);
  };
  const asked = async (who: Browser) => yesOf(await who.get<PrivateQuestions>(`${at}/private-questions`));
  const says = (who: Browser, said: Partial<typeof texts>) =>
    who.send('PUT', `${at}/private-answer`, { json: { ...texts, ...said } });
  const asksAtHome = async (who: Browser) =>
    yesOf(await who.get<Home>('/api/home')).groups[0]?.asks.filter(({ what }) => what.startsWith('private'));
  const idOf = async (name: string) =>
    (await running.store.membersOf(made.group)).find((member) => member.name === name)?.id ?? 'none';
  return { ...made, at, hana, people: people as Record<'Ann' | 'Ben', Browser>, invite, asked, says, asksAtHome, idOf };
}

describe('private questions while a group is formed', () => {
  test('[PV1] are answered to whoever formed it, who reads them at home and on the page', async () => {
    const { hana, people, asked, says, asksAtHome, at, idOf } = await formed('organiser', ['Ann', 'Ben']);
    const reader = { member: await idOf('Hana'), name: 'Hana', takesPart: false };
    const question = { reader, isOpen: true, asks: 'first', mine: null, answers: null };
    expect(await asked(people.Ann)).toEqual(question);
    expect(await asksAtHome(people.Ann)).toEqual([{ what: 'privateQuestions', isAgain: false }]);
    yesOf(await says(people.Ann, { objection: CANARY }));
    await running.clock.move(1);
    yesOf(await says(people.Ben, {}));
    expect(await asked(people.Ann)).toMatchObject({
      asks: null,
      mine: { texts: { objection: CANARY } },
      answers: null,
    });
    expect(await asksAtHome(people.Ann)).toEqual([]);
    const waits = async () => yesOf(await hana.get<Home>('/api/home')).lookedAfter[0]?.privateAnswers;
    // That nothing stands against it needs nothing from anybody.
    expect(await waits()).toBe(1);
    const { answers } = await asked(hana);
    expect(answers?.map(({ name, texts: said, isNew }) => [name, said.objection, isNew])).toEqual([
      ['Ann', CANARY, true],
      ['Ben', '', true],
    ]);
    yesOf(await hana.post(`${at}/private-answers/read`, { upTo: answers?.[1]?.at }));
    expect(await waits()).toBe(0);
    // An answer that was changed is news again.
    await running.clock.move(1);
    yesOf(await says(people.Ann, { report: 'Ben' }));
    expect(await waits()).toBe(1);
  });

  test('[PV1] show nobody else that somebody answered or objected', async () => {
    const { people, says, at, group } = await formed('organiser', ['Ann', 'Ben']);
    const paths = ['', '/private-questions', '/ownership', '/coming', '/dates', '/rota', '/retention', '/buddies'];
    const seen = async () => {
      const all = await Promise.all([
        ...paths.map((path) => people.Ben.get(`${at}${path}`)),
        people.Ben.get('/api/home'),
      ]);
      return all.map(({ status, answer }) => ({ status, answer }));
    };
    const before = await seen();
    yesOf(await says(people.Ann, { objection: CANARY }));
    expect(await seen()).toEqual(before);
    const exported = Object.values(unzipSync((await people.Ben.get(`${at}/export`)).bytes)).map((file) =>
      strFromU8(file),
    );
    expect(exported.join('')).not.toContain(CANARY);
    expect(await running.store.privately.answers(group)).toHaveLength(1);
  });

  test('[PV2] are asked again quietly when another name joins', async () => {
    const { people, asked, says, invite, asksAtHome } = await formed('organiser', ['Ann', 'Ben']);
    yesOf(await says(people.Ann, {}));
    await invite('Cleo');
    expect(await asked(people.Ann)).toMatchObject({ asks: 'again', mine: { texts } });
    expect(await asksAtHome(people.Ann)).toEqual([{ what: 'privateQuestions', isAgain: true }]);
  });

  test('[PV1] say when whoever reads them is a member too, who is asked nothing', async () => {
    const { hana, people, asked, says, asksAtHome } = await formed('member', ['Ann', 'Ben']);
    expect((await asked(people.Ann)).reader).toMatchObject({ name: 'Hana', takesPart: true });
    expect(await asked(hana)).toMatchObject({ asks: null, answers: [] });
    expect(noOf(await says(hana, { objection: 'Ben' }))).toBe('403 notAllowed');
    yesOf(await says(people.Ann, { objection: CANARY }));
    expect(await asksAtHome(hana)).toEqual([{ what: 'privateAnswers', count: 1 }]);
    expect(await asksAtHome(people.Ben)).toEqual([{ what: 'privateQuestions', isAgain: false }]);
  });

  test('[PV1] are neither read nor answered by a link that somebody else made', async () => {
    const { hana, people, asked, says, at, idOf } = await formed('member', ['Ann', 'Ben']);
    yesOf(await says(people.Ann, { objection: CANARY }));
    const nothing = { reader: null, isOpen: false, asks: null, mine: null, answers: null };
    for (const name of ['Hana', 'Ann']) {
      const link = await people.Ben.post<InviteMade>(`${at}/members/${await idOf(name)}/return-link`, {
        everywhere: false,
      });
      const other = new Browser(running.url);
      yesOf(await other.send('POST', '/api/invites/use', { json: { invite: yesOf(link).invite, name: null } }));
      expect(await asked(other), name).toEqual(nothing);
      expect(noOf(await says(other, { objection: 'Ben' })), name).toBe('403 notAllowed');
      expect(noOf(await other.post(`${at}/private-answers/read`, { upTo: 1 })), name).toBe('403 notAllowed');
      expect(JSON.stringify(yesOf(await other.get<Home>('/api/home'))), name).not.toContain('private');
    }
    expect((await asked(hana)).answers).toHaveLength(1);
  });

  test('[PV2] end with the first meeting, and the answers are erased soon after it', async () => {
    const { hana, people, asked, says, at, group } = await formed('organiser', ['Ann', 'Ben']);
    yesOf(await says(people.Ann, { objection: CANARY }));
    const soon = new Date(running.clock.now() + 10 * 60_000).toISOString().slice(0, 16);
    const plan = async (wall: string) =>
      yesOf(
        await hana.post<{ meeting: string }>(`${at}/next`, {
          when: { wall, timeZone: 'UTC' },
          minutes: null,
          template: null,
        }),
      ).meeting;
    // A date that was cancelled was no meeting.
    const cancelled = await plan(soon);
    yesOf(await hana.post(`${at}/cancel-next`, { next: cancelled }));
    await running.clock.move(HOUR);
    await running.app.retention.settled();
    expect(await asked(people.Ann)).toMatchObject({ isOpen: true });
    const meeting = await plan(new Date(running.clock.now() + 10 * 60_000).toISOString().slice(0, 16));
    const ann = clientForTest(running.url, { meeting, cookie: people.Ann.cookie });
    await sitDown(ann, null);
    must(await ann.command({ type: 'startMeeting' }));
    expect(noOf(await says(people.Ann, {}))).toBe('409 notNow');
    expect(await asked(people.Ben)).toMatchObject({ isOpen: false, asks: null });
    expect((await asked(hana)).answers).toHaveLength(1);
    must(await ann.command({ type: 'endMeeting' }));
    await running.clock.move(2 * HOUR);
    await running.app.retention.settled();
    expect(await running.store.privately.answers(group)).toEqual([]);
    expect((await asked(hana)).answers).toEqual([]);
    // The group's own list would tell its members that somebody had answered.
    const [noted] = await running.store.retention.erasures('all', 1);
    expect(noted).toMatchObject({ group: null, what: 'answers', rows: 1 });
    expect(await running.store.retention.erasures(group, 5)).toEqual([]);
  });

  test('[PV2] are erased when nobody is left to read them, and nothing is asked any more', async () => {
    const { hana, people, asked, says, at, group } = await formed('organiser', ['Ann', 'Ben']);
    yesOf(await says(people.Ann, { objection: CANARY }));
    yesOf(await hana.post(`${at}/leave`, {}));
    expect(await asked(people.Ann)).toMatchObject({ reader: null, asks: null, mine: null });
    await running.clock.move(2 * HOUR);
    await running.app.retention.settled();
    expect(await running.store.privately.answers(group)).toEqual([]);
  });

  test('[PV1] stand in what their writer takes along', async () => {
    const { people, says, at } = await formed('organiser', ['Ann', 'Ben']);
    yesOf(await says(people.Ann, { objection: CANARY }));
    const files = unzipSync((await people.Ann.get(`${at}/export/mine`)).bytes);
    const textOf = (name: string) => strFromU8(files[name] ?? new Uint8Array());
    expect(textOf('mine.md')).toContain(`A name that I object to: ${CANARY}`);
    expect(JSON.parse(textOf('mine.json'))).toMatchObject({ privateAnswer: { objection: CANARY } });
  });
});
