import { answersTo, bestTimes } from '../../../../shared/groups/poll';
import { mayChangePoll } from '../../../../shared/groups/rights';
import { takesSeat } from '../../../../shared/groups/roles';
import type { GroupId, MeetingId, MemberId, Time } from '../../../../shared/meeting/state';
import type { Poll, PollTime } from '../../../../shared/protocol/dates';
import { newestMeeting } from '../../../access/invites';
import type { Known } from '../../../access/sessions';
import type { AnswerRow, PollRow } from '../../../store/store';
import type { WebDeps } from '../../deps';
import { groupNow } from '../../meetings/member';
import { mayPlanIn } from '../byGroup';
import type { GroupHere } from '../here';
import { membersNow, stillInvited } from '../people';
import { laterDates } from '../planning/later';
import { neededAt } from '../planning/needed';

/** A poll as this member sees it: answers of people who are members now. */
export async function pollFor(deps: WebDeps, here: GroupHere<Known>, row: PollRow): Promise<Poll> {
  const { store, clock } = deps;
  const { group, known } = here;
  const [members, zones, all, planned, later, asker, invited] = await Promise.all([
    membersNow(store, group.id),
    store.dates.zones(group.id),
    store.dates.answers(row.id),
    plannedDate(deps, group.id),
    laterDates(store, group.id, clock.now()),
    store.member(row.by),
    stillInvited(store, group.id, clock.now()),
  ]);
  const isMember = new Set(members.map(({ id }) => id));
  const given = all.filter(({ member }) => isMember.has(member));
  const needed = await neededAt(deps, group, row.moves);
  const ahead = [...(planned === null ? [] : [planned]), ...later];
  const moves = ahead.find(({ occasion }) => occasion === row.moves);
  const found = row.fixed === null ? null : await occasionFor(deps, group.id, row.fixed.meeting);
  return {
    poll: row.id,
    group: group.id,
    groupName: group.name,
    askedBy: row.by,
    askedByName: asker?.name ?? '',
    minutes: row.minutes,
    status: row.status,
    fixed: row.fixed && { ...row.fixed, standsAt: ahead.find(({ occasion }) => occasion === found)?.startsAt ?? null },
    me: known.member,
    people: members.map(({ id, name }) => ({ member: id, name })),
    zones: Object.fromEntries([...zones].filter(([member]) => isMember.has(member))),
    times: row.times.map(viewed),
    best: bestTimes(row.times, given, clock.now()),
    mayAnswer: takesSeat(known.role),
    mayChange: await mayChangeIn(deps, here, row),
    mayFix: await mayPlanIn(deps, here),
    moves: moves === undefined ? null : { startsAt: moves.startsAt },
    planned: planned === null ? null : { startsAt: planned.startsAt },
  };

  function viewed(time: PollRow['times'][number]): PollTime {
    const answers = answersTo(time, given);
    // Whoever has not answered, and whoever is invited, may still come.
    const coming = members.filter(({ id, role }) => role === 'member' && answers[id] !== 'no').length + invited.length;
    const least = row.status === 'fixed' || members.length < 2 ? null : needed(time.at);
    return {
      time: time.id,
      at: time.at,
      movedFrom: time.movedFrom,
      clock: time.clock,
      answers,
      myFormer:
        given.find((one) => one.time === time.id && one.member === known.member && one.at !== time.at)?.answer ?? null,
      tooFew: least !== null && coming < least ? { coming, least } : null,
    };
  }
}

/** The meeting that is planned next, and the date that it stands for. */
export async function plannedDate(
  deps: WebDeps,
  group: GroupId,
): Promise<{ meeting: MeetingId; occasion: string; startsAt: Time } | null> {
  const { store, rooms } = deps;
  const newest = await newestMeeting(store, group);
  const meeting = newest && (await rooms.meeting(newest.id));
  if (meeting?.status !== 'lobby') return null;
  const { id, startsAt } = meeting;
  return { meeting: id, occasion: await occasionFor(deps, group, id), startsAt };
}

/** What stays the same of a date when it is moved; a date behind the planned meeting is named by it already. */
async function occasionFor({ store }: WebDeps, group: GroupId, meeting: MeetingId): Promise<string> {
  return (await store.dates.meetingDates(group)).find((one) => one.meeting === meeting)?.occasion ?? meeting;
}

export async function mayChangeIn(
  deps: WebDeps,
  { known, group }: GroupHere<Known>,
  { by }: PollRow,
): Promise<boolean> {
  const newest = await newestMeeting(deps.store, group.id);
  const meeting = newest && (await deps.rooms.meeting(newest.id));
  return mayChangePoll(by, await groupNow(deps, group.id, meeting), known);
}

/** Whether this member has not answered yet for a time that lies ahead. */
export const isAsked = ({ times }: PollRow, given: readonly AnswerRow[], me: MemberId, now: Time): boolean =>
  times.some(
    (time) =>
      time.at > now &&
      !given.some((answer) => answer.member === me && answer.time === time.id && answer.at === time.at),
  );

const USUAL_MINUTES = 120;

/** How long the next meeting is expected to take. */
export async function minutesOfNext({ store }: WebDeps, { group }: GroupHere<Known>): Promise<number> {
  const newest = await newestMeeting(store, group.id);
  return newest?.minutes ?? group.plan?.minutes ?? USUAL_MINUTES;
}
