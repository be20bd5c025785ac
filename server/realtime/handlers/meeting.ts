import { z } from 'zod';
import { type MemberCommand, memberCommand } from '../../../shared/meeting/commands';
import { refuse } from '../../../shared/refusal';
import { isInRoom } from '../../rooms/meeting/inRoom';
import { type Connection, connectionOf, type Hub } from '../hub';
import { viewFor } from '../joinView';
import { type Rate, Rates } from '../rates';

const version = z.number().int().min(0);

/** What somebody who is not let in may wish for. */
const AT_THE_DOOR: ReadonlySet<MemberCommand['type']> = new Set(['knock', 'takeSeat', 'leave']);

const COMMANDS: Rate = { points: 50, seconds: 10 };
/** Turned away, somebody may ask again, but not ring without end. */
const KNOCKS = { points: 4, seconds: 60 };

/** Joining, catching up, and the commands of the meeting. */
export function registerMeeting(hub: Hub, commands: Rate = COMMANDS): void {
  const knocks = new Rates(KNOCKS);

  hub.on(
    'meeting:join',
    { schema: z.strictObject({ have: version.nullable() }), for: 'known', rate: { points: 30, seconds: 30 } },
    async (_ask, caller) => {
      const line = connectionOf(caller);
      if (hub.registry.inMemory(line.meeting) !== line.open) {
        // Connected, but silent for so long that the room was put away: a fresh connection finds the fresh room.
        setImmediate(() => line.cut());
        return refuse('unavailable');
      }
      await arrive(hub, line);
      hub.place(line);
      return viewFor(hub, line);
    },
  );

  hub.on(
    'meeting:since',
    { schema: z.strictObject({ version }), for: 'known', rate: { points: 30, seconds: 10 } },
    (ask, caller) => {
      const line = connectionOf(caller);
      if (!line.joined) return refuse('notNow');
      const events = line.seated ? line.open.room.eventsAfter(ask.version) : null;
      if (!events) return { kind: 'view' as const, view: viewFor(hub, line) };
      const frame = { version: line.room.meeting().version, at: hub.clock.now(), events };
      return { kind: 'events' as const, frame };
    },
  );

  hub.on(
    'meeting:command',
    {
      schema: z.strictObject({ commandId: z.string().min(8).max(64), command: memberCommand }),
      for: 'known',
      rate: commands,
    },
    async (ask, caller) => {
      const line = connectionOf(caller);
      if (!line.joined) return refuse('notNow');
      // One seat, however many tabs: the newest one acts, and what an older one still sends is not the member's wish any more.
      if (!line.isActive()) return refuse('notAllowed', { why: 'otherTab' });
      const { command } = ask;
      if (command.type === 'knock') {
        const retryIn = await knocks.take(line.connection, line.member);
        if (retryIn !== null) return refuse('tooFast', { retryIn });
      }
      if (!AT_THE_DOOR.has(command.type) && !isInRoom(line.room.meeting(), line.member)) return refuse('notAdmitted');
      return line.room.submit(command, { kind: 'member', member: line.member }, ask.commandId);
    },
  );

  hub.on('clock', { schema: z.strictObject({}), for: 'known', rate: { points: 60, seconds: 10 } }, () => ({
    now: hub.clock.now(),
  }));
}

/** The newest tab takes the seat; the older ones are told. */
async function arrive(hub: Hub, line: Connection): Promise<void> {
  const older = await line.open.presence.arrive(line);
  line.joined = true;
  hub.registry.looked(line.meeting);
  for (const other of older) other.emit('meeting:elsewhere', { tab: line.tab });
}
