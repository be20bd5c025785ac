import { z } from 'zod';
import { seatOf } from '../../../shared/meeting/people';
import type { EvaluationNews } from '../../../shared/protocol/evaluation';
import { EvaluationDesk, type Patience, usualPatience } from '../../rooms/evaluation/evaluation';
import type { Room } from '../../rooms/meeting/room';
import type { RealtimeContext } from '../context';

const round = z.number().int().min(1).max(1_000);
const base64 = (largest: number) => z.string().min(1).max(largest);

const message = z.discriminatedUnion('step', [
  z.strictObject({ step: z.literal('key'), round, publicKey: base64(128), mac: base64(64).nullable() }),
  z.strictObject({ step: z.literal('vector'), round, vector: base64(256) }),
  z.strictObject({ step: z.literal('mask'), round, mask: base64(256) }),
  z.strictObject({ step: z.literal('text'), round, text: z.string().max(800) }),
]);

/** The masked sums of the evaluation. Nothing that arrives here is logged: not the message, not its size, not its order. */
export function registerEvaluation(context: RealtimeContext, patience: Patience = usualPatience): void {
  const desks = new Map<string, EvaluationDesk>();

  const deskOf = (room: Room): EvaluationDesk => {
    const known = desks.get(room.id);
    if (known) return known;
    const desk = new EvaluationDesk({
      room,
      clock: context.clock,
      patience,
      tell: (news) => tellMembers(context, room, news),
      tellMember: (member, news) => context.toMember(room.id, member, 'evaluation:news', news),
      fault: (error) => {
        const { name, stack } = error instanceof Error ? error : { name: 'unknown', stack: undefined };
        context.log.error(
          { meeting: room.id, version: room.meeting().version, fault: name, stack },
          'evaluation failed',
        );
      },
    });
    desks.set(room.id, desk);
    return desk;
  };

  context.on(
    'evaluation:send',
    { schema: message, for: 'seated', rate: { points: 20, seconds: 10 }, largest: 4_000 },
    (ask, caller) => (caller.isActive() ? deskOf(caller.room).receive(caller.member, ask) : { refused: 'notAllowed' }),
  );
  context.onCommitted(({ room, before, after }) => {
    if (after.evaluation.phase !== 'none' || before.evaluation.phase !== 'none') void deskOf(room).look();
  });
  context.onArrived((caller) => {
    if (caller.room.meeting().evaluation.phase !== 'none') deskOf(caller.room).arrived(caller.member);
  });
  context.onUnload((room) => {
    desks.get(room.id)?.close();
    desks.delete(room.id);
  });
}

/** Speakers are guests: how the meeting was for the members is not theirs. */
function tellMembers(context: RealtimeContext, room: Room, news: EvaluationNews): void {
  const meeting = room.meeting();
  for (const caller of context.callers(room.id)) {
    if (seatOf(meeting, caller.member)?.role !== 'speaker') caller.emit('evaluation:news', news);
  }
}
