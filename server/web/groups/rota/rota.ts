import { randomUUID } from 'node:crypto';
import { Router } from 'express';
import { presentersEach } from '../../../../shared/groups/presenters';
import { mayAnswerSwap } from '../../../../shared/groups/rights';
import { swapRefused, turnOf, turnsAhead } from '../../../../shared/groups/rota';
import type { Meeting, MemberId, Time } from '../../../../shared/meeting/state';
import { answerSwap, askSwap, type Rota, type Swap, type Turns } from '../../../../shared/protocol/rota';
import { isRefusal, type Refusal, refuse } from '../../../../shared/refusal';
import { WorkQueues } from '../../../../shared/workQueue';
import { newestMeeting } from '../../../access/invites';
import type { SwapRow } from '../../../store/store';
import type { WebDeps } from '../../deps';
import { answering } from '../../http/answers';
import { type Limiters, limited } from '../../http/limits';
import { byGroupMember } from '../byGroup';
import { type GroupHere, insideGroup } from '../here';
import { aheadOfSeries } from '../planning/calendar';
import { laterDates } from '../planning/later';
import type { Planning } from '../planning/planning';
import { askedNow, type GroupTurns, openSwaps, turnsOf } from './turns';

/** So many meetings ahead are shown. */
const SHOWN = 4;

/** Whose turn it is to lead and to present in the next meetings, and how two members exchange their turns. */
export function rotaRoutes(deps: WebDeps, planning: Planning, limits: Limiters): Router {
  const { store, clock } = deps;
  const routes = Router();
  /** One at a time, so that two members who ask each other at once agree. */
  const byGroup = new WorkQueues<string>();

  routes.get(
    '/api/groups/:group/rota',
    answering<Rota>(async (request) => {
      const here = await insideGroup(deps, request);
      return isRefusal(here) ? here : rotaFor(deps, planning, here);
    }),
  );

  routes.post(
    '/api/groups/:group/swaps',
    limited(limits.change),
    byGroupMember<typeof askSwap, Rota>(deps, askSwap, ({ turn, with: to }, here) =>
      byGroup.add(here.group.id, async () => {
        const { known, group } = here;
        const now = await turnsNow(deps, here);
        const order = now.each[turn] > 0 ? now.turns[turn] : [];
        const refused = swapRefused(order, known.member, to);
        if (refused !== null) return refuse(refused);
        const theirs = openSwaps(now.turns, turn).find((swap) => swap.from === to && swap.to === known.member);
        if (theirs) await store.rota.answer(theirs.id, 'accepted', clock.now());
        else
          await store.rota.ask({
            id: randomUUID(),
            group: group.id,
            turn,
            from: known.member,
            to,
            status: 'open',
            askedAt: clock.now(),
            answeredAt: null,
          });
        return rotaFor(deps, planning, here);
      }),
    ),
  );

  routes.post(
    '/api/groups/:group/swaps/:swap',
    limited(limits.change),
    byGroupMember<typeof answerSwap, Rota>(deps, answerSwap, ({ answer }, here, request) =>
      byGroup.add(here.group.id, async (): Promise<Rota | Refusal> => {
        const row = await store.rota.swap(here.group.id, String(request.params.swap));
        if (row === null) return refuse('notFound');
        if (!mayAnswerSwap(row, here.known.member, answer)) return refuse('notAllowed');
        const now = await turnsNow(deps, here);
        const isOpen = openSwaps(now.turns, row.turn).some(({ id }) => id === row.id);
        if (!isOpen) return refuse('stale');
        const status = answer === 'accept' ? 'accepted' : 'declined';
        if (answer === 'withdraw') await store.rota.withdraw(row.id);
        else await store.rota.answer(row.id, status, clock.now());
        return rotaFor(deps, planning, here);
      }),
    ),
  );

  return routes;
}

type Now = {
  turns: GroupTurns;
  /** The meeting that is planned; null where none is, or one runs. */
  planned: Meeting | null;
  newest: Meeting | null;
  /** How many have each kind of turn in a meeting; 0: nobody takes such turns here. */
  each: Record<SwapRow['turn'], number>;
};

async function turnsNow(deps: WebDeps, { group }: GroupHere): Promise<Now> {
  const [turns, row] = await Promise.all([turnsOf(deps, group.id), newestMeeting(deps.store, group.id)]);
  const newest = row === null ? null : await deps.rooms.meeting(row.id);
  const planned = newest?.status === 'lobby' ? newest : null;
  const isRota = group.plan?.leads === 'rota' && (newest === null || isLedByMember(newest));
  const format = newest?.planned ?? newest;
  return {
    turns,
    planned,
    newest,
    each: {
      lead: isRota ? 1 : 0,
      present: format ? presentersEach(format.template, turns.present, format.minutes) : 0,
    },
  };
}

const isLedByMember = ({ leadership: { mode, takesPart } }: Meeting): boolean => mode === 'led' && takesPart;

/** The planned meeting follows first, so that what is shown is what holds. */
async function rotaFor(deps: WebDeps, planning: Planning, here: GroupHere): Promise<Rota> {
  await planning.follow(here.group.id);
  await planning.followTurns(here.group.id);
  const now = await turnsNow(deps, here);
  const [dates, absences] = await Promise.all([
    datesAhead(deps, here, now),
    now.planned === null ? [] : deps.store.dates.absences(now.planned.id),
  ]);
  const away = new Set(absences.map(({ member }) => member));
  const viewed = (turn: SwapRow['turn']) => (now.each[turn] > 0 ? turnsFor(now, turn, away, dates, here) : null);
  return { lead: viewed('lead'), present: viewed('present') };
}

function turnsFor(
  { turns, each }: Now,
  turn: SwapRow['turn'],
  away: ReadonlySet<MemberId>,
  dates: readonly Time[],
  { known: { member: me } }: GroupHere,
): Turns {
  const order = turns[turn];
  const ahead = turnsAhead(order, { away, meetings: SHOWN, each: each[turn] });
  const [first = []] = ahead;
  const usual = turnOf(order, new Set(), each[turn]);
  return {
    ahead: ahead.map((members, index) => ({ at: dates[index] ?? null, members })),
    steppedOver: usual.filter((member) => away.has(member) && !first.includes(member)),
    mayAsk: order.includes(me) ? order.filter((member) => member !== me) : [],
    swaps: askedNow(turns, turn)
      .filter(({ from, to, status }) => from === me || (to === me && status === 'open'))
      .map(
        ({ id, from, to, status }): Swap => ({ swap: id, from, to, status: status === 'open' ? 'open' : 'declined' }),
      ),
  };
}

async function datesAhead({ store, clock }: WebDeps, { group }: GroupHere, { planned, newest }: Now): Promise<Time[]> {
  const calendar = await store.dates.calendar(group.id);
  const row = await newestMeeting(store, group.id);
  const last = newest && row ? { row, meeting: newest } : null;
  const series = calendar === null ? [] : await aheadOfSeries(store, calendar, last, clock.now());
  const later = (await laterDates(store, group.id, clock.now())).map(({ startsAt }) => startsAt);
  const dates = [...later, ...series.filter(({ state }) => state !== 'leftOut').map(({ at }) => at)].toSorted(
    (one, other) => one - other,
  );
  // Without a planned meeting the first turn is that of the next date of the series, if there is one.
  return planned === null ? dates : [planned.startsAt, ...dates];
}
