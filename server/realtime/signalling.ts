import { z } from 'zod';
import { carriesMedia } from '../../shared/carriesMedia';
import { entersFreely } from '../../shared/meeting/rules/attendance';
import type { MeetingId, MemberId } from '../../shared/meeting/state';
import { refuse } from '../../shared/refusal';
import { isInRoom } from '../rooms/inRoom';
import type { Caller, RealtimeContext } from './context';
import { registerKeyRelay } from './keyRelay';
import { keepMediaRights } from './mediaGrants';
import { registerMediaServer } from './mediaServer';
import { mayConnect } from './reservation';

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
  const carries = (caller: Caller): boolean => tabsIn(caller.meeting).get(caller.member) === caller.tab;

  context.on(
    'media:join',
    { schema: z.strictObject({}), for: 'known', rate: { points: 20, seconds: 10 } },
    async (_ask, caller) => {
      if (!caller.isActive()) return refuse('notAllowed');
      const meeting = caller.room.meeting();
      const may = context.media.server
        ? mayConnect(meeting, caller.member, context.clock.now())
        : carriesMedia(meeting, caller.member);
      if (!may) return refuse(isInRoom(meeting, caller.member) ? 'notNow' : 'notAdmitted');
      const ticket = await context.media.join(caller.meeting, caller.member, caller.tab);
      if (ticket.kind === 'mesh') {
        tabsIn(caller.meeting).set(caller.member, caller.tab);
        // After the answer, so that the browser has its ticket when it learns whom to call.
        setImmediate(() => announce(caller.meeting));
      }
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
      const ticket = await context.media.join(caller.meeting, caller.member, caller.tab);
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
    const gone = [...here.keys()].filter((member) => !carriesMedia(after, member));
    for (const member of gone) here.delete(member);
    if (gone.length > 0) announce(room.id);
  });
  context.onUnload((room) => {
    carrying.delete(room.id);
  });
  keepMediaRights(context);
  registerMediaServer(context);
  registerKeyRelay(context);
}
