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

/** Everybody who takes part, in groups of two or three, with as few people as possible who sat together before. */
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
  const best = [dealt(people, wanted), ...candidates].reduce((one, other) =>
    repeats(other, before) < repeats(one, before) ? other : one,
  );
  return best.map((members) => people.filter((member) => members.includes(member)));
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
