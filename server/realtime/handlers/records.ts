import { z } from 'zod';
import type { IssueCard, WordsChange, WordsRequest } from '../../../shared/protocol/records';
import type { Hub } from '../hub';

const id = z.string().min(1).max(64);
const slot = z.string().min(1).max(16);
const version = z.number().int().min(0);
const short = z.string().max(300);
const paragraph = z.string().max(4_000);

const card: z.ZodType<IssueCard> = z.strictObject({
  line: short,
  whyNow: paragraph,
  tried: paragraph,
  wanted: paragraph,
  keyQuestion: paragraph,
  notWanted: paragraph,
  help: z.array(z.enum(['questions', 'ideas', 'experience', 'materials', 'advice'])).max(5),
});

const request: z.ZodType<WordsRequest> = z.discriminatedUnion('what', [
  z.strictObject({ what: z.literal('myIssue') }),
  z.strictObject({ what: z.literal('sharedIssues') }),
  z.strictObject({ what: z.literal('myNote') }),
  z.strictObject({ what: z.literal('envelope'), slot }),
  z.strictObject({ what: z.literal('parking') }),
  z.strictObject({ what: z.literal('actions') }),
  z.strictObject({ what: z.literal('oneChange') }),
  z.strictObject({ what: z.literal('talkTime') }),
]);

const change: z.ZodType<WordsChange> = z.discriminatedUnion('what', [
  z.strictObject({ what: z.literal('saveIssue'), card, version }),
  z.strictObject({ what: z.literal('shareIssue'), slot, version }),
  z.strictObject({ what: z.literal('saveNote'), text: z.string().max(40_000), version }),
  z.strictObject({
    what: z.literal('addEnvelope'),
    slot,
    kind: z.enum(['question', 'idea', 'experience', 'link', 'contact']),
    text: paragraph.min(1),
  }),
  z.strictObject({ what: z.literal('markEnvelope'), card: id, helped: z.boolean() }),
  z.strictObject({ what: z.literal('removeEnvelope'), card: id }),
  z.strictObject({ what: z.literal('park'), text: z.string().min(1).max(500) }),
  z.strictObject({ what: z.literal('unpark'), item: id }),
  z.strictObject({
    what: z.literal('acceptAction'),
    page: z.string().min(1).max(68),
    row: z.number().int().min(0).max(11),
    hash: z.string().min(1).max(128),
  }),
  z.strictObject({ what: z.literal('withdrawAction'), action: id }),
  z.strictObject({
    what: z.literal('reportAction'),
    action: id,
    status: z.enum(['open', 'done', 'partly', 'notDone', 'dropped']),
    learned: z.string().max(2_000),
  }),
  z.strictObject({ what: z.literal('saveOneChange'), text: z.string().max(500), version }),
  z.strictObject({ what: z.literal('noteToLead'), text: z.string().min(1).max(500) }),
]);

/** Issue cards, notes, envelopes, parking lot, actions: asked for and changed over the room's own socket. */
export function registerRecords(hub: Hub): void {
  hub.on('words:read', { schema: request, for: 'seated', rate: { points: 100, seconds: 10 } }, (ask, caller) =>
    caller.live.records.read(caller.member, ask),
  );
  hub.on(
    'words:change',
    {
      schema: z.strictObject({ commandId: z.string().min(8).max(64), change }),
      for: 'seated',
      rate: { points: 60, seconds: 10 },
    },
    (ask, caller) => caller.live.records.change(caller.member, ask.commandId, ask.change),
  );
}
