import { z } from 'zod';
import { mediaRights } from '../../../shared/meeting/rights';
import { refuse } from '../../../shared/refusal';
import type { RealtimeContext } from '../context';
import { mayConnect } from './reservation';

/** What browsers and this server tell each other about a media server of its own; nothing where there is none. */
export function registerMediaServer(context: RealtimeContext): void {
  const { server } = context.media;

  context.on(
    'media:here',
    { schema: z.strictObject({ sid: z.string().min(1).max(64) }), for: 'known', rate: { points: 20, seconds: 10 } },
    async ({ sid }, caller) => {
      if (!server || !caller.isActive()) return refuse('notAllowed');
      const meeting = caller.room.meeting();
      if (!mayConnect(meeting, caller.member, context.clock.now())) return refuse('notNow');
      const rights = mediaRights(meeting, caller.member);
      const found = await server.here(caller.meeting, caller.member, sid, rights).catch(() => false);
      return found ? null : refuse('notNow');
    },
  );

  // Who connected at the door did not hear who is who while others came.
  context.onArrived(({ meeting, member, tab }) => {
    if (server) context.toTab(meeting, member, tab, 'media:who', server.names(meeting));
  });
  server?.onMoved((meeting, members) => {
    for (const member of members) context.toMember(meeting, member, 'media:again', { reason: 'moved' });
  });
}
