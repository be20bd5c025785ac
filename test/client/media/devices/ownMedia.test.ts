import { afterEach, describe, expect, test, vi } from 'vitest';
import { rememberedSwitches, switchesFor } from '../../../../client/media/devices/deviceMemory';
import { createOwnMedia, type OwnMedia } from '../../../../client/media/devices/ownMedia';
import { FakeTrack, fakeDevices } from './fakeDevices';

let leave: () => void = () => undefined;
afterEach(() => {
  leave();
  vi.unstubAllGlobals();
});

/** On a page that draws what it knows of the devices. */
function begin() {
  const computer = fakeDevices();
  const own = createOwnMedia();
  leave = own.subscribe(() => undefined);
  return { computer, own };
}
const settled = (own: OwnMedia) => expect.poll(() => own.state().opening).toBe(false);

describe('a device that was pulled', () => {
  test('while muted nothing else is opened, and turning the microphone on opens the one that is there', async () => {
    const { computer, own } = begin();
    await own.open({ microphone: true, camera: false });
    await own.setMicrophone(false);
    computer.plugged.audioinput.shift();
    computer.opened[0]?.pull();
    await settled(own);
    expect(computer.asked).toEqual(['headset']);

    await own.setMicrophone(true);
    expect(own.state().microphone).toBe('on');
    expect(own.tracks().microphone?.readyState).toBe('live');
    expect(computer.stillOpen()).toEqual(['built-in']);
  });

  test('while on, the browser’s next choice takes over, also for who mutes before it is there', async () => {
    const { computer, own } = begin();
    await own.open({ microphone: true, camera: false });
    computer.plugged.audioinput.shift();
    computer.opened[0]?.pull();
    await own.setMicrophone(false);
    await settled(own);
    expect(computer.stillOpen()).toEqual([]);
    await own.open({ microphone: true, camera: true });
    expect(own.tracks().microphone?.readyState).toBe('live');
    expect(computer.stillOpen()).toEqual(['built-in', 'webcam']);
  });
});

describe('the last microphone', () => {
  const pullAll = async (computer: ReturnType<typeof fakeDevices>, own: OwnMedia) => {
    computer.plugged.audioinput.splice(0);
    computer.opened.findLast(({ kind }) => kind === 'audio')?.pull();
    computer.plugChanged();
    await settled(own);
  };

  test('that is pulled while it is on is missed, and goes on by itself when it is plugged in again', async () => {
    const { computer, own } = begin();
    await own.open({ microphone: true, camera: false });
    await own.choose('microphone', 'built-in');
    await pullAll(computer, own);
    expect(own.state()).toMatchObject({ microphone: 'missing', microphonePulled: true });
    computer.plugged.audioinput.push('headset', 'built-in');
    computer.plugChanged();
    await expect.poll(() => own.state().microphone).toBe('on');
    expect(own.state().microphonePulled).toBe(false);
    expect(computer.stillOpen()).toEqual(['built-in']);
  });

  test('stays off when it was muted, or was never there', async () => {
    const { computer, own } = begin();
    await own.open({ microphone: true, camera: false });
    await pullAll(computer, own);
    await own.setMicrophone(false);
    computer.plugged.audioinput.push('headset');
    computer.plugChanged();
    await settled(own);
    expect(own.state()).toMatchObject({ microphone: 'off', microphonePulled: false });
    expect(computer.stillOpen()).toEqual([]);

    leave();
    const never = begin();
    never.computer.plugged.audioinput.splice(0);
    await never.own.open({ microphone: true, camera: false });
    expect(never.own.state()).toMatchObject({ microphone: 'missing', microphonePulled: false });
    never.computer.plugged.audioinput.push('headset');
    never.computer.plugChanged();
    await settled(never.own);
    expect(never.computer.stillOpen()).toEqual([]);
  });

  test('the camera too goes on by itself', async () => {
    const { computer, own } = begin();
    await own.open({ microphone: false, camera: true });
    computer.plugged.videoinput.splice(0);
    computer.opened[0]?.pull();
    await settled(own);
    expect(own.state().camera).toBe('missing');
    computer.plugged.videoinput.push('webcam');
    computer.plugChanged();
    await expect.poll(() => own.state().camera).toBe('on');
  });
});

