import { useRoom } from '../../../connection/hooks/context';
import { isCrowded } from './meshPictures';

/** So many of us without a media server that only the people who have the floor are seen, and no screen is shared. */
export const useLargeMesh = (): boolean =>
  useRoom(
    ({ view, meeting }) =>
      view?.kind === 'seat' && view.media === 'mesh' && meeting !== null && isCrowded(meeting, view.me),
  );
