import type { MemberId } from '../../shared/meeting/state';
import { ownAsLocal } from './devices/ownAsLocal';
import type { OwnMedia } from './devices/ownMedia';
import type { MediaRoom } from './mediaRoom';
import type { MediaState, RemoteMedia } from './mediaState';

const nobody: ReadonlyMap<MemberId, RemoteMedia> = new Map();

/** Stands in until the room has been fetched: my own devices can be seen and switched, nothing leaves this browser. */
export function createPreview(own: OwnMedia): MediaRoom {
  const draw = (): MediaState => ({
    status: 'off',
    local: ownAsLocal(own.state(), false),
    remote: nobody,
    poorNetwork: false,
  });
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
    connect: async () => undefined,
    setRights: () => undefined,
    setMicrophone: (on, by) => own.setMicrophone(on, by),
    setCamera: (on) => own.setCamera(on),
    shareScreen: async () => undefined,
    setVisible: () => undefined,
    resumeSound: async () => undefined,
    placeSound: () => undefined,
    close: () => undefined,
  };
}
