import { z } from 'zod';
import { groupColours } from '../groups/colours';
import { longest, most } from '../meeting/limits';
import { formatFile } from './formats';

/**
 * The files of an export, `docs/export.md`. `GET /api/groups/:group/export` and `.../export/mine` answer a ZIP of them. A
 * change of what they hold needs another number, and an importer that still reads this one.
 */
export const EXPORT_FORMAT = 1;

/** More than any group has; what comes from a file must not be without end. */
const MOST_MEMBERS = 500;
const MOST_MEETINGS = 1_000;
const MOST_EVENTS = 20_000;

const format = z.literal(EXPORT_FORMAT);
const id = z.string().min(1).max(64);
const time = z.number().int().min(0).max(8_640_000_000_000_000);
const count = z.number().int().min(0).max(1_000_000);
const score = z.number().int().min(1).max(10);
const role = z.enum(['member', 'facilitator', 'speaker']);
const file = z.string().regex(/^meetings\/\d{3,4}\.json$/);
const text = (largest: number) => z.string().max(largest);

const plan = z.strictObject({
  people: z.strictObject({ least: count, most: count }).optional(),
  timeZone: text(64),
  everyWeeks: z.number().int().min(1).max(52).nullable(),
  minutes: z.number().int().min(5).max(480),
  meetings: z.number().int().min(1).max(MOST_MEETINGS).nullable(),
  leads: z.enum(['rota', 'facilitator', 'caller']),
  formats: z.strictObject({ first: text(80), usual: text(80), last: text(80) }),
});

const member = z.strictObject({ id, name: text(longest.name).min(1), role, since: time, left: time.nullable() });

const parked = z.strictObject({
  /** In which meeting it was written, by its id; null where the writer of the export was not there. */
  meeting: id.nullable(),
  kind: z.enum(['topic', 'progress', 'request']),
  text: text(longest.parkedItem).min(1),
  by: id,
  of: id,
  score: z.strictObject({ importance: score, urgency: score }).nullable(),
  helpers: z.array(id).max(MOST_MEMBERS),
  at: time,
});

const meetingInList = z.strictObject({
  id,
  title: text(longest.title).min(1),
  /** Its place among the meetings of the group. */
  ordinal: count,
  startsAt: time,
  minutes: count,
  status: z.enum(['lobby', 'running', 'ended']),
  /** The file that holds it; null where it is not over, or the writer of the export was not there. */
  file: file.nullable(),
});

/** `group.json`. */
export const groupFile = z.strictObject({
  roundelExport: format,
  kind: z.literal('group'),
  writtenAt: time,
  writtenBy: id,
  name: text(longest.title).min(1),
  createdAt: time,
  model: z.enum(['internalGroup', 'internalNetwork', 'externalGroup', 'externalNetwork', 'pair']).nullable(),
  plan: plan.nullable(),
  /** Files that were written before groups had colours have none. */
  colour: z.enum(groupColours).nullable().optional(),
  agreement: z.strictObject({
    version: count,
    lines: z.array(text(longest.agreementLine)).max(most.agreementLines),
    signatures: z.array(z.strictObject({ member: id, version: count, at: time })).max(20 * MOST_MEMBERS),
    /** What held before, the newest first. */
    former: z.array(z.strictObject({ version: count, lines: z.array(text(longest.agreementLine)), until: time })),
  }),
  /** In which zone the group means its dates, and the series of them, with the days that were moved or left out. */
  dates: z
    .strictObject({
      timeZone: text(64),
      series: z
        .strictObject({
          id,
          first: text(40),
          rhythm: z.looseObject({}),
          until: text(10).nullable(),
          exceptions: z.record(text(10), z.unknown()),
        })
        .nullable(),
    })
    .nullable(),
  helpContacts: text(longest.helpContacts),
  members: z.array(member).max(MOST_MEMBERS),
  formats: z.array(formatFile).max(most.formats),
  parked: z.array(parked).max(MOST_MEETINGS * most.parked),
  meetings: z.array(meetingInList).max(MOST_MEETINGS),
});
export type GroupFile = z.infer<typeof groupFile>;

const issueCard = z.strictObject({
  line: text(longest.issueLine),
  whyNow: text(longest.issueField),
  tried: text(longest.issueField),
  wanted: text(longest.issueField),
  keyQuestion: text(longest.issueField),
  notWanted: text(longest.issueField),
  help: z.array(z.enum(['questions', 'ideas', 'experience', 'materials', 'advice'])).max(5),
});

const planField = text(longest.planField);
const action = z.strictObject({
  id,
  member: id,
  slot: id.nullable(),
  what: planField,
  firstStep: planField,
  by: planField,
  due: text(10).nullable(),
  measure: planField,
  support: planField,
  ifThen: planField,
  buddy: planField,
  status: z.enum(['open', 'done', 'partly', 'notDone', 'dropped']),
  learned: text(longest.learned),
  acceptedAt: time,
  reportedAt: time.nullable(),
});

/** `meetings/001.json` in the export of a group: the log, the texts beside it, and the minutes that follow from both. */
export const meetingFile = z.strictObject({
  roundelExport: format,
  kind: z.literal('meeting'),
  id,
  createdAt: time,
  /** What happened, in order. It names people by their ids and holds no text that they wrote. */
  events: z
    .array(z.looseObject({ type: text(40) }))
    .min(1)
    .max(MOST_EVENTS),
  prompts: z.array(z.strictObject({ id, text: text(longest.prompt) })).max(most.promptsInMeeting),
  issues: z.array(z.strictObject({ slot: id, member: id, card: issueCard, version: count })).max(MOST_MEMBERS),
  /** As much of a page of silent writing as its owner released to the group. */
  pages: z.array(z.strictObject({ stage: text(80), member: id, text: text(longest.page) })).max(20 * MOST_MEMBERS),
  actions: z.array(action).max(most.actionsInMeeting * MOST_MEMBERS),
  oneChange: text(longest.oneChange),
  /** Notes from forms that have a result, by stage. */
  evaluationNotes: z.array(z.strictObject({ stage: text(80), texts: z.array(text(5_000)).max(MOST_MEMBERS) })).max(20),
  /** Null where the agreement does not say that the group sees it. */
  talkMs: z
    .array(z.strictObject({ member: id, ms: time }))
    .max(MOST_MEMBERS)
    .nullable(),
  groupNotes: text(4 * longest.groupNotes),
  boards: z.array(z.strictObject({ document: text(300), label: text(2_000), file: text(100) })).max(100),
  /** What the page of minutes shows, for programs that do not read the log. */
  minutes: z.looseObject({}),
});
export type MeetingFile = z.infer<typeof meetingFile>;
