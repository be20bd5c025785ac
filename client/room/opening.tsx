import { loadMessages } from '../i18n/load';
import { Opening } from '../ui/dialog';
import { lazyPart } from '../ui/lazy/lazyPart';
import type { RoomDialogsProps } from './dialogs';

const dialogs = lazyPart(async () => {
  const [{ RoomDialogs }] = await Promise.all([import('./dialogs'), loadMessages('roomDialogs')]);
  return RoomDialogs;
});

/** What opens over the room. Its file is loaded after the room is drawn, when the browser is idle. */
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
