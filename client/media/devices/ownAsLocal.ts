import type { LocalMedia } from '../mediaState';
import type { OwnState } from './ownMedia';

/** My own devices as features see them, the same for every transport. */
export function ownAsLocal(own: OwnState, needsClick: boolean): LocalMedia {
  return {
    microphone: own.microphone,
    camera: own.camera,
    screen: own.screen,
    picture: own.picture,
    level: own.level,
    speaking: own.speaking,
    needsClick,
  };
}
