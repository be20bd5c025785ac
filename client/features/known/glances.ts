import { dueOn, inOrderOfDue } from '../../../shared/groups/dueOrder';
import type { GroupGlance, Home, NextMeeting, Waiting } from '../../../shared/protocol/groups';
import type { Action } from '../../../shared/protocol/records';
import { dayAt } from '../../ui/text/days';

/** A group that has a meeting planned or running. */
export type Planned = { group: GroupGlance; next: NextMeeting };
export type Running = Planned & { running: NonNullable<NextMeeting['running']> };

const planned = (home: Home): Planned[] =>
  home.groups.flatMap((group) => (group.next === null ? [] : [{ group, next: group.next }]));

/** Meetings that run: those in which I have a seat first, then the one that began last. */
export const runningIn = (home: Home): Running[] =>
  planned(home)
    .flatMap((one) => (one.next.running === null ? [] : [{ ...one, running: one.next.running }]))
    .toSorted(
      (one, other) =>
        Number(other.running.hasSeat) - Number(one.running.hasSeat) || other.running.since - one.running.since,
    );

/** The meeting of all my groups that begins next; null when none is planned. */
export const nextOf = (home: Home): Planned | null =>
  planned(home)
    .filter(({ next }) => next.running === null)
    .toSorted((one, other) => one.next.startsAt - other.next.startsAt)[0] ?? null;

export type Todo = { group: GroupGlance; action: Action; day: string | null };

/** My open actions of all my groups, what is due first in front. */
export const todoOf = (home: Home): Todo[] =>
  inOrderOfDue(
    home.groups.flatMap((group) => {
      const nextDay = group.next === null || group.next.running !== null ? null : dayAt(group.next.startsAt);
      return group.actions.map((action) => ({ group, action, day: dueOn(action, nextDay) }));
    }),
  );

export type Waits = { group: GroupGlance; next: NextMeeting; waiting: Waiting };

/** What I have still to do, the most urgent first. */
export const waitsOf = (home: Home): Waits[] =>
  planned(home)
    .flatMap(({ group, next }) => group.waits.map((waiting) => ({ group, next, waiting })))
    .toSorted((one, other) => one.waiting.startsAt - other.waiting.startsAt);