describe('choosing another device', () => {
  test('one that does not open takes nothing away: the one before goes on, and is the choice', async () => {
    const { computer, own } = begin();
    await own.open({ microphone: true, camera: true });
    const before = own.tracks();
    computer.broken.set('built-in', 'NotReadableError').set('lid', 'NotAllowedError');
    expect(await own.choose('microphone', 'built-in')).toBe('inUse');
    expect(await own.choose('camera', 'lid')).toBe('refused');
    expect(own.tracks()).toEqual(before);
    expect(computer.stillOpen()).toEqual(['headset', 'webcam']);
    expect(own.state()).toMatchObject({
      microphone: 'on',
      camera: 'on',
      chosen: { microphone: 'headset', camera: 'webcam' },
    });
    expect(computer.kept()).toEqual({});
  });

  test('one that opens replaces the one before, and is kept for the next visit', async () => {
    const { computer, own } = begin();
    await own.open({ microphone: true, camera: true });
    expect(await own.choose('microphone', 'built-in')).toBeNull();
    expect(computer.stillOpen()).toEqual(['webcam', 'built-in']);
    expect(own.state().chosen.microphone).toBe('built-in');
    expect(computer.kept()).toMatchObject({ microphone: 'built-in', camera: null });
  });

  test('where nothing works yet, the regular trouble is told and what was chosen stays for the next attempt', async () => {
    const { computer, own } = begin();
    computer.broken.set('headset', 'NotReadableError').set('built-in', 'NotReadableError');
    await own.open({ microphone: true, camera: false });
    expect(await own.choose('microphone', 'built-in')).toBeNull();
    expect(own.state()).toMatchObject({ microphone: 'inUse', chosen: { microphone: 'built-in' } });
    expect(computer.kept()).toEqual({});
    computer.broken.clear();
    await own.setMicrophone(true);
    expect(computer.stillOpen()).toEqual(['built-in']);
    expect(computer.kept()).toMatchObject({ microphone: 'built-in' });
  });
});

test('a chosen loudspeaker that is gone gives way to the browser’s own, and is taken again when it is back', async () => {
  const { computer, own } = begin();
  await expect.poll(() => own.state().devices.speaker).toHaveLength(2);
  await own.choose('speaker', 'soft');
  expect(own.state().chosen.speaker).toBe('soft');
  computer.plugged.audiooutput = ['loud'];
  computer.plugChanged();
  await expect.poll(() => own.state().chosen.speaker).toBeNull();
  expect(computer.kept()).toMatchObject({ speaker: 'soft' });
  computer.plugged.audiooutput = ['loud', 'soft'];
  computer.plugChanged();
  await expect.poll(() => own.state().chosen.speaker).toBe('soft');
});

test('letting go of all devices forgets no switch, and drops what was still being opened', async () => {
  const { computer, own } = begin();
  await own.open({ microphone: true, camera: true });
  await own.setCamera(false);
  own.release();
  expect(computer.stillOpen()).toEqual([]);
  expect(own.tracks()).toEqual({ microphone: null, camera: null, screen: null, screenSound: null });
  expect(rememberedSwitches()).toEqual({ microphone: true, camera: false });

  const opening = own.open(rememberedSwitches());
  own.release();
  await opening;
  expect(computer.stillOpen()).toEqual([]);
  await own.open(rememberedSwitches());
  expect(own.state()).toMatchObject({ microphone: 'on', camera: 'off' });
});

test('[MR4] a microphone that the end of a meeting switched off is on in the next one, unless its owner switched it off', async () => {
  const { own } = begin();
  await own.open({ microphone: true, camera: true });
  await own.setMicrophone(false, 'meeting');
  expect(own.state().microphone).toBe('off');
  expect(rememberedSwitches()).toEqual({ microphone: true, camera: true });
  await own.setCamera(false);
  expect(rememberedSwitches(), 'the camera is another choice').toEqual({ microphone: true, camera: false });

  await own.setMicrophone(true);
  await own.setMicrophone(false);
  expect(rememberedSwitches().microphone, 'chosen').toBe(false);
  await own.setMicrophone(false, 'meeting');
  expect(rememberedSwitches().microphone, 'it was off before the end').toBe(false);
});

