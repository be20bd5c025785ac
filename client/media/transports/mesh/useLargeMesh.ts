import { useRoom } from '../../../connection/hooks/context';
import { isCrowded } from './meshPictures';

/** So many of us without a media server that only who has the floor is seen and no screen is shared. */
export const useLargeMesh = (): boolean =>
  useRoom(
    ({ view, meeting }) => view?.kind === 'seat' && view.media === 'mesh' && meeting !== null && isCrowded(meeting),
  );
