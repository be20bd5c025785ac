import { KeptDrafts } from '../features/notes/keptDrafts';
import { RecordRemoved } from './recordRemoved';

/**
 * Notices that the room shows only now and then. Their file is loaded as soon as the room is drawn, because there may
 * be no connection when one is needed.
 */
export function LateNotices() {
  return (
    <>
      <KeptDrafts meeting={undefined} />
      <RecordRemoved />
    </>
  );
}
