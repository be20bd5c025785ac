import type { Request } from 'express';
import type { GroupId } from '../../../shared/meeting/state';
import { isRefusal, type Refusal, refuse } from '../../../shared/refusal';
import { closedHere, heldBack } from '../../access/handedLinks';
import { hasSession, type Known, memberOf, type Seated, withSeat } from '../../access/sessions';
import type { GroupRow } from '../../store/store';
import type { WebDeps } from '../deps';

/** Who asks: a member with a seat, unless a route is for whoever looks after the group too. */
export type GroupHere<K extends Known = Seated> = {
  known: K;
  group: GroupRow;
  /** The browser came back by a link that somebody else made: it decides nothing, and what is private stays closed in it. */
  heldBack: Refusal | null;
};
type Who = { speakersToo?: boolean; pairsToo?: boolean; organisersToo?: boolean };

/**
 * The member who sent this request about the group in the path. A group that does not exist and a group of other people look
 * the same (`notFound`). Whoever only typed a name by a link is no member yet (`notAdmitted`), and a guest
 * speaker has nothing to do with the group (`notAllowed`), except with what they wrote themselves. Members who meet for a 1:1
 * have no page of a group for that, nor anything that belongs to one, except what is theirs in it (`pairsToo`).
 * Whoever only looks after the group gets nothing but the few routes that name them (`organisersToo`).
 */
export function insideGroup(
  deps: WebDeps,
  request: Request,
  who: Who & { organisersToo: true },
): Promise<GroupHere<Known> | Refusal>;
export function insideGroup(
  deps: WebDeps,
  request: Request,
  who?: Who & { organisersToo?: false },
): Promise<GroupHere | Refusal>;
export async function insideGroup(
  deps: WebDeps,
  request: Request,
  { speakersToo = false, pairsToo = false, organisersToo = false }: Who = {},
): Promise<GroupHere<Known> | Refusal> {
  const { cookie } = request.headers;
  if (!hasSession(cookie)) return refuse('signedOut');
  const known = await memberOf(deps.store, cookie, String(request.params.group));
  if (!known) return refuse('notFound');
  if (!known.isMember) return refuse('notAdmitted');
  const seated = withSeat(known);
  if (isRefusal(seated) && !organisersToo) return seated;
  if (known.role === 'speaker' && !speakersToo) return refuse('notAllowed');
  const group = await deps.store.group(known.group);
  if (group === null || (group.parent !== undefined && !pairsToo)) return refuse('notFound');
  const isOver = group.archivedAt !== null && changes(request);
  if (isOver) return refuse('archived');
  const held = await heldBack({ store: deps.store, cookie, group: group.id }, deps.clock.now());
  return held !== null && group.parent !== undefined ? closedHere() : { known, group, heldBack: held };
}

/** The same of one of the groups that a browser is in, for what is shown of all of them. */
export const isHeldBack = async ({ store, clock }: WebDeps, cookie: string | undefined, group: GroupId) =>
  (await heldBack({ store, cookie, group }, clock.now())) !== null;

/**
 * What is still possible in an archived group: taking along what is mine, settling what I promised, leaving, and whatever decides
 * about the end of the group.
 */
const stillPossible = new Set(
  [
    'end',
    'archive',
    'retention',
    'proposals/:id',
    'members/remove',
    'members/:member/return-link',
    'return-link/confirm',
    'leave',
    'my-zone',
    'feed',
    'reminders',
    'actions/:action/report',
  ].map((path) => `/api/groups/:group/${path}`),
);

const webhook = '/api/groups/:group/webhook';

const changes = ({ method, route }: Request): boolean =>
  method !== 'GET' &&
  method !== 'HEAD' &&
  !stillPossible.has(String(route?.path)) &&
  // An address of another program can be taken away, and none is set.
  !(method === 'DELETE' && route?.path === webhook);
