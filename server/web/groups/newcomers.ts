import { Router } from 'express';
import { seatOf } from '../../../shared/meeting/people/people';
import type { GroupId, Meeting, MemberId } from '../../../shared/meeting/state';
import type { WaitingToComeIn } from '../../../shared/protocol/forming';
import { refuse } from '../../../shared/refusal';
import { newestMeeting } from '../../access/invites';
import { hasSession, memberOf } from '../../access/sessions';
import type { MemberRow } from '../../store/store';
import type { WebDeps } from '../deps';
import { answering } from '../http/answers';
import { type Limiters, limited } from '../http/limits';
import { groupRights } from '../meetings/member';
import { membersNow, organisersNow } from './people';

/** What somebody learns who came by the group's link and waits to be let in. They are no member yet, and read nothing else. */
export function waitingRoutes(deps: WebDeps, limits: Limiters): Router {
  const { store } = deps;
  const routes = Router();
  routes.get(
    '/api/waiting/:group',
    limited(limits.look),
    answering<WaitingToComeIn>(async (request) => {
      const { cookie } = request.headers;
      if (!hasSession(cookie)) return refuse('signedOut');
      const known = await memberOf(store, cookie, String(request.params.group));
      if (known === null || (await store.group(known.group))?.parent !== undefined) return refuse('notFound');
      return known.isMember ? { isIn: true } : { isIn: false, letInBy: await lettingIn(deps, known.group) };
    }),
  );
  return routes;
}

/** Who may let people in, by name; null where every member may. */
async function lettingIn(deps: WebDeps, group: GroupId): Promise<string[] | null> {
  const [members, letting] = await Promise.all([membersNow(deps.store, group), whoLetsIn(deps, group)]);
  const may = new Set(letting.map(({ id }) => id));
  return members.length > 1 && members.every(({ id }) => may.has(id)) ? null : letting.map(({ name }) => name);
}

/** Members, and whoever looks after the group, who may let people in. */
export async function whoLetsIn(deps: WebDeps, group: GroupId): Promise<MemberRow[]> {
  const { store, rooms } = deps;
  const row = await newestMeeting(store, group);
  const newest = row === null ? null : await rooms.meeting(row.id);
  const [members, organisers] = await Promise.all([membersNow(store, group), organisersNow(store, group)]);
  const may = async ({ id, name, role }: MemberRow) =>
    (await groupRights(deps, { member: id, name, role, group, isMember: true }, newest)).mayInvite;
  const all = await Promise.all([...members, ...organisers].map(async (one) => ((await may(one)) ? one : null)));
  return all.filter((one) => one !== null);
}

/** Who came by the group's link and waits for somebody to let them in. */
export async function newcomersOf({ store }: WebDeps, group: GroupId, newest: Meeting | null): Promise<MemberRow[]> {
  const lobby = newest === null || newest.status === 'ended' ? null : newest;
  return (await store.membersOf(group))
    .filter(({ letInAt, removedAt, role }) => letInAt === null && removedAt === null && role !== 'speaker')
    .filter(({ id }) => !wasTurnedAway(lobby, id));
}

/** Turned away in the lobby: that holds until they ask there again. */
export function wasTurnedAway(meeting: Meeting | null, newcomer: MemberId): boolean {
  const admission = meeting === null ? undefined : seatOf(meeting, newcomer)?.admission;
  return admission === 'refused' || admission === 'removed';
}
