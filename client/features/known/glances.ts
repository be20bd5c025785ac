import { dueOn, inOrderOfDue } from '../../../shared/groups/dueOrder';
import type { GroupId, Time } from '../../../shared/meeting/state';
import type { BuddyGlance, GroupGlance, Home, NextMeeting, Waiting } from '../../../shared/protocol/groups';
import type { Action } from '../../../shared/protocol/records';
import { groupPictureAddress } from '../../connection/groupsApi';
import { dayAt } from '../../ui/text/days';

/** A group, or the people of a 1:1: `page` is then the page of the group that they belong to. */
export type Glance = GroupGlance & { page?: GroupId };

export const isGroup = ({ page }: Glance): boolean => page === undefined;

/** A group that has a meeting planned or running. */
export type Planned = { group: Glance; next: NextMeeting };
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

/** Meetings of all my groups, and my 1:1s, that have not begun, in the order of their dates. */
const aheadOf = (home: Home): Planned[] =>
  planned(home)
    .filter(({ next }) => next.running === null)
    .toSorted((one, other) => one.next.startsAt - other.next.startsAt);

/** The one that begins next; null when none is planned. */
export const nextOf = (home: Home): Planned | null => aheadOf(home)[0] ?? null;

/** A date of a group or 1:1 that is not the one that stands large at the top. */
export type Following = { group: Glance; startsAt: Time };

/** Those behind what stands large at the top: a meeting that runs, or the one that begins next. */
export const followingOf = (home: Home): Following[] =>
  [
    ...aheadOf(home)
      .slice(runningIn(home).length > 0 ? 0 : 1)
      .map(({ group, next }) => ({ group, startsAt: next.startsAt })),
    // What was called to begin at once hides no date of its group.
    ...home.groups.flatMap((group) => (group.behind === null ? [] : [{ group, startsAt: group.behind }])),
  ].toSorted((one, other) => one.startsAt - other.startsAt);

export type Todo = { group: Glance; action: Action; day: string | null };

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

/** What comes next and what I promised may stand in a 1:1 too, which is called after its people and is in no list of groups. */
export const withTalks = (home: Home, nameOf: (names: string[]) => string): Home => ({
  ...home,
  groups: [...home.groups, ...home.buddies.flatMap((talk) => talkAsGlance(home, talk, nameOf))],
});

function talkAsGlance(
  { groups }: Home,
  { group, pair, me, with: others, next, actions }: BuddyGlance,
  nameOf: (names: string[]) => string,
): Glance[] {
  const parent = groups.find((one) => one.group === group);
  if (parent === undefined) return [];
  return [
    {
      ...parent,
      group: pair,
      page: group,
      name: nameOf(others.map(({ name }) => name)),
      me: { ...parent.me, member: me },
      people: [{ member: me, name: parent.me.name }, ...others.map(({ member, name }) => ({ member, name }))],
      next,
      behind: null,
      actions,
      waits: [],
      swaps: [],
      asks: [],
      absence: null,
    },
  ];
}

/** Times that wait for my answer, and mine that somebody declined. */
export const talksWaiting = (home: Home): { talk: BuddyGlance; declined: string[] }[] =>
  home.buddies.flatMap((talk) => {
    const { proposed } = talk;
    if (proposed === null) return [];
    const isOther = (id: string) => talk.with.some(({ member }) => member === id);
    const declined = talk.with.filter(({ member }) => proposed.declined.includes(member)).map(({ name }) => name);
    if (proposed.isMine) return declined.length > 0 ? [{ talk, declined }] : [];
    return proposed.waitsFor.some((id) => !isOther(id)) && declined.length === 0 ? [{ talk, declined }] : [];
  });

/** Where the picture of a group is; null: it has none. */
export const pictureOf = ({ group, picture }: GroupGlance): string | null =>
  picture === null ? null : groupPictureAddress(group, picture);
