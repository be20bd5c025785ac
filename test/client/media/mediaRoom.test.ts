import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createMediaRoom } from '../../../client/media/mediaRoom';
import type { MediaRights } from '../../../shared/meeting/rights/media';
import { fakeOwn } from './fakeOwn';
import { fakePage } from './fakePage';
import { FakeTransport } from './fakeTransport';

const all: MediaRights = { microphone: null, camera: null, screen: null, hear: null };
const listens: MediaRights = { ...all, microphone: 'clientListens' };
const outside: MediaRights = { microphone: 'notSeated', camera: 'notSeated', screen: 'notSeated', hear: 'notSeated' };

let leave: () => void = () => undefined;
beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  leave();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

/** My seat in a meeting with the rights given. */
async function sit(mine: MediaRights = all, theirs: Record<string, MediaRights> = {}) {
  const page = fakePage();
  const devices = fakeOwn();
  const opened: FakeTransport[] = [];
  const room = createMediaRoom({
    own: devices.own,
    me: 'me',
    open: (changed) => {
      const transport = new FakeTransport(changed);
      opened.push(transport);
      return transport;
    },
  });
  leave = room.close;
  /** A new state of the meeting. */
  const allow = (mine: MediaRights, theirs: Record<string, MediaRights> = {}) =>
    room.setRights(mine, new Map(Object.entries(theirs)));
  allow(mine, theirs);
  await room.connect();
  const [transport] = opened as [FakeTransport];
  const shown = (member: string) => room.state().remote.get(member);
  return { page, room, transport, devices, shown, allow };
}

describe('what I send', () => {
  test('in the lobby the devices are open for the preview, and nothing is given to the transport', async () => {
    const { transport, devices } = await sit(outside);
    expect(devices.allowed()).toEqual({ microphone: true, camera: true, screen: false });
    expect(transport.sent).toBeNull();
  });

  test('sitting down sends what the rights allow; a right that is withdrawn takes its track out at once', async () => {
    const { transport, allow, devices } = await sit(outside);
    allow(all);
    expect(transport.sent?.tracks).toMatchObject({ microphone: devices.microphone, camera: devices.camera });
    allow(listens);
    expect(transport.sent?.tracks).toMatchObject({ microphone: null, camera: devices.camera });
    allow(outside);
    expect(transport.sent).toBeNull();
  });

  test('it goes to those who may hear, and to nobody whose rights are not known', async () => {
    const { transport } = await sit(all, { ann: all, ben: { ...all, hear: 'clientListens' } });
    expect(transport.sent?.to).toEqual({ members: new Set(['ann']), isOpen: true });
  });

  test('where only some cameras can be carried, mine goes when I am among them, and no screen goes', async () => {
    const { transport, devices } = await sit();
    transport.carries = ['ann'];
    transport.changed();
    expect(transport.sent?.tracks).toMatchObject({ microphone: devices.microphone, camera: null, screen: null });
    transport.carries = ['ann', 'me'];
    transport.changed();
    expect(transport.sent?.tracks).toMatchObject({ camera: devices.camera, screen: null });
    transport.carries = 'everybody';
    transport.changed();
    expect(transport.sent?.tracks).toMatchObject({ camera: devices.camera, screen: devices.screen });
  });
});

