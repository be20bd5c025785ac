import type { MemberCommand } from '../../../shared/meeting/commands';
import { isInRoom } from '../../../shared/meeting/rights/entry';
import { numbered } from '../../../shared/meeting/views/told';
import { meetingCommand, meetingJoin, meetingSince } from '../../../shared/protocol/meeting';
import { nothing } from '../../../shared/protocol/scalars';
import { isRefusal, refuse } from '../../../shared/refusal';
import type { Hub } from '../hub';
import { joinView } from '../joinView';
import { type Rate, Rates } from '../rates';

/** Commands for people who are not let in yet. */
const IN_THE_LOBBY: ReadonlySet<MemberCommand['type']> = new Set(['knock', 'takeSeat', 'setTalkTime', 'leave']);

/** Votes about people: nobody casts several by links that they made for others. */
const VOTES: ReadonlySet<MemberCommand['type']> = new Set(['askToRemove', 'supportLead']);

const COMMANDS: Rate = { points: 50, seconds: 10 };
/** Somebody who was turned away may ask again, but only a few times a minute. */
const KNOCKS = { points: 4, seconds: 60 };

/** Joining, catching up, and the commands of the meeting. */
export function registerMeeting(hub: Hub, commands: Rate = COMMANDS): void {
  const knocks = new Rates(KNOCKS);

  hub.on(
    'meeting:join',
    { schema: meetingJoin, for: 'known', screens: true, rate: { points: 30, seconds: 30 } },
    async (_ask, caller) => {
      if (caller.live.isClosed) {
        // The connection was silent for so long that the meeting left memory: a new connection loads it again.
        setImmediate(() => caller.cut());
        return refuse('unavailable');
      }
      // At once: a meeting that nobody is in leaves memory, and a connection that ends meanwhile is noticed only once it has arrived.
      await caller.live.arrive(caller);
      const isSigned = await hub.agreements.isSigned(caller);
      // Nothing is waited for from here on: the answer goes out before anything that is told to the room, and fits its place.
      caller.live.place(caller);
      return joinView(hub, caller, isSigned);
    },
  );

  hub.on(
    'meeting:since',
    { schema: meetingSince, for: 'known', screens: true, rate: { points: 30, seconds: 10 } },
    async (request, caller) => {
      const { live } = caller;
      if (!live.hasJoined(caller)) return refuse('notNow');
      const events = live.isInRoom(caller) ? live.eventsAfter(request.version) : null;
      if (!events) {
        return { kind: 'view' as const, view: joinView(hub, caller, await hub.agreements.isSigned(caller)) };
      }
      const meeting = live.meeting();
      const frame = { version: meeting.version, at: hub.clock.now(), events, ...numbered(meeting) };
      return { kind: 'events' as const, frame };
    },
  );

  hub.on(
    'meeting:command',
    {
      schema: meetingCommand,
      for: 'known',
      rate: commands,
    },
    async (request, caller) => {
      const { live, member } = caller;
      if (!live.hasJoined(caller)) return refuse('notNow');
      // A member has one seat, however many tabs: the newest tab acts, and what an older tab still sends is out of date.
      if (!caller.isActive()) return refuse('notAllowed', { why: 'otherTab' });
      const { command } = request;
      if (VOTES.has(command.type) && caller.heldBack !== null) return caller.heldBack;
      if (command.type === 'knock') {
        const retryIn = knocks.take(caller.id, member);
        if (retryIn !== null) return refuse('tooFast', { retryIn });
        if (await hub.isExpected(caller)) {
          // Asked twice, because an answer was lost.
          if (isInRoom(live.meeting(), member)) return { version: live.meeting().version };
          return live.submit({ type: 'letInExpected', member }, { kind: 'system' }, null);
        }
      }
      if (!IN_THE_LOBBY.has(command.type) && !isInRoom(live.meeting(), member)) return refuse('notAdmitted');
      const answer = await live.submit(command, { kind: 'member', member }, request.commandId);
      if (command.type === 'takeSeat' && !isRefusal(answer)) await hub.agreements.accepted(caller);
      return answer;
    },
  );

  hub.on('clock', { schema: nothing, for: 'known', screens: true, rate: { points: 60, seconds: 10 } }, () => ({
    now: hub.clock.now(),
  }));
}
