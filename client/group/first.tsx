import type { ReactNode } from 'react';
import type { MemberId } from '../../shared/meeting/state';
import type { GroupDates } from '../../shared/protocol/dates';
import type { GroupPage } from '../../shared/protocol/groups';
import { NextDate } from '../features/dates/nextDate';
import { GroupRound } from '../features/groupPeople/groupRound';
import { canOpen } from '../features/returnLink/personHere';
import { messages } from '../i18n/load';
import { arriving } from '../ui/arrival';
import { lazyPage } from '../ui/lazy/lazyPage';
import { WaitingPlace } from '../ui/lazy/places';

const Over = lazyPage(async () => (await import('../features/groupLife/over')).Over, messages('groupLife'));

/** Nothing more is planned in a group that is archived, beside a meeting that was begun before. */
const isOver = ({ archivedAt, next }: GroupPage): boolean => archivedAt !== null && next === null;

/** What stands first on the page of a group: its people in their round, and the next date or that it is over. */
export function First({
  page,
  dates,
  changed,
  onPerson,
  children,
}: {
  page: GroupPage;
  dates: GroupDates | null;
  changed: () => void;
  /** Somebody pressed a seat of the round. */
  onPerson?: (member: MemberId) => void;
  /** What waits for whoever looks at the page, beside the date. */
  children?: ReactNode;
}) {
  return (
    <div className="group-first" id={isOver(page) ? 'over' : 'next'} ref={arriving}>
      <GroupRound
        page={page}
        onPerson={(member) => (onPerson && canOpen(page, member) ? () => onPerson(member) : undefined)}
        absent={dates?.next?.absent.map(({ member }) => member) ?? []}
      />
      <div className="group-now">
        {/* Where the round, with the name in it, stands below. */}
        <p className="group-name" dir="auto">
          {page.name}
        </p>
        {isOver(page) ? (
          <WaitingPlace>
            <Over page={page} onChanged={changed} />
          </WaitingPlace>
        ) : (
          <NextDate {...{ page, dates, changed }} />
        )}
        {children}
      </div>
    </div>
  );
}
