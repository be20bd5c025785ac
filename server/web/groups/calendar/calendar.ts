import { type Request, type Response, Router } from 'express';
import type { FeedMade } from '../../../../shared/protocol/dates';
import { nothing } from '../../../../shared/protocol/scalars';
import { isRefusal, refuse } from '../../../../shared/refusal';
import { hashOf, isInviteSecret, newInviteSecret } from '../../../access/secrets';
import type { GroupRow } from '../../../store/store';
import type { WebDeps } from '../../deps';
import { sendRefusal } from '../../http/answers';
import { type Limiters, limited } from '../../http/limits';
import { byGroupMember } from '../byGroup';
import { insideGroup } from '../here';
import type { Planning } from '../planning/planning';
import { type Entry, entriesOf, entryOfMeeting } from './entries';
import { calendarFile } from './file';

/** Files for calendars: one meeting to be downloaded, and an address of each member's own to which a calendar subscribes. */
export function calendarRoutes(deps: WebDeps, planning: Planning, limits: Limiters): Router {
  const { store, clock } = deps;
  const routes = Router();

  routes.get('/api/groups/:group/calendar/:meeting.ics', async (request, response) => {
    const here = await insideGroup(deps, request);
    if (isRefusal(here)) return sendRefusal(response, here);
    const meeting = await store.meeting(String(request.params.meeting));
    if (meeting === null || meeting.group !== here.group.id) return sendRefusal(response, refuse('notFound'));
    response.attachment('meeting.ics');
    send(request, response, here.group, [await entryOfMeeting(deps, meeting)]);
  });

  routes.post(
    '/api/groups/:group/feed',
    limited(limits.change),
    byGroupMember<typeof nothing, FeedMade>(deps, nothing, async (_body, { known }) => {
      const secret = newInviteSecret();
      await store.dates.replaceFeed(known.member, hashOf(secret), clock.now());
      return { path: `/calendar/${secret}.ics` };
    }),
  );

  routes.delete(
    '/api/groups/:group/feed',
    limited(limits.change),
    byGroupMember<typeof nothing, null>(deps, nothing, async (_body, { known }) => {
      await store.dates.replaceFeed(known.member, null, clock.now());
      return null;
    }),
  );

  /** The token stands for no session: it opens this list of dates and nothing else. */
  routes.get('/calendar/:token.ics', limited(limits.look), async (request, response) => {
    const group = await groupOfFeed(String(request.params.token));
    if (group === null) return void response.status(404).type('text').send('not found\n');
    await planning.follow(group.id);
    send(request, response, group, await entriesOf(deps, group));
  });

  /** Null for a token that was replaced, and for somebody who is no member of the group any more. */
  async function groupOfFeed(token: string): Promise<GroupRow | null> {
    if (!isInviteSecret(token)) return null;
    const id = await store.dates.feedMember(hashOf(token));
    const member = id === null ? null : await store.member(id);
    return member === null || member.removedAt !== null ? null : store.group(member.group);
  }

  function send(request: Request, response: Response, group: GroupRow, entries: readonly Entry[]): void {
    const base = deps.config.publicUrl ?? `${request.protocol}://${request.get('host') ?? 'localhost'}`;
    response.set('Cache-Control', 'private, no-store').type('text/calendar');
    response.send(calendarFile(group, entries, { now: clock.now(), base }));
  }

  return routes;
}
