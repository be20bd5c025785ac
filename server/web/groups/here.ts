import type { Request, RequestHandler } from 'express';
import type { z } from 'zod';
import { isRefusal, type Refusal, refuse } from '../../../shared/refusal';
import { hasSession, type Known, memberOf } from '../../access/sessions';
import type { GroupRow } from '../../store/store';
import type { WebDeps } from '../deps';
import { answering, parseBody } from '../http/answers';

export type GroupHere = { known: Known; group: GroupRow };

/**
 * The member who sent this request about the group in the path. A group that does not exist and a group of other people look
 * the same (`notFound`). Whoever only typed a name by a link is no member yet (`notAdmitted`), and a guest
 * speaker has nothing to do with the group (`notAllowed`), except with what they wrote themselves.
 */
export async function insideGroup(
  deps: WebDeps,
  request: Request,
  { speakersToo = false } = {},
): Promise<GroupHere | Refusal> {
  const { cookie } = request.headers;
  if (!hasSession(cookie)) return refuse('signedOut');
  const known = await memberOf(deps.store, cookie, String(request.params.group));
  if (!known) return refuse('notFound');
  if (!known.isMember) return refuse('notAdmitted');
  if (known.role === 'speaker' && !speakersToo) return refuse('notAllowed');
  const group = await deps.store.group(known.group);
  return group === null ? refuse('notFound') : { known, group };
}

/** A member's request about the group in the path: its body is parsed first, then the member is identified, then the handler decides. */
export function byGroupMember<S extends z.ZodType, T>(
  deps: WebDeps,
  schema: S,
  handler: (body: z.output<S>, here: GroupHere, request: Request) => Promise<T | Refusal>,
): RequestHandler {
  return answering<T>(async (request) => {
    const body = parseBody(schema, request.body);
    if (isRefusal(body)) return body;
    const here = await insideGroup(deps, request);
    return isRefusal(here) ? here : handler(body, here, request);
  });
}
