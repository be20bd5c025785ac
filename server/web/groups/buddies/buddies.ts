import { type Request, Router } from 'express';
import { buddyFormats, MOST_PAIRS } from '../../../../shared/groups/buddies';
import { presets } from '../../../../shared/groups/models';
import type { GroupId, MemberId } from '../../../../shared/meeting/state';
import {
  answerBuddies,
  type Buddies,
  drawBuddies,
  type ProposeBuddies,
  proposeBuddies,
} from '../../../../shared/protocol/buddies';
import { isRefusal, type Refusal, refuse } from '../../../../shared/refusal';
import { WorkQueues } from '../../../../shared/workQueue';
import type { BuddyPair, GroupRow } from '../../../store/store';
import type { WebDeps } from '../../deps';
import { answering } from '../../http/answers';
import { type Limiters, limited } from '../../http/limits';
import { newGroup, newMember } from '../../meetings/newRows';
import { templateOf } from '../../meetings/opening';
import { byGroupMember, byOwner } from '../byGroup';
import { type GroupHere, insideGroup } from '../here';
import { momentFor } from '../next';
import { type MemberNow, membersNow } from '../people';
import type { Planning } from '../planning/planning';
import { startTime } from '../planning/startTime';
import { drawFor, drawnNow, mayDraw } from './draw';
import { endForgotten } from './ended';
import { buddiesOf, followPairs, isOver, proposedNow, seatFor } from './pairs';

/** A time that began so long ago can still be proposed: "now" is over when it has been chosen. */
const JUST_NOW_MS = 5 * 60_000;

