import { breakoutSize } from '../agenda/slotBlock';
import type { Meeting, MemberId } from '../state';
import { leadNow, takingPart } from './people';

/** Who sits with whom in pairs and trios. */

type Parts = keyof typeof breakoutSize;

/** Whoever is drawn. Where one person would be left over and the lead takes part, the lead stays outside and visits. */
function drawnFrom(meeting: Meeting, parts: Parts): MemberId[] {
  const members = takingPart(meeting);
  const lead = leadNow(meeting);
  const isOneTooMany = members.length > breakoutSize[parts] && members.length % breakoutSize[parts] === 1;
  return isOneTooMany && lead !== null ? members.filter((member) => member !== lead) : members;
}

/** How many sit in each: trios with one pair, or where one person is left over one of them larger by one. */
function sizes(people: number, size: number): number[] {
  const whole = Math.floor(people / size);
  const rest = people % size;
  if (whole === 0) return people === 0 ? [] : [people];
  const even = Array<number>(whole).fill(size);
  if (rest === 0) return even;
  return rest === 1 ? [...even.slice(1), size + 1] : [...even, rest];
}

/** How many there are in the largest one: so many slots it takes until everybody was client. */
export const largestBreakout = (meeting: Meeting, parts: Parts): number =>
  Math.max(0, ...sizes(drawnFrom(meeting, parts).length, breakoutSize[parts]));

/**
 * Everybody who takes part, in groups of two or three: people of one physical room together as far as that goes, because they
 * hear each other anyway, and otherwise as few people as possible who sat together before.
 */
export function drawBreakouts(meeting: Meeting, parts: Parts): MemberId[][] {
  const people = drawnFrom(meeting, parts);
  const [first, ...others] = people;
  if (first === undefined) return [];
  const wanted = sizes(people.length, breakoutSize[parts]);
  const candidates = others.flatMap((_, turn) => {
    const turned = [first, ...others.slice(turn), ...others.slice(0, turn)];
    return [dealt(turned, wanted), dealt(folded(turned), wanted)];
  });
  const before = meeting.satTogether ?? [];
  const rooms = Object.values(meeting.sharedRooms ?? {}).map(({ members }) => members);
  const all = [
    dealt(people, wanted),
    ...candidates,
    ...(rooms.length === 0 ? [] : [besideRoom(people, rooms, wanted)]),
  ];
  const cost = (groups: MemberId[][]) => apart(groups, rooms) * people.length ** 3 + repeats(groups, before);
  const best = all.reduce((one, other) => (cost(other) < cost(one) ? other : one));
  return best.map((members) => people.filter((member) => members.includes(member)));
}

/** Largest rooms first, each into a group that has places for all of it; the others fill what is left. */
function besideRoom(
  people: readonly MemberId[],
  rooms: readonly MemberId[][],
  wanted: readonly number[],
): MemberId[][] {
  const drawn = rooms.map((room) => people.filter((member) => room.includes(member)));
  const groups = wanted.map((): MemberId[] => []);
  const free = (place: number) => (wanted[place] ?? 0) - (groups[place]?.length ?? 0);
  for (const room of drawn.toSorted((one, other) => other.length - one.length)) {
    const places = groups.map((_, place) => place).filter((place) => free(place) >= room.length);
    const snug = places.toSorted((one, other) => free(one) - free(other))[0];
    if (snug !== undefined) groups[snug]?.push(...room);
  }
  for (const member of people.filter((one) => !groups.some((group) => group.includes(one)))) {
    const place = groups.findIndex((_, at) => free(at) > 0);
    groups[place]?.push(member);
  }
  return groups;
}

/** How many pairs of people who sit in one physical room would be in different groups. */
function apart(groups: readonly MemberId[][], rooms: readonly MemberId[][]): number {
  let count = 0;
  for (const room of rooms)
    for (const group of groups) {
      const inside = room.filter((member) => group.includes(member)).length;
      const drawn = room.filter((member) => groups.some((one) => one.includes(member))).length;
      count += inside * (drawn - inside);
    }
  return count / 2;
}

function dealt(people: readonly MemberId[], wanted: readonly number[]): MemberId[][] {
  let from = 0;
  return wanted.map((size) => {
    from += size;
    return people.slice(from - size, from);
  });
}

/** The first beside the last, the second beside the last but one: turned by one each time, everybody meets everybody. */
const folded = (people: readonly MemberId[]): MemberId[] =>
  people.flatMap((member, place) => {
    const across = people.length - 1 - place;
    if (place > across) return [];
    return place === across ? [member] : [member, people[across] ?? member];
  });

/** How often two people who sat together would do so again. */
function repeats(groups: readonly MemberId[][], before: readonly MemberId[][]): number {
  const both = (group: readonly MemberId[], one: MemberId, other: MemberId) =>
    group.includes(one) && group.includes(other);
  let count = 0;
  for (const group of groups) {
    group.forEach((one, place) => {
      for (const other of group.slice(place + 1)) count += before.filter((earlier) => both(earlier, one, other)).length;
    });
  }
  return count;
}
