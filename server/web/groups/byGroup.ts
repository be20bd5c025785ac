import type { Request, RequestHandler } from 'express';
import type { z } from 'zod';
import type { GroupNow } from '../../../shared/groups/rights';
import type { Meeting } from '../../../shared/meeting/state';
import { isRefusal, type Refusal, refuse } from '../../../shared/refusal';
import { closedHere } from '../../access/handedLinks';
import { newestMeeting } from '../../access/invites';
import type { Known } from '../../access/sessions';
import type { WebDeps } from '../deps';
import { answering, parseBody } from '../http/answers';
import { groupNow, groupRights } from '../meetings/member';
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

/** The same for the few things that whoever looks after the group without taking part may do as well. */
export function byAnyone<S extends z.ZodType, T>(
  deps: WebDeps,
  schema: S,
  handler: (body: z.output<S>, here: GroupHere<Known>, request: Request) => Promise<T | Refusal>,
): RequestHandler {
  return answering<T>(async (request) => {
    const body = parseBody(schema, request.body);
    if (isRefusal(body)) return body;
    const here = await insideGroup(deps, request, { organisersToo: true });
    return isRefusal(here) ? here : handler(body, here, request);
  });
}

/** The same for whoever may plan the group's meetings. */
export const byPlanner = <S extends z.ZodType, T>(
  deps: WebDeps,
  schema: S,
  handler: (body: z.output<S>, here: GroupHere<Known>, request: Request) => Promise<T | Refusal>,
): RequestHandler =>
  byAnyone<S, T>(deps, schema, async (body, here, request) =>
    (await mayPlanIn(deps, here)) ? handler(body, here, request) : refuse('notLead'),
  );

/** The same for what decides about the group and its people: nobody decides in the name of somebody else by a link that they made for them. */
export const byDecider = <S extends z.ZodType, T>(
  deps: WebDeps,
  schema: S,
  handler: (body: z.output<S>, here: GroupHere, request: Request) => Promise<T | Refusal>,
) => byGroupMember<S, T>(deps, schema, async (body, here, request) => here.heldBack ?? handler(body, here, request));

/** The same where whoever looks after the group has a word in it as well. */
export const byAnyDecider = <S extends z.ZodType, T>(
  deps: WebDeps,
  schema: S,
  handler: (body: z.output<S>, here: GroupHere<Known>, request: Request) => Promise<T | Refusal>,
) => byAnyone<S, T>(deps, schema, async (body, here, request) => here.heldBack ?? handler(body, here, request));

/** The same for what is the member's alone: it stays closed to a browser that came by a link which somebody else made. */
export const byOwner = <S extends z.ZodType, T>(
  deps: WebDeps,
  schema: S,
  handler: (body: z.output<S>, here: GroupHere, request: Request) => Promise<T | Refusal>,
) =>
  byGroupMember<S, T>(deps, schema, async (body, here, request) =>
    here.heldBack === null ? handler(body, here, request) : closedHere(),
  );

/** The same for what whoever looks after the group has for themselves as well. */
export const byAnyOwner = <S extends z.ZodType, T>(
  deps: WebDeps,
  schema: S,
  handler: (body: z.output<S>, here: GroupHere<Known>, request: Request) => Promise<T | Refusal>,
) =>
  byAnyone<S, T>(deps, schema, async (body, here, request) =>
    here.heldBack === null ? handler(body, here, request) : closedHere(),
  );

export async function mayPlanIn(deps: WebDeps, here: GroupHere<Known>): Promise<boolean> {
  return (await groupRights(deps, here.known, await newestIn(deps, here))).mayPlan;
}

/** What decides about rights over the group in the path. */
export const groupNowHere = async (deps: WebDeps, here: GroupHere<Known>): Promise<GroupNow> =>
  groupNow(deps, here.group.id, await newestIn(deps, here));

async function newestIn(deps: WebDeps, { group }: GroupHere<Known>): Promise<Meeting | null> {
  const row = await newestMeeting(deps.store, group.id);
  return row === null ? null : deps.rooms.meeting(row.id);
}
