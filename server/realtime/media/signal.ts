import { z } from 'zod';
import { carriesMedia } from '../../../shared/carriesMedia';
import { entersFreely } from '../../../shared/meeting/rules/attendance';
import type { Meeting, MeetingId, MemberId } from '../../../shared/meeting/state';
import { refuse } from '../../../shared/refusal';
import { isInRoom } from '../../rooms/meeting/inRoom';
import type { Caller, RealtimeContext } from '../context';
import { registerKeyRelay } from './keys';
import { mediaTrouble } from './mediaErrors';
import { registerMediaServer } from './mediaServer';
import { mayConnect } from './reservation';
import { keepMediaRights } from './rights';

const sdp = z.strictObject({ type: z.enum(['offer', 'answer', 'rollback']), sdp: z.string().max(30_000) });
const candidate = z.strictObject({
  candidate: z.string().max(1_000),
  sdpMid: z.string().max(16).nullish(),
  sdpMLineIndex: z.number().int().min(0).max(64).nullish(),
  usernameFragment: z.string().max(256).nullish(),
});
const session = z.string().min(1).max(64);

/** Rebuilt field by field, so that nothing but signalling can travel this way. */
const signal = z.strictObject({
  description: sdp.exactOptional(),
  candidate: candidate.exactOptional(),
  restart: z.literal(true).exactOptional(),
  mac: z.string().max(128).nullable().exactOptional(),
  session: z.strictObject({ mine: session, yours: session.nullable() }).exactOptional(),
});

const signalling = z.strictObject({ to: z.string().min(1).max(64), tab: z.string().min(1).max(64), signal });

/**
 * Tickets for sound and picture, and the introductions of the mesh. A signal reaches one tab of one member of the same room,
 * stamped with who sent it; from the door or into other rooms there is no way. One tab per member carries media: the latest.
 */
export function registerSignalling(context: RealtimeContext): void {
  const carrying = new Map<MeetingId, Map<MemberId, string>>();
  const tabsIn = (meeting: MeetingId): Map<MemberId, string> => {
    const known = carrying.get(meeting);
    if (known) return known;
    const fresh = new Map<MemberId, string>();
    carrying.set(meeting, fresh);
    return fresh;
  };
  const announce = (meeting: MeetingId): void => {
    const news = [...tabsIn(meeting)].map(([member, tab]) => ({ member, tabs: [tab] }));
    context.toRoom(meeting, 'media:tabs', news);
  };
  const trouble = mediaTrouble(context);
  const isMesh = context.media.kind === 'mesh';
  /** Whose sound and picture are carried, or soon will be. */
  const isCarried = (meeting: Meeting, member: MemberId): boolean =>
    context.media.server ? mayConnect(meeting, member, context.clock.now()) : carriesMedia(meeting, member);
  const carries = (caller: Caller): boolean => isMesh && tabsIn(caller.meeting).get(caller.member) === caller.tab;

  context.on(
    'media:join',
    { schema: z.strictObject({}), for: 'known', rate: { points: 20, seconds: 10 } },
    async (_ask, caller) => {
      if (!caller.isActive()) return refuse('notAllowed');
      const meeting = caller.room.meeting();
      if (!isCarried(meeting, caller.member))
        return refuse(isInRoom(meeting, caller.member) ? 'notNow' : 'notAdmitted');
      const ticket = await context.media.join(caller.meeting, caller.member).catch((error: unknown) => {
        trouble(caller.meeting)(error);
        return null;
      });
      if (ticket === null) return refuse('unavailable');
      if (ticket.kind !== 'none') tabsIn(caller.meeting).set(caller.member, caller.tab);
      // After the answer, so that the browser has its ticket when it learns whom to call.
      if (isMesh) setImmediate(() => announce(caller.meeting));
      const names = context.media.server?.names(caller.meeting);
      if (names) context.toRoom(caller.meeting, 'media:who', names);
      return ticket;
    },
  );

  context.on(
    'media:check',
    { schema: z.strictObject({}), for: 'known', rate: { points: 6, seconds: 10 } },
    async (_ask, caller) => {
      const { server } = context.media;
      if (server) {
        // Who connects already is told by that connection.
        const isConnecting = mayConnect(caller.room.meeting(), caller.member, context.clock.now());
        return { iceServers: [], trial: isConnecting ? null : await server.trial().catch(() => null) };
      }
      if (context.media.kind !== 'mesh') return { iceServers: [], trial: null };
      const ticket = await context.media.join(caller.meeting, caller.member);
      const iceServers = ticket.kind === 'mesh' ? ticket.iceServers : [];
      // A relay carries anybody's traffic for hours: nobody gets its password who has to knock first.
      const isTrusted = entersFreely(caller.room.meeting(), caller.member, context.clock.now());
      const mayTry = isTrusted ? iceServers : iceServers.filter(({ credential }) => credential === undefined);
      return { iceServers: mayTry, trial: null };
    },
  );

  context.on(
    'media:signal',
    { schema: signalling, for: 'seated', rate: { points: 600, seconds: 10 }, largest: 40_000 },
    (ask, caller) => {
      if (!carries(caller) || !carriesMedia(caller.room.meeting(), caller.member)) return refuse('notAllowed');
      if (ask.to === caller.member || tabsIn(caller.meeting).get(ask.to) !== ask.tab) return refuse('unknownMember');
      if (!carriesMedia(caller.room.meeting(), ask.to)) return refuse('unknownMember');
      const relayed = context.toTab(caller.meeting, ask.to, ask.tab, 'media:signal', {
        from: caller.member,
        tab: caller.tab,
        signal: ask.signal,
      });
      return relayed ? null : refuse('unavailable');
    },
  );

  context.onCommitted(({ room, after }) => {
    const here = carrying.get(room.id);
    if (!here) return;
    const gone = [...here.keys()].filter((member) => !isCarried(after, member));
    for (const member of gone) here.delete(member);
    if (isMesh && gone.length > 0) announce(room.id);
  });
  // Cutting the line ends nothing that flows beside it. Which session a page without a line belongs to nobody can tell.
  context.onSilenced(({ meeting, member, cut, left }) => {
    const here = carrying.get(meeting);
    const tab = here?.get(member);
    const isLost = tab !== undefined && (cut.has(tab) || !left.has(tab));
    if (isLost) {
      here?.delete(member);
      if (isMesh) announce(meeting);
    }
    // An earlier ticket may be in use again at a media server: it goes too, and the page that stays asks for a new one.
    if (isLost || cut.size > 0 || left.size === 0)
      context.media.remove(meeting, member, 'removed').catch(trouble(meeting));
  });
  context.onUnload((room) => {
    carrying.delete(room.id);
  });
  keepMediaRights(context, trouble);
  registerMediaServer(context);
  registerKeyRelay(context);
}
