import { seated } from '../people/people';
import { isSplit } from '../standing';
import type { Meeting, MemberId } from '../state';
import { type BreakoutView, breakoutsNow } from './breakouts';
import { currentStage } from './currentStage';
import { wordsInHand } from './evaluations';
import { type FloorHolder, type SeatState, seatStates, speakingNow, upNext } from './floor';
import { doneWriting } from './pages';
import { formCount } from './votes';

/**
 * What a screen shows to people who sit together in front of it. Everybody in the room sees it from their chair, so it is
 * chosen here, part by part: nothing that one person alone is shown, and nothing that somebody chose or wrote for others than all.
 */

/** How somebody stands in the round. What else a seat may say, as that a connection is lost, is for their own screen. */
export type ProjectorSeat = { member: MemberId; mark: 'speaks' | 'client' | 'next' | 'done' | 'none' };

export type ProjectorMiddle =
  /** Seats in speaking order. `centre` has the floor, and asks `asked` where it is a question; `opener` began the round. */
  | {
      kind: 'round';
      seats: ProjectorSeat[];
      centre: MemberId | null;
      asked: MemberId | null;
      opener: MemberId | null;
    }
  | { kind: 'groups'; parts: 'pairs' | 'trios'; groups: ProjectorGroup[] }
  /** Each by themselves, on their own screen: only how many are done. */
  | { kind: 'count'; what: 'forms' | 'pages'; done: number; of: number };

type ProjectorGroup = Pick<BreakoutView, 'number' | 'members' | 'client' | 'speaks'>;

/** Beyond so many people the line gets too long to be read from a chair. */
const IN_THE_LINE = 3;

/** Who comes after the person who speaks. */
export function projectorOrder(meeting: Meeting): MemberId[] {
  if (isSplit(meeting)) return [];
  return upNext(meeting)
    .slice(0, IN_THE_LINE)
    .map(({ member }) => member);
}

export function projectorMiddle(meeting: Meeting, now: number): ProjectorMiddle {
  const at = currentStage(meeting);
  if (at === null) {
    return { kind: 'round', seats: seated(meeting).map(plain), centre: null, asked: null, opener: null };
  }
  const isForm =
    at.stage.artefacts.includes('evaluation') && (meeting.evaluationOf?.stage ?? at.stage.key) === at.stage.key;
  const forms = isForm ? answered(meeting) : null;
  if (forms !== null) return { kind: 'count', what: 'forms', ...forms };
  if (isSplit(meeting)) {
    const groups = breakoutsNow(meeting, now).map(({ number, members, client, speaks }) => ({
      number,
      members,
      client,
      speaks,
    }));
    return { kind: 'groups', parts: at.stage.parts ?? 'pairs', groups };
  }
  const pages = doneWriting(meeting);
  if (pages !== null) return { kind: 'count', what: 'pages', ...pages };
  const { talk } = at.progress;
  const holders = speakingNow(meeting, now);
  const { centre, asked } = inTheMiddle(holders);
  const speak = holders.map(({ member }) => member).filter((member) => member !== asked);
  const opener = talk.kind === 'round' && centre !== null ? (talk.spoken[0] ?? centre) : null;
  return { kind: 'round', centre, asked, opener, seats: seatStates(meeting, now).map((seat) => marked(seat, speak)) };
}

/** How many have answered the form, while it is filled in and counted. */
function answered(meeting: Meeting): { done: number; of: number } | null {
  const { evaluation } = meeting;
  switch (evaluation.phase) {
    case 'answering': {
      const { ready, possible } = formCount(meeting);
      return { done: ready, of: possible };
    }
    case 'summing':
    case 'revealing':
      return { done: evaluation.answerers.length, of: evaluation.answerers.length };
    case 'none':
    case 'conversation':
    case 'published':
    case 'noResult':
      return null;
    default:
      return evaluation satisfies never;
  }
}

/** One person in the middle: whoever asks, or speaks alone. Where several have the floor, nobody is. */
function inTheMiddle(holders: readonly FloorHolder[]): { centre: MemberId | null; asked: MemberId | null } {
  const asker = holders.find(({ role }) => role === 'asks');
  if (asker === undefined) return { centre: holders.length === 1 ? (holders[0]?.member ?? null) : null, asked: null };
  const others = holders.filter((holder) => holder !== asker);
  const client = others.find(({ role }) => role === 'client');
  return { centre: asker.member, asked: client?.member ?? (others.length === 1 ? (others[0]?.member ?? null) : null) };
}

const plain = (member: MemberId): ProjectorSeat => ({ member, mark: 'none' });

function marked({ member, turn, isClient }: SeatState, speak: readonly MemberId[]): ProjectorSeat {
  if (speak.includes(member)) return { member, mark: 'speaks' };
  if (isClient) return { member, mark: 'client' };
  return { member, mark: turn === 'next' || turn === 'done' ? turn : 'none' };
}

/**
 * The prompt for everybody, as an i18n key below `method`: the one for coaches, and in a round its question. What is for the
 * lead alone is never shown.
 */
export function projectorPrompt(meeting: Meeting): string {
  const at = currentStage(meeting);
  if (at === null) return `${meeting.status === 'ended' ? 'ended' : 'lobby'}.coach`;
  const { stage } = at;
  const isForCoaches = stage.slot !== null || (stage.kind === 'open' && stage.order !== 'free');
  return `${wordsInHand(meeting, stage)}.${isForCoaches ? 'coach' : 'client'}`;
}
