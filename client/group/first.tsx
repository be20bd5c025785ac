import type { GroupDates } from '../../shared/protocol/dates';
import type { GroupPage } from '../../shared/protocol/groups';
import { NextDate } from '../features/dates/nextDate';
import { GroupRound } from '../features/groupPeople/groupRound';
import { messages } from '../i18n/load';
import { lazyPage } from '../ui/lazy/lazyPage';
import { WaitingPlace } from '../ui/lazy/places';

const Over = lazyPage(async () => (await import('../features/groupLife/over')).Over, messages('groupLife'));

/** What stands first on the page of a group: its people in their round, and the next date or that it is over. */
export function First({ page, dates, changed }: { page: GroupPage; dates: GroupDates | null; changed: () => void }) {
  return (
    <div className="group-first">
      <GroupRound page={page} absent={dates?.next?.absent.map(({ member }) => member) ?? []} />
      {page.archivedAt === null || page.next !== null ? (
        <NextDate {...{ page, dates, changed }} />
      ) : (
        <WaitingPlace>
          <Over page={page} onChanged={changed} />
        </WaitingPlace>
      )}
    </div>
  );
}
