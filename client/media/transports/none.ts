import type { MemberId } from '../../../shared/meeting/state';
import { ownAsLocal } from '../devices/ownAsLocal';
import type { OwnMedia } from '../devices/ownMedia';
import type { MediaRoom, MediaState, RemoteMedia } from '../mediaRoom';

const nobody: ReadonlyMap<MemberId, RemoteMedia> = new Map();

/** For people who talk somewhere else, and before a seat is taken: my own devices answer, nothing leaves this browser. */
export function createNoneRoom(own: OwnMedia): MediaRoom {
  const draw = (): MediaState => ({ link: 'off', local: ownAsLocal(own.state(), false), remote: nobody, weak: false });
  let seen = own.state();
  let state = draw();
  return {
    state: () => {
      if (seen !== own.state()) {
        seen = own.state();
        state = draw();
      }
      return state;
    },
    subscribe: (listener) => own.subscribe(listener),
    connect: async () => own.allow({ microphone: true, camera: true, screen: false }),
    setRights: () => undefined,
    setRemoteRights: () => undefined,
    setMicrophone: (on) => own.setMicrophone(on),
    setCamera: (on) => own.setCamera(on),
    shareScreen: async () => undefined,
    setVisible: () => undefined,
    resumeSound: async () => undefined,
    placeSound: () => undefined,
    close: () => undefined,
  };
}
