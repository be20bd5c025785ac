import { asGroupKnows } from '../../../shared/groups/greeting';
import { nextMeetingDay } from '../../../shared/groups/nextDay';
import { most } from '../../../shared/meeting/limits';
import type { GroupId, MeetingId, MemberId, Time } from '../../../shared/meeting/state';
import type { RecordsAnswer, RecordsRequest } from '../../../shared/protocol/records';
import { type Refusal, refuse } from '../../../shared/refusal';
import type { ActionsQuery, Store } from '../../store/store';

type ActionsRequest = Extract<RecordsRequest, { what: 'actions' }>;
type Page = Extract<RecordsAnswer, { what: 'actions' }>;

/**
 * One page of the actions of a meeting: those accepted here, and previous actions that are unsettled or were reported on since
 * the group last met. Of those of others `reader` learns what was told until this meeting ended.
 */
export async function actionsPage(
  store: Pick<Store, 'actions' | 'unreported' | 'group' | 'dates'>,
  here: {
    reader: MemberId;
    group: GroupId;
    meeting: MeetingId;
    reportedSince: Time;
    until: Time;
    startsAt: Time;
    endedAt: Time | null;
  },
  request: ActionsRequest,
): Promise<Page | Refusal> {
  const before = request.older === undefined ? null : placeOf(request.older);
  if (before === undefined) return refuse('badInput');
  const limit = most.actionsInPage;
  const { reader, startsAt, endedAt, ...where } = here;
  const query = { ...where, of: request.of ?? null, previousOnly: request.previous ?? false, before, limit: limit + 1 };
  const [found, unreported, group, calendar] = await Promise.all([
    store.actions(query),
    // After the end nobody is waited for, and what was told since is its owner's.
    endedAt === null ? store.unreported(here.group, here.meeting, here.until) : [],
    store.group(here.group),
    store.dates.calendar(here.group),
  ]);
  const page = found
    .slice(0, limit)
    .map((action) => (endedAt === null || action.member === reader ? action : asGroupKnows(action, endedAt)));
  const last = page.at(-1);
  const older = found.length > limit && last !== undefined ? `${last.acceptedAt} ${last.id}` : null;
  const nextDay = nextMeetingDay({ calendar, plan: group?.plan ?? null }, startsAt);
  return { what: 'actions', actions: page.reverse(), older, since: here.reportedSince, nextDay, unreported };
}

/** Where the page before ended; undefined when the text is none of ours. */
function placeOf(older: string): ActionsQuery['before'] | undefined {
  const [, acceptedAt, id] = /^(\d{1,15}) ([\w-]{1,64})$/.exec(older) ?? [];
  return acceptedAt === undefined || id === undefined ? undefined : { acceptedAt: Number(acceptedAt), id };
}

/** Whether anybody in the group has something to report on: an unsettled action from an earlier meeting, or one settled since. */
export async function hasPreviousActions(
  store: Pick<Store, 'actions'>,
  group: GroupId,
  meeting: MeetingId,
  reportedSince: Time,
) {
  const until = Number.POSITIVE_INFINITY;
  const query = { group, meeting, reportedSince, until, of: null, previousOnly: true, before: null, limit: 1 };
  return (await store.actions(query)).length > 0;
}
