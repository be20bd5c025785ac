import type { GroupPage } from '../../../shared/protocol/groups';
import { pollPath } from '../../connection/paths';
import { lazyPage } from '../../ui/lazy/lazyPage';
import { QuietPlace } from '../../ui/lazy/places';
import { fieldValue, inAWeek, ownZone } from '../../ui/text/zones';

const AskDialog = lazyPage(async () => (await import('./askDialog')).AskDialog);

/** Asks the group for a date near the planned one, and goes on to the poll. */
export function AskHere({ page: { group, next }, onClose }: { page: GroupPage; onClose: () => void }) {
  return (
    <QuietPlace>
      <AskDialog
        group={group}
        first={next === null ? inAWeek() : fieldValue(next.startsAt, ownZone())}
        onClose={onClose}
        onAsked={({ poll }) => location.assign(pollPath(group, poll))}
      />
    </QuietPlace>
  );
}
