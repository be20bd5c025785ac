import type { MemberId, StageProgress, Talk, Time, Turn } from '../state';
import { emptyTalk, type FloorChange, itself, type ListChange, type TurnNow, withTurn } from './floorChange';

/** Only who makes events needs this; whoever reads them does without (`floorChange.ts`). */

/** What has to be told so that `from` becomes `to`; an empty object when nothing has. */
export function floorChange(from: StageProgress, to: StageProgress, at: Time): FloorChange {
  const change: FloorChange = {};
  let reached = from;
  if (to.talk.kind !== from.talk.kind) {
    change.kind = to.talk.kind;
    reached = { ...from, talk: emptyTalk(to.talk.kind) };
  }
  if ('turn' in to.talk && 'turn' in reached.talk && !isSame(reached.talk.turn, to.talk.turn)) {
    change.turn = to.talk.turn === null ? null : turnNow(to.talk.turn, at);
    reached = withTurn(reached, to.talk.turn);
  }
  if (reached.enteredAt !== to.enteredAt) change.enteredAt = to.enteredAt;
  if (reached.spentMs !== to.spentMs) change.spentMs = to.spentMs;
  if (reached.runningSince !== to.runningSince) change.runningSince = to.runningSince;
  if (reached.minutes !== to.minutes) change.minutes = to.minutes;
  if (reached.listening !== to.listening) change.listening = to.listening;
  if (reached.pausedBy !== to.pausedBy) change.pausedBy = to.pausedBy;
  if (!isSame(reached.aside, to.aside)) change.aside = to.aside === null ? null : turnNow(to.aside, at);
  return {
    ...change,
    ...named(
      'hands',
      listChange(reached.hands, to.hands, (hand) => hand.member),
    ),
    ...named('moveOn', listChange(reached.moveOn, to.moveOn, itself)),
    ...named('moreTime', listChange(reached.moreTime, to.moreTime, itself)),
    ...talkChange(reached.talk, to.talk),
  };
}

function talkChange(from: Talk, to: Talk): FloorChange {
  if (from.kind === 'round' && to.kind === 'round') {
    return {
      ...named('waiting', listChange(from.waiting, to.waiting, itself)),
      ...named('spoken', listChange(from.spoken, to.spoken, itself)),
      ...named('passed', listChange(from.passed, to.passed, itself)),
      ...named('later', listChange(from.later, to.later, itself)),
      ...named('usedBefore', recordChange(from.spentMs, to.spentMs)),
    };
  }
  if (from.kind === 'queue' && to.kind === 'queue') {
    return {
      ...named('firstPass', listChange(from.firstPass, to.firstPass, itself)),
      ...named('asked', recordChange(from.asked, to.asked)),
    };
  }
  if (from.kind === 'quiet' && to.kind === 'quiet') {
    return named('submitted', listChange(from.submitted, to.submitted, itself));
  }
  if (from.kind === 'one' && to.kind === 'one') {
    return named('waiting', listChange(from.waiting ?? [], to.waiting ?? [], itself));
  }
  if (from.kind === 'ballot' && to.kind === 'ballot') {
    return {
      ...named('votes', recordChange(from.votes, to.votes)),
      ...(isSame(from.chosen, to.chosen) ? {} : { chosen: to.chosen }),
    };
  }
  if (from.kind === 'vote' && to.kind === 'vote') {
    return {
      ...named('wishes', recordChange(from.wishes, to.wishes)),
      ...(from.confirmed === to.confirmed ? {} : { confirmed: to.confirmed }),
    };
  }
  return {};
}

function turnNow({ member, to, minutes, spentMs, runningSince, lostAt }: Turn, at: Time): TurnNow {
  return {
    member,
    ...(to === undefined ? {} : { to }),
    ...(minutes === null ? {} : { minutes }),
    ...(spentMs === 0 ? {} : { spentMs }),
    ...(runningSince === at ? {} : { since: runningSince }),
    ...(lostAt === null ? {} : { lostAt }),
  };
}

/** Entries are compared as values. */
const isSame = (a: unknown, b: unknown): boolean => a === b || JSON.stringify(a) === JSON.stringify(b);

const named = <K extends keyof FloorChange>(key: K, value: FloorChange[K] | undefined): FloorChange =>
  value === undefined ? {} : { [key]: value };

function listChange<T>(from: T[], to: T[], memberOf: (one: T) => MemberId): ListChange<T> | undefined {
  if (isSame(from, to)) return undefined;
  const stays = new Set(to.map((one) => JSON.stringify(one)));
  const out = from.filter((one) => !stays.has(JSON.stringify(one))).map(memberOf);
  // Whoever moved to the end went and came.
  const moved = (): MemberId[] => [
    ...new Set(from.map(memberOf).filter((one) => to.slice(-1).some((last) => memberOf(last) === one))),
  ];
  for (const gone of [out, [...out, ...moved()]]) {
    const left = from.filter((one) => !gone.includes(memberOf(one)));
    if (isSame(left, to.slice(0, left.length))) {
      const came = to.slice(left.length);
      if (left.length === 0) return to;
      return { ...(gone.length === 0 ? {} : { out: gone }), ...(came.length === 0 ? {} : { in: came }) };
    }
  }
  return to;
}

function recordChange<T>(from: Record<string, T>, to: Record<string, T>): Record<string, T | null> | undefined {
  const change: Record<string, T | null> = {};
  for (const [key, value] of Object.entries(to)) if (!isSame(from[key], value)) change[key] = value;
  for (const key of Object.keys(from)) if (!Object.hasOwn(to, key)) change[key] = null;
  return Object.keys(change).length === 0 ? undefined : change;
}
