import { expect, test } from 'vitest';
import { noTracks, type OwnTracks } from '../../../../../client/media/devices/ownMedia';
import { createPairSender } from '../../../../../client/media/transports/mesh/pairSender';
import { turns } from '../../../../support/clock';

/** What a browser sends on one transceiver. Firefox repeats the last picture while an encoding without a track is active. */
function transceiver({ fails = false } = {}) {
  let encodings: RTCRtpEncodingParameters[] = [{ active: true }];
  const sender = {
    track: null as MediaStreamTrack | null,
    replaceTrack: async (track: MediaStreamTrack | null) => {
      sender.track = track;
    },
    getParameters: () => ({ encodings: structuredClone(encodings) }),
    setParameters: async (wanted: { encodings: RTCRtpEncodingParameters[] }) => {
      if (fails) throw new DOMException('not now', 'InvalidModificationError');
      encodings = wanted.encodings;
    },
  };
  const sends = () => sender.track !== null || encodings.some(({ active }) => active === true);
  return { sends, as: { sender, currentDirection: 'sendrecv' } as unknown as RTCRtpTransceiver };
}

const track = (kind: 'audio' | 'video') =>
  ({ kind, getSettings: () => ({ height: 720 }), getConstraints: () => ({}) }) as unknown as MediaStreamTrack;
const all: OwnTracks = {
  microphone: track('audio'),
  camera: track('video'),
  screen: track('video'),
  screenSound: track('audio'),
};

async function pair(camera = transceiver()) {
  const [microphone, screen, screenSound] = [transceiver(), transceiver(), transceiver()];
  const sender = createPairSender(() => false);
  sender.setTransceivers([microphone.as, camera.as, screen.as, screenSound.as]);
  const publish = async (tracks: OwnTracks) => {
    sender.publish(tracks);
    await turns();
  };
  await publish(all);
  return { publish, camera, screen };
}

test('[BR9] a picture that somebody may not have any more stops, also in a browser that would repeat the last one', async () => {
  const { publish, camera, screen } = await pair();
  expect([camera.sends(), screen.sends()]).toEqual([true, true]);
  await publish(noTracks);
  expect([camera.sends(), screen.sends()]).toEqual([false, false]);
  await publish(all);
  expect([camera.sends(), screen.sends()]).toEqual([true, true]);
});

test('when the encoding of a camera cannot be changed, a shared screen stops all the same', async () => {
  const { publish, screen } = await pair(transceiver({ fails: true }));
  await publish(noTracks);
  expect(screen.sends()).toBe(false);
});