describe('what is played and shown', () => {
  test('somebody with all rights is heard and seen', async () => {
    const { transport, page, shown } = await sit(all, { ann: all });
    const { tracks } = transport.meet('ann');
    expect(page.heard()).toEqual({ ann: [tracks.microphone] });
    expect(shown('ann')).toMatchObject({ microphoneOn: true, screen: null, network: 'good' });
    expect(shown('ann')?.camera?.getTracks()).toEqual([tracks.camera]);
  });

  test('a browser that sends what its member may not send is neither heard nor shown, and its tracks are off', async () => {
    const { transport, allow, page, shown } = await sit(all, { ann: all });
    const { tracks } = transport.meet('ann', { on: { microphone: true, camera: true, screen: true } });
    allow(all, { ann: { ...listens, camera: 'clientListens', screen: 'notYourFloor' } });
    expect(page.heard()).toEqual({});
    expect(shown('ann')).toMatchObject({ microphoneOn: false, speaking: false, camera: null, screen: null });
    expect(Object.values(tracks).map((track) => track?.enabled)).toEqual([false, false, false, false]);
    allow(all, { ann: all });
    expect(page.heard()).toEqual({ ann: [tracks.microphone, tracks.screenSound] });
    expect(Object.values(tracks).map((track) => track?.enabled)).toEqual([true, true, true, true]);
  });

  test('[RM3] in one physical room nothing is played on a page that is not the room’s, and pictures stay', async () => {
    const { transport, allow, page, shown } = await sit(all, { ann: all });
    const { tracks } = transport.meet('ann', { on: { microphone: true, camera: true, screen: true } });
    const silent: MediaRights = { ...all, microphone: 'sharedRoom', sharedRoom: { id: 'r1', carries: false } };
    allow(silent, { ann: all });
    expect(page.heard()).toEqual({});
    expect([tracks.microphone?.enabled, tracks.screenSound?.enabled]).toEqual([false, false]);
    expect(shown('ann')).toMatchObject({ microphoneOn: true });
    expect(shown('ann')?.camera?.getTracks()).toEqual([tracks.camera]);
    expect(shown('ann')?.screen?.getTracks()).toEqual([tracks.screen]);
    // The page that has the loudspeaker of the room plays remote people, and nobody who sits in it.
    const carrier: MediaRights = { ...all, sharedRoom: { id: 'r1', carries: true } };
    allow(carrier, { ann: all });
    expect(page.heard()).toEqual({ ann: [tracks.microphone, tracks.screenSound] });
    allow(carrier, { ann: { ...all, sharedRoom: { id: 'r1', carries: false } } });
    expect(page.heard()).toEqual({});
  });

  test.each([
    ['whoever may not hear', { ...all, hear: 'clientListens' } satisfies MediaRights, { ann: all }, true],
    ['rights that are not known yet', all, {}, true],
    ['a browser that has not proved itself where it must', all, { ann: all }, false],
  ])('nothing reaches me: %s', async (_name, mine, theirs, trusted) => {
    const { transport, page, shown } = await sit(mine, theirs);
    transport.meet('ann', { trusted });
    expect(page.heard()).toEqual({});
    expect(shown('ann')).toMatchObject({ microphoneOn: false, camera: null });
    expect(transport.requested.get('ann')).toBe('hidden');
  });

  test('in the lobby nobody is shown, though the connection stands already', async () => {
    const { transport, room, page } = await sit(outside, { ann: all });
    transport.meet('ann');
    expect(room.state().remote.size).toBe(0);
    expect(page.heard()).toEqual({});
  });

  test('pictures are asked for in the size in which they are drawn, and not at all where they cannot be carried', async () => {
    const { transport, room, shown } = await sit(all, { ann: all, ben: all });
    transport.meet('ann');
    transport.meet('ben');
    room.setVisible(
      new Map([
        ['ann', 'large'],
        ['ben', 'hidden'],
      ]),
    );
    expect(Object.fromEntries(transport.requested)).toEqual({ ann: 'large', ben: 'hidden' });
    expect(shown('ben')?.camera).toBeNull();
    transport.carries = ['ben'];
    transport.changed();
    expect(transport.requested.get('ann')).toBe('hidden');
    expect(shown('ann')?.camera).toBeNull();
  });

  test('whoever is gone is neither shown nor heard', async () => {
    const { transport, room, page } = await sit(all, { ann: all });
    transport.meet('ann');
    transport.part('ann');
    expect(room.state().remote.size).toBe(0);
    expect(page.heard()).toEqual({});
  });

  test('one member’s news gives nobody else another object or stream', async () => {
    const { transport, shown } = await sit(all, { ann: all, ben: all });
    transport.meet('ann');
    const before = shown('ann');
    transport.meet('ben', { network: 'poor' });
    expect(shown('ann')).toBe(before);
    expect(shown('ben')?.network).toBe('poor');
  });
});

