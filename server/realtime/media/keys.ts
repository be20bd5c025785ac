import { z } from 'zod';
import { carriesMedia } from '../../../shared/carriesMedia';
import { refuse } from '../../../shared/refusal';
import type { Caller, RealtimeContext } from '../context';

const id = z.string().min(1).max(64);
const base64 = z.string().max(128);
const name = z.strictObject({ epoch: z.number().int().min(0).max(1_000_000), maker: z.string().max(64) });

/** Rebuilt field by field, so that nothing but these introductions and boxes can travel this way. */
const note = z.discriminatedUnion('step', [
  z.strictObject({
    step: z.literal('hello'),
    publicKey: base64,
    mac: base64,
    have: name.nullable(),
    answer: z.boolean(),
  }),
  z.strictObject({ step: z.literal('ask') }),
  z.strictObject({ step: z.literal('key'), name, iv: base64, box: base64 }),
]);

const asked = z.strictObject({ to: z.strictObject({ member: id, tab: id }).nullable(), note });

/**
 * Hands on what browsers agree on about the key of their sound and picture. The server stamps who sent it and can open none of it;
 * who is not in the circle (or no longer) neither sends nor receives here.
 */
export function registerKeyRelay(context: RealtimeContext): void {
  const inCircle = (caller: Caller): boolean => caller.isActive() && carriesMedia(caller.room.meeting(), caller.member);

  context.on(
    'media:key',
    { schema: asked, for: 'seated', rate: { points: 300, seconds: 10 }, largest: 1_000 },
    ({ to, note: said }, caller) => {
      if (!caller.room.meeting().settings.encrypted) return refuse('notNow');
      if (!inCircle(caller)) return refuse('notAllowed');
      const others = context.callers(caller.meeting).filter((one) => one.member !== caller.member && inCircle(one));
      const receivers = to ? others.filter((one) => one.member === to.member && one.tab === to.tab) : others;
      if (to && receivers.length === 0) return refuse('unknownMember');
      const news = { from: { member: caller.member, tab: caller.tab }, note: said };
      for (const receiver of receivers) receiver.emit('media:key', news);
      return null;
    },
  );
}
