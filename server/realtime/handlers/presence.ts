import { z } from 'zod';
import { carriesMedia } from '../../../shared/carriesMedia';
import { seatOf } from '../../../shared/meeting/people';
import type { MeetingId } from '../../../shared/meeting/state';
import type { HeardNote, PresenceNews, PresenceNote } from '../../../shared/protocol/presence';
import { refuse } from '../../../shared/refusal';
import type { Room } from '../../rooms/meeting/room';
import type { Caller } from '../context';
import { connectionOf, type Hub } from '../hub';

/** What came in meanwhile leaves in one frame per room. */
const TOGETHER_MS = 40;

const document = z.string().min(1).max(300);
const note: z.ZodType<PresenceNote | HeardNote> = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('cursor'),
    document,
    x: z.number().min(-1e6).max(1e6),
    y: z.number().min(-1e6).max(1e6),
    tool: z.string().max(32),
  }),
  z.strictObject({
    kind: z.literal('typing'),
    document,
    field: z.string().max(80).nullable(),
    index: z.number().int().min(0).max(1e6),
  }),
  z.strictObject({ kind: z.literal('speaking'), on: z.boolean() }),
  z.strictObject({ kind: z.literal('media'), microphone: z.boolean(), camera: z.boolean(), screen: z.boolean() }),
  z.strictObject({ kind: z.literal('heard'), member: z.string().min(1).max(64), on: z.boolean() }),
]);

/** Cursors, glow, microphones: stamped with who sent them, never stored, dropped where a line is slow. */
export function registerPresence(hub: Hub): void {
  /** Per room what waits for the next frame: only the latest note of a kind and tab. */
  const waiting = new Map<MeetingId, Map<string, PresenceNews>>();
  /** The last word of each tab on its microphone and camera, for newcomers. */
  const devices = new Map<MeetingId, Map<string, PresenceNews>>();

  function relay(meeting: MeetingId, news: PresenceNews): void {
    const key = `${news.tab} ${news.kind}`;
    const batch = waiting.get(meeting);
    if (batch) {
      batch.set(key, news);
      return;
    }
    const fresh = new Map([[key, news]]);
    waiting.set(meeting, fresh);
    hub.clock.ringAt(hub.clock.now() + TOGETHER_MS, () => {
      waiting.delete(meeting);
      hub.toRoomVolatile(meeting, 'presence', [...fresh.values()]);
    });
  }

  hub.on('presence', { schema: note, for: 'seated', rate: { points: 150, seconds: 10 } }, (ask, caller) => {
    const { meeting, member, tab } = caller;
    switch (ask.kind) {
      case 'heard': {
        const { talkTime } = connectionOf(caller).open;
        if (caller.isActive() && seatOf(caller.room.meeting(), ask.member))
          talkTime.note(member, ask.member, ask.on, hub.clock.now());
        return null;
      }
      case 'speaking':
        // For the glow of the seat; talk time is what the others hear.
        break;
      case 'cursor':
      case 'typing':
        if (!ask.document.startsWith(`${caller.room.group}/${meeting}/`)) return refuse('notFound');
        break;
      case 'media': {
        const known = devices.get(meeting) ?? new Map<string, PresenceNews>();
        devices.set(meeting, known.set(tab, { ...ask, member, tab }));
        break;
      }
      default:
        ask satisfies never;
    }
    relay(meeting, { ...ask, member, tab });
    return null;
  });

  /** Talk time goes by those who are connected and neither at the door nor talking elsewhere. */
  function gather(room: Room): void {
    const here = new Set(hub.callers(room.id).map(({ member }) => member));
    const circle = [...here].filter((member) => carriesMedia(room.meeting(), member));
    hub.registry.inMemory(room.id)?.talkTime.gathered(circle, hub.clock.now());
  }
  hub.onCommitted(({ room }) => gather(room));

  hub.onArrived((caller) => {
    connectionOf(caller).open.talkTime.startsAfresh(caller.member, hub.clock.now());
    gather(caller.room);
    const known = [...(devices.get(caller.meeting)?.values() ?? [])];
    if (known.length > 0) caller.emit('presence', known);
  });
  hub.onGone((caller: Caller) => {
    const { meeting, member, tab } = caller;
    gather(caller.room);
    devices.get(meeting)?.delete(tab);
    relay(meeting, { kind: 'speaking', on: false, member, tab });
    relay(meeting, { kind: 'media', microphone: false, camera: false, screen: false, member, tab });
  });
  hub.onUnload((room) => {
    devices.delete(room.id);
  });
}