/** Members of a group who meet on their own: any member asks any other, and the two of them agree on a time. */
export function buddyRoutes(deps: WebDeps, planning: Planning, limits: Limiters): Router {
  const { store, clock } = deps;
  const routes = Router();
  /** One change at a time per group, so that two who propose at once get one pair, and the last yes is counted once. */
  const byGroup = new WorkQueues<GroupId>();

  routes.get(
    '/api/groups/:group/buddies',
    answering<Buddies>(async (request) => {
      const here = await insideGroup(deps, request);
      if (isRefusal(here)) return here;
      await followPairs(deps, planning, here.known.member);
      return buddiesFor(here);
    }),
  );

  routes.post(
    '/api/groups/:group/buddies',
    limited(limits.change),
    byOwner<typeof proposeBuddies, Buddies>(deps, proposeBuddies, (body, here) =>
      byGroup.add(here.group.id, async () => {
        const startsAt = startOf(body);
        if (isRefusal(startsAt)) return startsAt;
        const people = await peopleOf(here, body.with);
        if (isRefusal(people)) return people;
        const { format, minutes } = body;
        if (!buddyFormats(people.map(({ role }) => role)).includes(format)) return refuse('notAllowed');
        const template = templateOf(format, minutes);
        if (isRefusal(template)) return template;
        const pair = await pairOf(here.group, people);
        const me = pair && seatFor(pair, here.known.member);
        if (!pair || !me) return refuse('tooMany', { largest: MOST_PAIRS });
        const ask = { by: me.member, startsAt, minutes, format, askedAt: clock.now() };
        await store.buddies.ask(pair.group, ask);
        return buddiesFor(here);
      }),
    ),
  );

  routes.post(
    '/api/groups/:group/buddies/:pair',
    limited(limits.change),
    byOwner<typeof answerBuddies, Buddies>(deps, answerBuddies, (body, here, request) =>
      byGroup.add(here.group.id, async () => {
        const pair = await myPair(here, request);
        const me = pair && seatFor(pair, here.known.member);
        if (!pair || !me) return refuse('notFound');
        const refused =
          body.answer === 'cancel'
            ? await planning.cancel(pair.group, me.member, body.meeting)
            : await answer(pair, me.member, body.answer, body.askedAt);
        return refused ?? buddiesFor(here);
      }),
    ),
  );

  routes.post(
    '/api/groups/:group/buddy-draw',
    limited(limits.change),
    byGroupMember<typeof drawBuddies, Buddies>(deps, drawBuddies, ({ after }, here) =>
      byGroup.add(here.group.id, async () => {
        if (!(await mayDraw(deps, here))) return refuse('notLead');
        const drawn = await drawFor(deps, here, after);
        return drawn ?? buddiesFor(here);
      }),
    ),
  );

  async function answer(
    pair: BuddyPair,
    me: MemberId,
    said: 'accept' | 'decline' | 'withdraw',
    askedAt: number,
  ): Promise<Refusal | null> {
    const ask = proposedNow(pair, clock.now());
    if (ask === null || ask.askedAt !== askedAt || isOver(pair)) return refuse('stale');
    const isMine = ask.by === me;
    if (isMine !== (said === 'withdraw')) return refuse('notAllowed');
    if (said === 'withdraw') return store.buddies.endAsk(pair.group).then(() => null);
    const othersAgree = pair.seats.every((seat) => seat.member === me || seat.said === 'yes');
    if (said === 'accept' && othersAgree) {
      await endForgotten(deps, pair);
      const { startsAt, minutes, format: template } = ask;
      const planned = await planning.next(pair.group, ask.by, { startsAt, minutes, template });
      return isRefusal(planned) ? planned : store.buddies.endAsk(pair.group).then(() => null);
    }
    const kept = await store.buddies.say(me, said === 'accept' ? 'yes' : 'no', ask);
    return kept ? null : refuse('stale');
  }

  function startOf({ when: { wall, timeZone } }: ProposeBuddies): number | Refusal {
    const moment = momentFor(wall, timeZone);
    if (isRefusal(moment)) return moment;
    const now = clock.now();
    return moment.at < now - JUST_NOW_MS ? refuse('badInput', { field: 'wall' }) : startTime(moment.at, now);
  }

  /** Me and the people I asked, all of them members now. */
  async function peopleOf({ known, group }: GroupHere, asked: readonly MemberId[]): Promise<MemberNow[] | Refusal> {
    if (deps.demos.isDemo(group.id)) return refuse('notAllowed');
    if (new Set([known.member, ...asked]).size !== asked.length + 1) return refuse('badInput', { field: 'with' });
    const members = await membersNow(store, group.id);
    const wanted = members.filter(({ id }) => id === known.member || asked.includes(id));
    return wanted.length === asked.length + 1 ? wanted : refuse('unknownMember');
  }

  /** The pair that these people are, which begins with the first time that is proposed; null when one of them has too many. */
  async function pairOf(parent: GroupRow, people: readonly MemberNow[]): Promise<BuddyPair | null> {
    const ids = people.map(({ id }) => id);
    for (const id of ids) {
      const pairs = await store.buddies.pairsOf(id);
      const isOurs = ({ seats }: BuddyPair) =>
        seats.length === ids.length && seats.every(({ parentMember }) => ids.includes(parentMember));
      if (pairs.length >= MOST_PAIRS && !pairs.some((pair) => isOurs(pair) && !isOver(pair))) return null;
    }
    return store.buddies.pair(await store.buddies.open({ ...newPair(parent, people), seats: ids }));
  }

  function newPair(parent: GroupRow, people: readonly MemberNow[]) {
    const now = clock.now();
    const leads = people.some(({ role }) => role === 'facilitator') ? ('facilitator' as const) : ('caller' as const);
    const [format = presets.pair.formats.usual] = buddyFormats(people.map(({ role }) => role));
    const group = {
      // No names: whoever leaves takes theirs along.
      ...newGroup(people.length === 2 ? '1:1' : '1:1:1', now),
      agreement: parent.agreement,
      model: 'pair' as const,
      plan: {
        ...presets.pair,
        people: { least: 2, most: people.length },
        timeZone: parent.plan?.timeZone ?? 'UTC',
        leads,
        formats: { first: format, usual: format, last: format },
      },
      parent: parent.id,
    };
    const members = people.map(({ name, role }) => newMember(group.id, { name, role, letInAt: now }, now));
    return { group, members };
  }

  async function myPair({ known, group }: GroupHere, request: Request): Promise<BuddyPair | null> {
    const pair = await store.buddies.pair(String(request.params.pair));
    return pair !== null && pair.parent === group.id && seatFor(pair, known.member) !== undefined ? pair : null;
  }

  const buddiesFor = async (here: GroupHere): Promise<Buddies> => ({
    now: clock.now(),
    pairs: here.heldBack === null ? await buddiesOf(deps, here.known.member) : [],
    drawn: await drawnNow(deps, here.group.id),
    mayDraw: await mayDraw(deps, here),
  });

  return routes;
}
