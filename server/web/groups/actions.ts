import { Router } from 'express';
import type { ActionsGroup, MyActions } from '../../../shared/protocol/actions';
import { type Action, actionReport } from '../../../shared/protocol/records';
import { isRefusal, type Refusal, refuse } from '../../../shared/refusal';
import { newestMeeting } from '../../access/invites';
import type { Known } from '../../access/sessions';
import { reportWrite } from '../../rooms/records/report';
import type { WebDeps } from '../deps';
import { answering, parseBody } from '../http/answers';
import { type Limiters, limited } from '../http/limits';
import { insideGroup, isHeldBack } from './here';
import { myGroups } from './mine';

/** Settled actions of one answer. */
const PAGE = 20;

/** What I said I would do, over all my groups. */
export function actionRoutes(deps: WebDeps, limits: Limiters): Router {
  const { store, clock, rooms } = deps;
  const routes = Router();
  routes.get(
    '/api/actions',
    limited(limits.look),
    answering<MyActions>(async (request) => {
      const groups = await myGroups(deps, request.headers.cookie);
      const mine = (await Promise.all(groups.map((known) => withPairs(deps, known, request.headers.cookie)))).flat();
      const before = request.query.older === undefined ? null : placeOf(request.query.older);
      if (before === undefined) return refuse('badInput', { field: 'older' });
      return actionsOf(deps, mine, before);
    }),
  );
  routes.post(
    '/api/groups/:group/actions/:action/report',
    limited(limits.change),
    answering<Action>(async (request) => {
      const body = parseBody(actionReport, request.body);
      if (isRefusal(body)) return body;
      const here = await insideGroup(deps, request, { pairsToo: true });
      if (isRefusal(here)) return here;
      const group = here.group.id;
      const action = String(request.params.action);
      const write = await reportWrite(
        store,
        { group, member: here.known.member, now: clock.now() },
        { action, ...body },
      );
      if (isRefusal(write)) return write;
      await store.write([write]);
      rooms.actionReported(group, here.known.member);
      // The lead of a room may have removed it meanwhile.
      return (await store.action(group, action)) ?? refuse('notFound');
    }),
  );
  return routes;
}

type Place = { at: number; id: string };

/** Where the page before ended; undefined when the text is none of ours. */
function placeOf(older: unknown): Place | undefined {
  const [, at, id] = (typeof older === 'string' && /^(\d{1,15}) ([\w-]{1,64})$/.exec(older)) || [];
  return at === undefined || id === undefined ? undefined : { at: Number(at), id };
}

/** Who somebody is in a group, or in a 1:1 with these others. */
type Seat = Pick<Known, 'group' | 'member'> & { with?: string[] };

/** What was promised in a 1:1 stands among everybody's own actions. */
async function withPairs(deps: WebDeps, { group, member }: Known, cookie: string | undefined): Promise<Seat[]> {
  const pairs = (await isHeldBack(deps, cookie, group)) ? [] : await deps.store.buddies.pairsOf(member);
  const seats = pairs.flatMap(({ group: pair, seats: all }): Seat[] => {
    const others = all.filter(({ parentMember }) => parentMember !== member).map(({ name }) => name);
    return all
      .filter((seat) => seat.parentMember === member)
      .map((seat) => ({ group: pair, member: seat.member, with: others }));
  });
  return [{ group, member }, ...seats];
}

async function actionsOf(deps: WebDeps, mine: Seat[], before: Place | null): Promise<MyActions | Refusal> {
  const { store, clock } = deps;
  const [groups, open, found] = await Promise.all([
    Promise.all(mine.map((known) => groupOf(deps, known))),
    before === null ? Promise.all(mine.map(({ group, member }) => store.groups.unsettled(group, member))) : [],
    store.groups.settled(
      mine.map(({ member }) => member),
      before,
      PAGE + 1,
    ),
  ]);
  const groupFor = new Map(mine.map(({ member, group }) => [member, group]));
  const withGroup = (action: Action) => ({ group: groupFor.get(action.member) ?? '', action });
  const settled = found.slice(0, PAGE);
  const last = settled.at(-1);
  const more = found.length > PAGE && last !== undefined;
  return {
    now: clock.now(),
    groups: groups.filter((one) => one !== null),
    open: open.flat().map(withGroup),
    settled: settled.map(withGroup),
    older: more ? `${last.reportedAt ?? last.acceptedAt} ${last.id}` : null,
  };
}

async function groupOf({ store }: WebDeps, known: Seat): Promise<ActionsGroup | null> {
  const [group, row] = await Promise.all([store.group(known.group), newestMeeting(store, known.group)]);
  if (group === null) return null;
  return {
    group: group.id,
    name: group.name,
    me: known.member,
    next: row?.status === 'lobby' ? row.startsAt : null,
    ...(known.with === undefined ? {} : { with: known.with }),
  };
}
