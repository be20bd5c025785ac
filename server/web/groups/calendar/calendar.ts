import { type Request, type Response, Router } from 'express';
import { takesSeat } from '../../../../shared/groups/roles';
import type { MemberId } from '../../../../shared/meeting/state';
import type { FeedMade } from '../../../../shared/protocol/dates';
import { nothing } from '../../../../shared/protocol/scalars';
import { isRefusal, refuse } from '../../../../shared/refusal';
import { closedHere } from '../../../access/handedLinks';
import { hashOf, isInviteSecret, newInviteSecret } from '../../../access/secrets';
import type { Known } from '../../../access/sessions';
import type { GroupRow, MeetingRow, MemberRow } from '../../../store/store';
import type { WebDeps } from '../../deps';
import { sendRefusal } from '../../http/answers';
import { type Limiters, limited } from '../../http/limits';
import { followPairs, seatFor } from '../buddies/pairs';
import { byAnyOwner } from '../byGroup';
import { type GroupHere, insideGroup } from '../here';
import type { Planning } from '../planning/planning';
import { type Entry, entriesOf, entryOfMeeting, talksOf } from './entries';
import { calendarFile, TALK } from './file';

/** Files for calendars: one meeting to be downloaded, and an address of each member's own to which a calendar subscribes. */
export function calendarRoutes(deps: WebDeps, planning: Planning, limits: Limiters): Router {
  const { store, clock } = deps;
  const routes = Router();

  routes.get('/api/groups/:group/calendar/:meeting.ics', async (request, response) => {
    const here = await insideGroup(deps, request, { organisersToo: true });
    if (isRefusal(here)) return sendRefusal(response, here);
    const id = String(request.params.meeting);
    const meeting = await store.meeting(id);
    if (meeting === null) {
      // A date behind the planned meeting, which becomes a meeting later.
      const later = (await entriesOf(deps, here.group)).find(({ occasion }) => occasion === id);
      if (later === undefined) return sendRefusal(response, refuse('notFound'));
      response.attachment('meeting.ics');
      return send(request, response, here.group, [entryFor(here.known, here.group, later)]);
    }
    const isOurs = meeting.group === here.group.id;
    if (!isOurs && !(await isTalkOf(here, meeting))) return sendRefusal(response, refuse('notFound'));
    if (!isOurs && here.heldBack !== null) return sendRefusal(response, closedHere());
    const entry = await entryOfMeeting(deps, meeting, here.group.id);
    response.attachment('meeting.ics');
    // A file is passed on, also to the other one: it does not say with whom a 1:1 is, or in which group.
    if (isOurs) send(request, response, here.group, [entryFor(here.known, here.group, entry)]);
    else {
      const path = `/m/${meeting.id}`;
      send(request, response, { ...here.group, name: TALK }, [{ ...entry, path, talk: { names: [] } }]);
    }
  });

  routes.post(
    '/api/groups/:group/feed',
    limited(limits.change),
    byAnyOwner<typeof nothing, FeedMade>(deps, nothing, async (_body, { known }) => {
      const secret = newInviteSecret();
      await store.dates.replaceFeed(known.member, hashOf(secret), clock.now());
      return { path: `/calendar/${secret}.ics` };
    }),
  );

  routes.delete(
    '/api/groups/:group/feed',
    limited(limits.change),
    byAnyOwner<typeof nothing, null>(deps, nothing, async (_body, { known }) => {
      await store.dates.replaceFeed(known.member, null, clock.now());
      return null;
    }),
  );

  /** The token stands for no session: it opens this list of dates and nothing else. */
  routes.get('/calendar/:token.ics', limited(limits.look), async (request, response) => {
    const owner = await ownerOfFeed(String(request.params.token));
    if (owner === null) return void response.status(404).type('text').send('not found\n');
    const { group, member } = owner;
    await planning.follow(group.id);
    await followPairs(deps, planning, member);
    const dates = (await entriesOf(deps, group)).map((entry) => entryFor(owner, group, entry));
    send(request, response, group, [...dates, ...(await talksOf(deps, member))]);
  });

  /** Null for a token that was replaced, and for somebody who is no member of the group any more. */
  async function ownerOfFeed(
    token: string,
  ): Promise<{ group: GroupRow; member: MemberId; role: MemberRow['role'] } | null> {
    if (!isInviteSecret(token)) return null;
    const id = await store.dates.feedMember(hashOf(token));
    const member = id === null ? null : await store.member(id);
    const group = member === null || member.removedAt !== null ? null : await store.group(member.group);
    return member === null || group === null ? null : { group, member: member.id, role: member.role };
  }

  /** No room opens to whoever looks after the group: their dates lead to its page. */
  const entryFor = ({ role }: Pick<MemberRow, 'role'>, { id }: GroupRow, entry: Entry): Entry =>
    takesSeat(role) ? entry : { ...entry, path: `/g/${id}` };

  async function isTalkOf({ known, group }: GroupHere<Known>, meeting: MeetingRow): Promise<boolean> {
    const pair = await store.buddies.pair(meeting.group);
    return pair !== null && pair.parent === group.id && seatFor(pair, known.member) !== undefined;
  }

  function send(request: Request, response: Response, group: GroupRow, entries: readonly Entry[]): void {
    const base = deps.config.publicUrl ?? `${request.protocol}://${request.get('host') ?? 'localhost'}`;
    response.set('Cache-Control', 'private, no-store').type('text/calendar');
    response.send(calendarFile(group, entries, { now: clock.now(), base }));
  }

  return routes;
}
