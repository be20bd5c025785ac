import { describe, expect, test } from 'vitest';
import { hashOf, newInviteSecret } from '../../../../server/access/secrets';
import { createNone } from '../../../../server/media/none';
import type { MemberCommand } from '../../../../shared/meeting/commands';
import { tidyName } from '../../../../shared/names';
import { type AppOptions, startApp } from '../../../support/app';
import { aMeeting, Browser, noOf, yesOf } from '../../../support/browser';
import { must, sitDown, TestClient } from '../../../support/clients';
import type { HandClock } from '../../../support/clock';
import { appForAll, appForTest } from '../../../support/forTest';

const running = appForAll();
const browser = () => new Browser(running.url);

/** Takes a seat as the lead and ends the meeting, over the socket as everybody does. */
async function end(leader: Browser, meeting: string, first: MemberCommand[] = []) {
  const client = new TestClient(running.url, { meeting, cookie: leader.cookie });
  await client.join();
  must(await client.command({ type: 'takeSeat', agreement: 1, surroundings: 'alone', sound: 'here' }));
  await client.until((state) => state.seats[client.me]?.seatedAt !== null);
  for (const command of [...first, { type: 'endMeeting' } as const]) must(await client.command(command));
  client.close();
}

describe('starting a meeting', () => {
  test('[IN3] one request makes group, meeting, member and a cookie that only the server reads', async () => {
    const ann = browser();
    const started = yesOf(await ann.start());
    expect(ann.setCookie).toMatch(/^roundel=[A-Za-z0-9_-]{43}; Max-Age=\d+; Path=\/; HttpOnly; SameSite=Lax$/);
    expect(started.invite).toMatch(/^[A-Za-z0-9_-]{22}$/);

    const summary = yesOf(await ann.summary(started.meeting));
    expect(summary).toMatchObject({
      title: 'Harbour group',
      ordinal: 1,
      status: 'lobby',
      mayInvite: true,
      mayPlan: true,
      newest: null,
    });
    expect(summary.me).toMatchObject({ name: 'Ann', role: 'member' });
    const group = await running.store.group(started.group);
    expect(group?.agreement.lines.length).toBeGreaterThan(2);
    const [opened] = await running.store.readEvents(started.meeting, 0);
    expect(opened).toBeDefined();
  });

  test('neither the token nor an invite is stored as it was handed out', async () => {
    const ann = browser();
    const started = yesOf(await ann.start());
    const token = ann.cookie.split('=')[1] ?? '';
    expect(await running.store.invite(started.invite)).toBeNull();
    expect(await running.store.sessionMember(token, started.group)).toBeNull();
  });

  test('[MR4] somebody who only leads is a facilitator, and sound may be elsewhere', async () => {
    const ann = browser();
    const started = yesOf(await ann.start({ takesPart: false, sound: 'elsewhere' }));
    expect(yesOf(await ann.summary(started.meeting)).me.role).toBe('facilitator');
    const room = await running.app.meetings.open(started.meeting);
    expect(room?.meeting().settings).toMatchObject({ sound: 'elsewhere', admission: 'ask', oneVoice: false });
  });

  test('[MR4] on a server without sound and picture everybody talks somewhere else', async () => {
    const silent = await startApp({ media: createNone() });
    try {
      const started = yesOf(await new Browser(silent.url).start({ sound: 'here' }));
      const room = await silent.app.meetings.open(started.meeting);
      expect(room?.meeting().settings.sound).toBe('elsewhere');
    } finally {
      await silent.stop();
    }
  });

  test('one browser is a member of several groups with one cookie', async () => {
    const ann = browser();
    const first = yesOf(await ann.start());
    const { cookie } = ann;
    const second = yesOf(await ann.start({ name: 'Ann B.' }));
    expect(ann.cookie).not.toBe(cookie);
    expect(yesOf(await ann.summary(first.meeting)).me.name).toBe('Ann');
    expect(yesOf(await ann.summary(second.meeting)).me.name).toBe('Ann B.');
  });

  test('a made-up cookie is replaced', async () => {
    const ann = browser();
    ann.cookie = 'roundel=guessed';
    yesOf(await ann.start());
    expect(ann.cookie).not.toBe('roundel=guessed');
  });

  test.each([
    ['empty', ''],
    ['spaces', '   \u3000 '],
    ['300 characters', 'x'.repeat(300)],
    ['81 characters', 'x'.repeat(81)],
    ['a control character', 'An\u0007n'],
    ['NUL', 'Ann\u0000'.concat('x')],
    ['a line break inside', 'Ann\nBob'],
    ['a turned writing direction', 'Ann\u202egnp.exe'],
    ['only joiners', '\u200d\u200b\u2060'],
    ['a lone surrogate', 'Ann\ud800'],
  ])('a name that is %s is refused and nothing is made', async (_what, name) => {
    const ann = browser();
    const reply = await ann.start({ name });
    expect(noOf(reply)).toBe('400 badInput');
    expect(reply.answer).toMatchObject({ detail: { field: 'name' } });
    expect(ann.setCookie).not.toContain('roundel=');
  });

  test.each([
    ['  Leila   Haddad ', 'Leila Haddad'],
    ['<img src=x onerror=alert(1)>', '<img src=x onerror=alert(1)>'],
    ["Robert'); DROP TABLE members;--", "Robert'); DROP TABLE members;--"],
    ['Mei\u00a0Ling', 'Mei Ling'],
    ['Zoe\u0308', 'Zo\u00eb'],
    ['👩‍👩‍👧', '👩‍👩‍👧'],
    ['𝔸'.repeat(80), '𝔸'.repeat(80)],
    ['__proto__', '__proto__'],
  ])('the name %j is kept as the text %j', async (given, kept) => {
    const ann = browser();
    const started = yesOf(await ann.start({ name: given }));
    expect(yesOf(await ann.summary(started.meeting)).me.name).toBe(kept);
    expect(tidyName(given)).toBe(kept);
  });

  test.each<[string, object, string | undefined]>([
    ['no title', { title: ' ' }, 'title'],
    ['an unknown template', { template: 'frame.nothing' }, 'template'],
    ['a template named like a property', { template: '__proto__' }, 'template'],
    ['minutes below the template', { minutes: 5 }, 'minutes'],
    ['minutes above the template', { minutes: 480 }, 'minutes'],
    ['half a minute', { minutes: 90.5 }, 'minutes'],
    ['a start long ago', { startsAt: 0 }, 'startsAt'],
    ['a start in ten years', { startsAt: Date.UTC(2036, 1, 1) }, 'startsAt'],
    ['another sound', { sound: 'loud' }, 'sound'],
    ['a field of its own', { member: 'somebody' }, undefined],
  ])('%s is refused', async (_what, options, field) => {
    const reply = await browser().start(options);
    expect(noOf(reply)).toBe('400 badInput');
    if (field) expect(reply.answer).toMatchObject({ detail: { field } });
  });

  test('bodies that are not JSON, not an object, compressed or too large are refused', async () => {
    const ann = browser();
    const type = { 'content-type': 'application/json' };
    const send = (bytes: Buffer, headers: Record<string, string> = type) =>
      ann.send('POST', '/api/meetings', { bytes, headers });
    expect(noOf(await send(Buffer.from('{"name":')))).toBe('400 badInput');
    expect(noOf(await send(Buffer.from('null')))).toBe('400 badInput');
    expect(noOf(await send(Buffer.from('[]')))).toBe('400 badInput');
    expect(noOf(await send(Buffer.from(JSON.stringify(aMeeting)), { 'content-type': 'text/plain' }))).toBe(
      '400 badInput',
    );
    expect(noOf(await send(Buffer.alloc(20_000, ' ')))).toBe('413 tooLarge');
    expect(noOf(await send(Buffer.from([0x1f, 0x8b]), { ...type, 'content-encoding': 'gzip' }))).toBe('400 badInput');
    const proto = Buffer.from(JSON.stringify(aMeeting).replace('{', '{"__proto__":{"x":1},'));
    expect(noOf(await send(proto))).toBe('400 badInput');
    expect(({} as { x?: number }).x).toBeUndefined();
  });

  test('too many starts from one address have to wait', async () => {
    const strict = await appForTest({ limits: { start: 2 } });
    const ann = new Browser(strict.url, 'roundel-trial=1');
    yesOf(await ann.start());
    yesOf(await ann.start());
    const third = await ann.start();
    expect(noOf(third)).toBe('429 tooFast');
    expect(Number(third.headers['retry-after'])).toBeGreaterThan(0);
  });
});