test('[AT14] a microphone that is off because its owner came late stays off after a reload, and is on in the next meeting', async () => {
  const { own } = begin();
  await own.open({ microphone: true, camera: true });
  await own.comeInQuietly('m1');
  expect(own.state().microphone).toBe('off');
  expect(switchesFor('m1'), 'when they sit down, and after a reload').toEqual({ microphone: false, camera: true });
  const reloaded = createOwnMedia();
  await reloaded.setCamera(false);
  expect(switchesFor('m1')).toEqual({ microphone: false, camera: false });
  expect(switchesFor('m2')).toEqual({ microphone: true, camera: false });

  await reloaded.setMicrophone(true);
  expect(switchesFor('m1'), 'chosen').toEqual({ microphone: true, camera: false });
  await reloaded.setMicrophone(false);
  await reloaded.comeInQuietly('m2');
  expect(switchesFor('m3').microphone, 'it was off before').toBe(false);
});

describe('my screen', () => {
  const picture = () => new FakeTrack('video', 'screen');
  /** Asked to share; the browser shows what there is to choose from. */
  function asking() {
    const { computer, own } = begin();
    void own.shareScreen(true);
    const [picker] = computer.pickers;
    if (!picker) throw new Error('nobody was asked');
    return { computer, own, picker };
  }

  test('one question at a time, and one screen', async () => {
    const { computer, own, picker } = asking();
    expect(own.state().screen).toBe('asking');
    await own.shareScreen(true);
    const shown = picture();
    picker.give([shown]);
    await expect.poll(() => own.tracks().screen).toBe(shown);
    expect(own.state()).toMatchObject({ screen: 'on', screenTrouble: null });
    await own.shareScreen(true);
    expect(computer.pickers).toHaveLength(1);
    await own.shareScreen(false);
    expect(shown.readyState).toBe('ended');
  });

  test.each([
    ['a change of mind', new DOMException('Permission denied', 'NotAllowedError'), null],
    ['a system that forbids it', new DOMException('Permission denied by system', 'NotAllowedError'), { why: 'system' }],
    ['a failure', new DOMException('', 'NotReadableError'), { why: 'failed' }],
  ])('%s is told apart', async (_name, error, trouble) => {
    const { own, picker } = asking();
    picker.fail(error);
    await expect.poll(() => own.state().screen).toBe('off');
    expect(own.state().screenTrouble).toEqual(trouble);
  });

  test('the right to it ends while it is shared, or while the browser asks: told, until it is tried again', async () => {
    const { computer, own, picker } = asking();
    own.allow({ microphone: true, camera: true, screen: false });
    const late = picture();
    picker.give([late]);
    await expect.poll(() => own.state()).toMatchObject({ screen: 'off', screenTrouble: { why: 'closed' } });
    expect(late.readyState).toBe('ended');

    own.allow({ microphone: true, camera: true, screen: true });
    void own.shareScreen(true);
    expect(own.state().screenTrouble).toBeNull();
    const shown = picture();
    computer.pickers[1]?.give([shown]);
    await expect.poll(() => own.state().screen).toBe('on');
    own.allow({ microphone: true, camera: true, screen: false });
    expect(own.state()).toMatchObject({ screen: 'off', screenTrouble: { why: 'closed' } });
    expect(shown.readyState).toBe('ended');
  });

  test('a person who lets go of all devices while the browser asks shares nothing afterwards, and is told nothing', async () => {
    const { own, picker } = asking();
    own.release();
    const late = picture();
    picker.give([late]);
    await expect.poll(() => late.readyState).toBe('ended');
    expect(own.state()).toMatchObject({ screen: 'off', screenTrouble: null });
  });
});
