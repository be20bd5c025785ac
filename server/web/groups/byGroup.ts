import type { Request, RequestHandler } from 'express';
import type { z } from 'zod';
import { isRefusal, type Refusal, refuse } from '../../../shared/refusal';
import { newestMeeting } from '../../access/invites';
import type { WebDeps } from '../deps';
import { answering, parseBody } from '../http/answers';
import { groupRights } from '../meetings/member';
import { type GroupHere, insideGroup } from './here';

/** A request about the group in the path: its body is parsed first, then the member is identified, then the handler decides. */
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

/** The same for whoever may plan the group's meetings. */
export const byPlanner = <S extends z.ZodType, T>(
  deps: WebDeps,
  schema: S,
  handler: (body: z.output<S>, here: GroupHere, request: Request) => Promise<T | Refusal>,
): RequestHandler =>
  byGroupMember<S, T>(deps, schema, async (body, here, request) =>
    (await mayPlanIn(deps, here)) ? handler(body, here, request) : refuse('notLead'),
  );

export async function mayPlanIn(deps: WebDeps, { known, group }: GroupHere): Promise<boolean> {
  const newest = await newestMeeting(deps.store, group.id);
  const meeting = newest && (await deps.rooms.meeting(newest.id));
  return (await groupRights(deps, known, meeting)).mayPlan;
}
