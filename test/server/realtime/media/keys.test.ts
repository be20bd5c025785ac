import { describe, expect, test } from 'vitest';
import type { KeyMessage } from '../../../../shared/encryption/keyExchange';
import { enter, must, type TestClient } from '../../../support/clients';
import { appForEach, clientForTest, gatherForTest } from '../../../support/forTest';

const app = appForEach();

const hello: KeyMessage = { step: 'hello', publicKey: 'cHVi', mac: 'bWFj', have: null, answer: true };
const box: KeyMessage = { step: 'key', name: { epoch: 2, maker: 'm' }, iv: 'aXY=', box: 'Ym94' };

const group = (names: string[]) => gatherForTest(app.url, names);
const encrypted = async (names: string[]) => {
  const gathered = await group(names);
  must(await gathered.lead.command({ type: 'setEncryption', on: true }));
  return gathered;
};

describe('what the server relays of the key exchange', () => {
  test('[EN6] an introduction reaches everybody else, a key message one tab, each stamped with its sender', async () => {
    const { all, lead } = await encrypted(['Ann', 'Ben', 'Cleo']);
    const [, ben, cleo] = all as [TestClient, TestClient, TestClient];
    must(await lead.ask('media:key', { to: null, note: hello }));
    const from = { member: lead.me, tab: lead.tab };
    for (const other of [ben, cleo])
      expect(await other.next('media:key', () => true, 0)).toEqual({ from, note: hello });
    must(await lead.ask('media:key', { to: { member: ben.me, tab: ben.tab }, note: box }));
    await ben.next('media:key', (news) => news.note.step === 'key' && news.from.member === lead.me, 0);
    // Cleo receives something later, and no key message before it.
    must(await ben.ask('media:key', { to: null, note: { step: 'ask' } }));
    await cleo.next('media:key', (news) => news.note.step === 'ask', 0);
    const steps = cleo.news.flatMap(({ event, news }) =>
      event === 'media:key' ? [(news as { note: KeyMessage }).note.step] : [],
    );
    expect(steps).toEqual(['hello', 'ask']);
  });

  test('[EN8] nothing is relayed for people who left, talk elsewhere or wait in the lobby, nor without encryption', async () => {
    const { all, lead, invite, meeting } = await encrypted(['Ann', 'Ben', 'Cleo']);
    const [, ben, cleo] = all as [TestClient, TestClient, TestClient];
    const stranger = clientForTest(app.url, { meeting, cookie: await enter(app.url, invite, 'Sam') });
    await stranger.join();
    expect(await stranger.ask('media:key', { to: null, note: hello })).toMatchObject({ error: 'notAdmitted' });
    must(await cleo.command({ type: 'setSound', sound: 'elsewhere' }));
    expect(await cleo.ask('media:key', { to: null, note: hello })).toMatchObject({ error: 'notAllowed' });
    expect(await lead.ask('media:key', { to: { member: cleo.me, tab: cleo.tab }, note: box })).toMatchObject({
      error: 'unknownMember',
    });
    expect(await lead.ask('media:key', { to: { member: ben.me, tab: 'other' }, note: box })).toMatchObject({
      error: 'unknownMember',
    });
    must(await lead.command({ type: 'removeMember', member: ben.me }));
    expect(await lead.ask('media:key', { to: { member: ben.me, tab: ben.tab }, note: box })).toMatchObject({
      error: 'unknownMember',
    });
    must(await lead.command({ type: 'setEncryption', on: false }));
    expect(await lead.ask('media:key', { to: null, note: hello })).toMatchObject({ error: 'notNow' });
    expect(ben.news.some(({ event }) => event === 'media:key')).toBe(false);
  });

  test('nothing else can be sent as a key message', async () => {
    const { lead } = await encrypted(['Ann', 'Ben']);
    const bad = [
      { ...hello, words: 'hidden' },
      { ...hello, publicKey: 'x'.repeat(129) },
      { ...box, name: { epoch: -1, maker: 'm' } },
      { ...box, name: { epoch: 1.5, maker: 'm' } },
      { step: 'else' },
    ];
    for (const note of bad) {
      expect(await lead.ask('media:key', { to: null, note } as never)).toMatchObject({ error: 'badInput' });
    }
  });
});
