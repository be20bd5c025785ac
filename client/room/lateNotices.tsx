import { useKeptUnsent } from '../connection/hooks/unsentText';
import { KeptDrafts } from '../features/notes/keptDrafts';
import { RecordRemoved } from './recordRemoved';

/**
 * What the room has to say only now and then. Fetched as soon as the room stands: when it is needed, there may be no
 * connection.
 */
export function LateNotices() {
  useKeptUnsent();
  return (
    <>
      <KeptDrafts meeting={undefined} />
      <RecordRemoved />
    </>
  );
}