describe('breakouts', () => {
  const inFirst: MediaRights = { ...all, breakout: 'b1' };
  const inSecond: MediaRights = { ...all, breakout: 'b2' };
  const between: MediaRights = { microphone: 'outside', camera: 'outside', screen: 'outside', hear: 'outside' };

  test.each([
    ['in mine, its people alone', inFirst, ['ann']],
    ['in another one, its people', inSecond, ['ben']],
    ['together with nobody who is in one', all, []],
    ['outside, to nobody', between, []],
  ])('[BR9] what I send goes nowhere else: %s', async (_name, mine, expected) => {
    const { transport } = await sit(mine, { ann: inFirst, ben: inSecond, cem: between });
    expect(transport.sent?.to).toEqual({ members: new Set(expected), isOpen: false });
  });

  test('[BR9] a browser of another breakout is neither heard, shown, measured nor asked for a picture, whatever it sends', async () => {
    const { transport, allow, page, shown } = await sit(inFirst, { ann: inFirst, ben: inSecond });
    const [ann, ben] = ['ann', 'ben'].map((member) =>
      transport.meet(member, { on: { microphone: true, camera: true, screen: true }, network: 'poor' }),
    );
    transport.levels = new Map([
      ['ann', 0.5],
      ['ben', 0.5],
    ]);
    await vi.advanceTimersByTimeAsync(200);
    expect(page.heard()).toEqual({ ann: [ann?.tracks.microphone, ann?.tracks.screenSound] });
    expect(shown('ann')).toMatchObject({ microphoneOn: true, speaking: true, network: 'poor' });
    expect(shown('ben')).toMatchObject({ microphoneOn: false, speaking: false, camera: null, screen: null });
    expect(shown('ben')?.network).toBe('good');
    expect(Object.values(ben?.tracks ?? {}).map((track) => track?.enabled)).toEqual([false, false, false, false]);
    expect(new Set(transport.measured)).toEqual(new Set(['ann']));
    expect(transport.requested.get('ben')).toBe('hidden');

    // Everybody is called back.
    allow(all, { ann: all, ben: all });
    expect(Object.keys(page.heard())).toEqual(['ann', 'ben']);
    expect(shown('ben')).toMatchObject({ microphoneOn: true, network: 'poor' });
    expect(transport.sent?.to).toEqual({ members: new Set(['ann', 'ben']), isOpen: true });
    expect(transport.requested.get('ben')).toBe('small');
  });

  test('[BR9] who visits is heard in that breakout and no longer in the one before, and nobody in it is interrupted', async () => {
    const { transport, allow, page } = await sit(inFirst, { ann: inFirst, ben: between });
    const { tracks } = transport.meet('ann');
    const visitor = transport.meet('ben');
    const before = transport.given.length;
    allow(inFirst, { ann: inFirst, ben: inFirst });
    expect(page.heard()).toEqual({ ann: [tracks.microphone], ben: [visitor.tracks.microphone] });
    allow(inFirst, { ann: inFirst, ben: inSecond });
    expect(page.heard()).toEqual({ ann: [tracks.microphone] });
    expect(transport.given.slice(before).every(({ to }) => to.members.has('ann'))).toBe(true);
  });
});

describe('speaking', () => {
  test('a loud voice that may be heard speaks, until it has been quiet for a moment', async () => {
    const { transport, shown } = await sit(all, { ann: all });
    transport.meet('ann');
    transport.levels.set('ann', 0.5);
    await vi.advanceTimersByTimeAsync(100);
    expect(shown('ann')?.speaking).toBe(true);
    transport.levels.set('ann', 0);
    await vi.advanceTimersByTimeAsync(300);
    expect(shown('ann')?.speaking, 'between two words').toBe(true);
    await vi.advanceTimersByTimeAsync(600);
    expect(shown('ann')?.speaking).toBe(false);
  });

  test('nobody is measured who is muted or may not be heard, or whom the media server measures', async () => {
    const { transport, shown } = await sit(all, { ann: listens, ben: all, cem: all });
    transport.meet('ann');
    transport.meet('ben', { on: { microphone: false, camera: true, screen: false } });
    transport.meet('cem', { speaking: true });
    await vi.advanceTimersByTimeAsync(500);
    expect(transport.measured).toEqual([]);
    expect(shown('cem')?.speaking).toBe(true);
  });
});

describe('the page', () => {
  test('put aside it is suspended, shown again it connects anew, left it is closed', async () => {
    const { transport, page, room } = await sit();
    page.turn('pagehide');
    page.turn('pageshow');
    page.turn('pagehide', false);
    expect(transport.calls).toEqual(['connect', 'suspend', 'connect', 'close']);
    expect(room.state().status).toBe('off');
  });
});
