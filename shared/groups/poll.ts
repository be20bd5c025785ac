import type { MemberId, Time } from '../meeting/state';

/** Finding a date together: what people say of proposed times, and which is the best so far. */

export type PollAnswer = 'yes' | 'ifNeedBe' | 'no';

export type ProposedTime = { id: string; at: Time };

/** `at` is the moment that was answered; a time that was moved since is not answered by it. */
export type GivenAnswer = { time: string; member: MemberId; at: Time; answer: PollAnswer };

/** The answers to a time as it is now, by members. */
export function answersTo(time: ProposedTime, given: readonly GivenAnswer[]): Record<MemberId, PollAnswer> {
  const counted = given.filter((one) => one.time === time.id && one.at === time.at);
  return Object.fromEntries(counted.map(({ member, answer }) => [member, answer]));
}

type Counted = { no: number; yes: number; all: number };

const countOf = (time: ProposedTime, given: readonly GivenAnswer[]): Counted => {
  const answers = Object.values(answersTo(time, given));
  const count = (of: PollAnswer) => answers.filter((answer) => answer === of).length;
  return { no: count('no'), yes: count('yes'), all: answers.length };
};

/**
 * The best times: fewest no, then most yes, the earliest in front. More than one is a tie. Times in the past and times that
 * nobody answered are none.
 */
export function bestTimes(times: readonly ProposedTime[], given: readonly GivenAnswer[], now: Time): string[] {
  const possible = times
    .filter(({ at }) => at > now)
    .map((time) => ({ time, ...countOf(time, given) }))
    .filter(({ all }) => all > 0);
  const first = possible.toSorted((one, other) => one.no - other.no || other.yes - one.yes)[0];
  if (first === undefined) return [];
  return possible
    .filter(({ no, yes }) => no === first.no && yes === first.yes)
    .toSorted((one, other) => one.time.at - other.time.at)
    .map(({ time }) => time.id);
}
