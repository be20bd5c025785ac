import { Opening } from '../ui/dialog';
import { onDemand } from '../ui/lazy/onDemand';
import type { RoomDialogsProps } from './dialogs';

const dialogs = onDemand(async () => (await import('./dialogs')).RoomDialogs);

/** What opens over the room, fetched once the room stands and nothing else is to be done. */
export function RoomOpening(props: RoomDialogsProps) {
  const { open, link, removing, onClose, onLinkClosed, onRemoved } = props;
  const closeAll = () => {
    onClose();
    onLinkClosed();
    onRemoved();
  };
  return (
    <Opening part={dialogs} open={open !== null || link !== null || removing !== null} onClose={closeAll}>
      {(RoomDialogs) => <RoomDialogs {...props} />}
    </Opening>
  );
}