describe('the next meeting', () => {
  test('the next meeting has the same people and the next ordinal; two requests make one meeting; the group link leads to it', async () => {
    const ann = browser();
    const started = yesOf(await ann.start());
    const bob = browser();
    yesOf(await bob.use(started.invite, 'Bob'));
    const again = (who: Browser) =>
      who.post<{ meeting: string }>(`/api/meetings/${started.meeting}/again`, {
        startsAt: running.clock.now() + 86_400_000,
        minutes: null,
        template: null,
      });
    expect(noOf(await again(ann))).toBe('409 notNow');
    await end(ann, started.meeting);
    expect(noOf(await again(bob))).toBe('403 notLead');

    const replies = await Promise.all([again(ann), again(ann), again(ann)]);
    const meetings = new Set(replies.map((reply) => yesOf(reply).meeting));
    expect(meetings.size).toBe(1);
    const [next = ''] = meetings;
    // Whoever leads may come in before the room opens for everybody.
    const opensAt = running.clock.now() + 86_400_000 - 15 * 60_000;
    const door = async (who: Browser) => yesOf(await who.summary(started.meeting)).newest;
    expect(await door(ann)).toMatchObject({ meeting: next, opensAt, isOpenToMe: true });
    expect(await door(bob)).toMatchObject({ meeting: next, opensAt, isOpenToMe: false });
    await running.clock.move(opensAt - running.clock.now());
    expect(await door(bob)).toMatchObject({ meeting: next, opensAt, isOpenToMe: true });
    expect(yesOf(await bob.summary(next))).toMatchObject({ ordinal: 2, status: 'lobby', me: { name: 'Bob' } });
    expect(yesOf(await ann.summary(started.meeting)).newest).toMatchObject({ meeting: next });
    expect(yesOf(await browser().use(started.invite, 'Cleo')).meeting).toBe(next);
  });

  test('[IN4] two people plan different dates: the last one holds, the answers say so, and whoever planned it leads', async () => {
    const ann = browser();
    const started = yesOf(await ann.start());
    const bob = browser();
    yesOf(await bob.use(started.invite, 'Bob'));
    const clients = [ann, bob].map(({ cookie }) => new TestClient(running.url, { meeting: started.meeting, cookie }));
    for (const client of clients) await sitDown(client, client === clients[0] ? null : (clients[0] ?? null));
    must(await clients[0]!.command({ type: 'endMeeting' }));
    for (const client of clients) client.close();
    const path = `/api/meetings/${started.meeting}`;
    const plan = async (who: Browser, days: number | null) => {
      const startsAt = days === null ? null : running.clock.now() + days * 86_400_000;
      return yesOf(
        await who.post<{ meeting: string; startsAt: number }>(`${path}/again`, {
          startsAt,
          minutes: null,
          template: null,
        }),
      );
    };
    const [first, second] = await Promise.all([plan(ann, 28), plan(bob, 35)]);
    expect([first.startsAt, second.startsAt]).toEqual([28, 35].map((days) => running.clock.now() + days * 86_400_000));
    for (const who of [ann, bob]) {
      expect(yesOf(await who.summary(started.meeting)).newest).toMatchObject({ ...second, status: 'lobby' });
    }
    expect((await running.app.meetings.open(second.meeting))?.meeting().leadership.rightful).toBe(clients[1]!.me);
    // Whoever started the group has no right of the lead from that.
    const leads = async (who: Browser) => yesOf(await who.summary(second.meeting)).mayInvite;
    expect([await leads(ann), await leads(bob)]).toEqual([false, true]);
    // The page of the date that was given up says that it was never held, and which one holds.
    expect(yesOf(await ann.summary(first.meeting))).toMatchObject({ status: 'ended', isGivenUp: true, newest: second });
    expect(yesOf(await ann.summary(started.meeting))).toMatchObject({ status: 'ended', isGivenUp: false });
    // Nobody held the first date, so it does not count.
    expect(yesOf(await bob.summary(second.meeting)).ordinal).toBe(2);
    // The same date again, or now, is the meeting that is planned.
    expect(await plan(ann, 35)).toEqual(second);
    expect(await plan(ann, null)).toEqual(second);
  });

  test('[IN4] a facilitator leads the next meeting too, and still takes no part', async () => {
    const fay = browser();
    const started = yesOf(await fay.start({ takesPart: false }));
    await end(fay, started.meeting);
    const ask = { startsAt: null, minutes: null, template: null };
    const next = yesOf(await fay.post<{ meeting: string }>(`/api/meetings/${started.meeting}/again`, ask)).meeting;
    const { leadership } = (await running.app.meetings.open(next))?.meeting() ?? {};
    const { me } = yesOf(await fay.summary(next));
    expect(leadership).toMatchObject({ rightful: me.member, takesPart: false });
  });

  test('a date that one member planned far ahead can be cancelled by another, and a better one planned', async () => {
    const ann = browser();
    const started = yesOf(await ann.start({ template: 'frame.buddy', minutes: 60 }));
    const room = await running.app.meetings.open(started.meeting);
    expect(room?.meeting().leadership.mode).toBe('shared');
    const mal = browser();
    yesOf(await mal.use(started.invite, 'Mal'));
    const clients = [ann, mal].map(({ cookie }) => new TestClient(running.url, { meeting: started.meeting, cookie }));
    for (const client of clients) await sitDown(client, client === clients[0] ? null : (clients[0] ?? null));
    for (const client of clients) client.close();
    await room?.submit({ type: 'cancelMeeting', by: 'nobody' }, { kind: 'system' }, null);
    const path = `/api/meetings/${started.meeting}`;
    const plan = async (who: Browser, days: number) => {
      const startsAt = running.clock.now() + days * 86_400_000;
      return yesOf(await who.post<{ meeting: string }>(`${path}/again`, { startsAt, minutes: null, template: null }));
    };
    const far = await plan(mal, 399);
    expect(noOf(await browser().post(`${path}/cancel-next`, { next: far.meeting }))).toBe('401 signedOut');
    expect(noOf(await ann.post(`${path}/cancel-next`, { next: 'another' }))).toBe('409 stale');
    yesOf(await ann.post(`${path}/cancel-next`, { next: far.meeting }));
    expect(yesOf(await mal.summary(started.meeting)).newest).toMatchObject({ meeting: far.meeting, status: 'ended' });
    const near = await plan(ann, 28);
    expect(near.meeting).not.toBe(far.meeting);
    expect(yesOf(await mal.summary(started.meeting)).newest).toMatchObject({ meeting: near.meeting, status: 'lobby' });
    // The order of the last meeting that took place is kept over one that did not.
    expect((await running.app.meetings.open(near.meeting))?.meeting().lastOrder).toEqual(room?.meeting().lastOrder);
  });

  test('a meeting that has begun is not cancelled, and only people who may plan the next one cancel it', async () => {
    const ann = browser();
    const started = yesOf(await ann.start());
    const bob = browser();
    yesOf(await bob.use(started.invite, 'Bob'));
    const ask = (who: Browser) => who.post(`/api/meetings/${started.meeting}/cancel-next`, { next: started.meeting });
    expect(noOf(await ask(bob))).toBe('403 notLead');
    const client = new TestClient(running.url, { meeting: started.meeting, cookie: ann.cookie });
    await sitDown(client, null);
    must(await client.command({ type: 'startMeeting' }));
    expect(noOf(await ask(ann))).toBe('409 notNow');
    client.close();
  });

  test.each([
    { chosen: false, left: true },
    { chosen: true, left: false },
    { chosen: true, left: true },
  ])(
    'encrypted $chosen at first and $left at the end: so the next one begins, and the one after it',
    async ({ chosen, left }) => {
      const ann = browser();
      let { meeting } = yesOf(await ann.start({ encrypted: chosen }));
      const isEncrypted = async () => (await running.app.meetings.open(meeting))?.meeting().settings.encrypted;
      expect(await isEncrypted()).toBe(chosen);
      await end(ann, meeting, chosen === left ? [] : [{ type: 'setEncryption', on: left }]);
      for (let later = 0; later < 2; later += 1) {
        const ask = { startsAt: null, minutes: null, template: later === 0 ? null : 'frame.virtual' };
        meeting = yesOf(await ann.post<{ meeting: string }>(`/api/meetings/${meeting}/again`, ask)).meeting;
        expect(await isEncrypted()).toBe(left);
        await end(ann, meeting);
      }
    },
  );

  test('a page from before encryption existed starts a meeting that is not encrypted', async () => {
    const { encrypted: _left, ...before } = aMeeting;
    const started = yesOf(await browser().post<{ meeting: string }>('/api/meetings', before));
    const room = await running.app.meetings.open(started.meeting);
    expect(room?.meeting().settings.encrypted).toBe(false);
  });
});

describe('who may start meetings', () => {
  async function on(starting: NonNullable<AppOptions<HandClock>['starting']>) {
    const { url } = await appForTest({ starting });
    return new Browser(url);
  }

  test('nobody: no new group, with the reason', async () => {
    const reply = await (await on('nobody')).start();
    expect(noOf(reply)).toBe('403 notAllowed');
    expect(reply.answer).toMatchObject({ detail: { starting: 'nobody' } });
  });

  test('by a link: only with its secret; the group then goes on without it', async () => {
    const pass = newInviteSecret();
    const ann = await on({ passHash: hashOf(pass) });
    for (const wrong of [{}, { pass: newInviteSecret() }, { pass: '' }]) {
      const reply = await ann.start(wrong);
      expect(noOf(reply)).toBe('403 notAllowed');
      expect(reply.answer).toMatchObject({ detail: { starting: 'link' } });
    }
    const { invite } = yesOf(await ann.start({ pass }));
    yesOf(await new Browser(ann.url).use(invite, 'Ben'));
  });
});
