import type { GroupDates } from '../../../shared/protocol/dates';
import type { GroupPage } from '../../../shared/protocol/groups';
import { pollPath } from '../../connection/paths';
import { lazyPage } from '../../ui/lazy/lazyPage';
import { QuietPlace } from '../../ui/lazy/places';
import { afterRhythm } from './rhythm';

const AskDialog = lazyPage(async () => (await import('./askDialog')).AskDialog);

/** Asks the group for a further date, or for another time for the planned one, and goes on to the poll. */
export function AskHere({
  page,
  dates,
  moves = false,
  onClose,
}: {
  page: GroupPage;
  dates: GroupDates | null;
  /** Another time for the planned date is chosen first. */
  moves?: boolean;
  onClose: () => void;
}) {
  const { group, next } = page;
  return (
    <QuietPlace>
      <AskDialog
        group={group}
        first={afterRhythm(page, dates)}
        planned={next === null || next.running !== null ? null : next}
        moves={moves}
        onClose={onClose}
        onAsked={({ poll }) => location.assign(pollPath(group, poll))}
      />
    </QuietPlace>
  );
}
