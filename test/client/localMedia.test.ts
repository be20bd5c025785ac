import { afterEach, describe, expect, test, vi } from 'vitest';
import { createOwnMedia, type OwnMedia } from '../../client/media/localMedia';
import { fakeDevices } from './fakeDevices';

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
