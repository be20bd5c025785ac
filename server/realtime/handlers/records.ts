import { z } from 'zod';
import type { IssueCard, RecordsChange, RecordsRequest } from '../../../shared/protocol/records';
import type { Hub } from '../hub';

const id = z.string().min(1).max(64);
const slot = z.string().min(1).max(16);
const version = z.number().int().min(0);
/** How long it may be is asked by the rules, which say so; the guard has bounded the whole message. */
const text = z.string();
const someText = text.min(1);

const card: z.ZodType<IssueCard> = z.strictObject({
  line: text,
  whyNow: text,
  tried: text,
  wanted: text,
  keyQuestion: text,
  notWanted: text,
  help: z.array(z.enum(['questions', 'ideas', 'experience', 'materials', 'advice'])).max(5),
});

const request: z.ZodType<RecordsRequest> = z.discriminatedUnion('what', [
  z.strictObject({ what: z.literal('myIssue') }),
  z.strictObject({ what: z.literal('sharedIssues') }),
  z.strictObject({ what: z.literal('myNote') }),
  z.strictObject({ what: z.literal('envelope'), slot }),
  z.strictObject({ what: z.literal('parking') }),
  z.strictObject({
    what: z.literal('actions'),
    of: id.optional(),
    previous: z.literal(true).optional(),
    older: z.string().max(100).optional(),
  }),
  z.strictObject({ what: z.literal('oneChange') }),
  z.strictObject({ what: z.literal('talkTime') }),
]);

const change: z.ZodType<RecordsChange> = z.discriminatedUnion('what', [
  z.strictObject({ what: z.literal('saveIssue'), card, version }),
  z.strictObject({ what: z.literal('shareIssue'), slot, version }),
  z.strictObject({ what: z.literal('saveNote'), text, version }),
  z.strictObject({
    what: z.literal('addEnvelope'),
    slot,
    kind: z.enum(['question', 'idea', 'experience', 'link', 'contact']),
    text: someText,
  }),
  z.strictObject({ what: z.literal('markEnvelope'), card: id, helped: z.boolean() }),
  z.strictObject({ what: z.literal('removeEnvelope'), card: id }),
  z.strictObject({ what: z.literal('park'), text: someText }),
  z.strictObject({ what: z.literal('unpark'), item: id }),
  z.strictObject({
    what: z.literal('acceptAction'),
    page: z.string().min(1).max(68),
    row: z.number().int().min(0).max(11),
    hash: z.string().min(1).max(128),
  }),
  z.strictObject({ what: z.literal('withdrawAction'), action: id }),
  z.strictObject({ what: z.literal('removeAction'), action: id }),
  z.strictObject({ what: z.literal('removeIssue'), slot }),
  z.strictObject({
    what: z.literal('reportAction'),
    action: id,
    status: z.enum(['open', 'done', 'partly', 'notDone', 'dropped']),
    learned: text,
  }),
  z.strictObject({ what: z.literal('saveOneChange'), text, version }),
  z.strictObject({ what: z.literal('noteToLead'), text: someText }),
]);

/** Issue cards, notes, envelopes, parking lot, actions: asked for and changed over the room's own socket. */
export function registerRecords(hub: Hub): void {
  hub.on('records:read', { schema: request, for: 'seated', rate: { points: 100, seconds: 10 } }, (ask, caller) =>
    caller.live.records.read(caller.member, ask),
  );
  hub.on(
    'records:change',
    {
      schema: z.strictObject({ commandId: z.string().min(8).max(64), change }),
      for: 'seated',
      rate: { points: 60, seconds: 10 },
    },
    (ask, caller) => caller.live.records.change(caller.member, ask.commandId, ask.change),
  );
}
