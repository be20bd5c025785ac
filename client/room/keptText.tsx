import type { MeetingId } from '../../shared/meeting/state';
import { messages } from '../i18n/load';
import { lazyPage } from '../ui/lazy/lazyPage';
import { QuietPlace } from './loadNotice';

const KeptDrafts = lazyPage(async () => (await import('../features/notes/keptDrafts')).KeptDrafts, messages('notes'));

/** Text that is kept for its writer, in the room and after the meeting. Fetched as soon as the page stands: later there may be no connection. */
export function KeptText({ meeting }: { meeting?: MeetingId }) {
  return (
    <QuietPlace>
      <KeptDrafts meeting={meeting} />
    </QuietPlace>
  );
}
