import { z } from 'zod';
import { isDay } from '../day';
import { mostElements } from '../documents/board';
import { groupColours } from '../groups/colours';
import { longest, most } from '../meeting/limits';
import { count, exportedMinutes, id, issueCard, MOST_MEMBERS, role, score, text, time } from './exportedMinutes';
import { formatFile } from './formats';

/**
 * The files of an export, `docs/export.md`. `GET /api/groups/:group/export` and `.../export/mine` answer a ZIP of them. A
 * change of what they hold needs another number, and an importer that still reads this one.
 */
export const EXPORT_FORMAT = 2;
/** The first one knew no meetings that came from an import themselves, and did not say which of those in its list were held. */
const READABLE_FORMATS = [1, EXPORT_FORMAT] as const;

/** More than any group has; what comes from a file must not be without end. */
const MOST_MEETINGS = 1_000;
const MOST_EVENTS = 20_000;

const format = z.literal(READABLE_FORMATS);
const file = z.string().regex(/^meetings\/\d{3,4}\.json$/);

const plan = z.strictObject({
  people: z.strictObject({ least: count, most: count }).optional(),
  timeZone: text(64),
  everyWeeks: z.union([z.number().int().min(1).max(52), z.literal('month')]).nullable(),
  minutes: z.number().int().min(5).max(480),
  meetings: z.number().int().min(1).max(MOST_MEETINGS).nullable(),
  leads: z.enum(['rota', 'facilitator', 'caller']),
  formats: z.strictObject({ first: text(80), usual: text(80), last: text(80) }),
});

const member = z.strictObject({
  id,
  name: text(longest.name).min(1),
  role,
  since: time,
  left: time.nullable(),
  /** Only an earlier export that was brought in names them: nobody in the group is they. */
  brought: z.literal(true).optional(),
});

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
  /** It took place. Files of the first format do not say so. */
  held: z.boolean().optional(),
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
    former: z
      .array(
        z.strictObject({
          version: count,
          lines: z.array(text(longest.agreementLine)).max(most.agreementLines),
          until: time,
        }),
      )
      .max(MOST_MEETINGS),
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

const planField = text(longest.planField);
const action = z.strictObject({
  id,
  member: id,
  slot: id.nullable(),
  what: planField,
  firstStep: planField,
  by: planField,
  due: text(10).refine(isDay).nullable(),
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
  minutes: exportedMinutes,
});
export type MeetingFile = z.infer<typeof meetingFile>;

/** The same file of a meeting that came from another group's export: it has no log, only what its minutes show. */
export const recordFile = meetingFile
  .pick({ id: true, createdAt: true, actions: true, groupNotes: true, boards: true, minutes: true })
  .extend({ roundelExport: z.literal(EXPORT_FORMAT), kind: z.literal('record') });
export type RecordFile = z.infer<typeof recordFile>;

/** A board as the drawing program saves one. What an element may hold `boardSchema` says. */
export const boardFile = z.strictObject({
  type: z.literal('excalidraw'),
  version: z.literal(2),
  source: text(200),
  elements: z.array(z.looseObject({ id: text(64) })).max(mostElements),
  appState: z.strictObject({}),
  files: z.strictObject({}),
});
