import { strFromU8, unzipSync } from 'fflate';
import type { Traveller } from './traveller';

/** Everything that the pages of these groups get for this person now, as one text. */
async function onPages(who: Traveller, groups: readonly string[], meetings: readonly string[]): Promise<string> {
  const ofGroup = ['', '/dates', '/rota', '/ownership', '/coming', '/retention', '/buddies'];
  const ofMeeting = ['', '/minutes', '/mine'];
  const paths = [
    '/api/home',
    '/api/actions',
    ...groups.flatMap((group) => ofGroup.map((rest) => `/api/groups/${group}${rest}`)),
    ...meetings.flatMap((meeting) => ofMeeting.map((rest) => `/api/meetings/${meeting}${rest}`)),
  ];
  const pages = await Promise.all(paths.map(async (path) => (await who.get(path)).bytes.toString()));
  for (const group of groups) pages.push(await exported(who, group), await exported(who, group, '/mine'));
  return pages.join('\n');
}

/** What the files of an export hold, as one text; empty where it is refused. */
async function exported(who: Traveller, group: string, rest = ''): Promise<string> {
  const { status, bytes } = await who.get(`/api/groups/${group}/export${rest}`);
  if ([401, 403, 404].includes(status)) return '';
  if (status !== 200) throw new Error(`${who.name} gets ${status} in place of an export`);
  return Object.values(unzipSync(bytes))
    .map((file) => strFromU8(file))
    .join('\n');
}

/**
 * What each of these people gets to see of these texts: on a page or in a file `now`, or only `then`, in the room of a meeting in
 * which they sat; a line each.
 */
export async function seen(
  people: Readonly<Record<string, Traveller>>,
  texts: Readonly<Record<string, string>>,
  { groups, meetings }: { groups: readonly string[]; meetings: readonly string[] },
): Promise<string[][]> {
  const lines = [['', ...Object.keys(texts)]];
  // One after the other: the server writes few exports at a time, and one for each member.
  for (const [role, who] of Object.entries(people)) {
    const pages = await onPages(who, groups, meetings);
    const cells = Object.values(texts).map((text) =>
      pages.includes(text) ? 'now' : who.heard.some((heard) => heard.includes(text)) ? 'then' : '-',
    );
    lines.push([role, ...cells]);
  }
  return lines;
}

/** Columns below each other, as they are printed at the end of a journey. */
export function tableOf(lines: readonly (readonly string[])[]): string {
  const widths = (lines[0] ?? []).map((_, column) => Math.max(...lines.map((line) => line[column]?.length ?? 0)));
  return lines
    .map((line) =>
      line
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join(' | ')
        .trimEnd(),
    )
    .join('\n');
}

/** The same from what is written by hand: how wide a column is makes no difference. */
export const cellsOf = (text: string): string[][] =>
  text
    .trim()
    .split('\n')
    .map((line) => line.split('|').map((cell) => cell.trim()));

/** Reads everything that the room tells this person, as their page does, and keeps it. */
export async function lookAround(who: Traveller): Promise<void> {
  const { seat } = who;
  const slots = Object.keys(seat.meeting?.slots ?? {});
  const asks = [
    ...(['myIssue', 'sharedIssues', 'myNote', 'myPages', 'shownPages', 'parking', 'actions'] as const),
    ...(['oneChange', 'helpContacts', 'agreement', 'talkTime', 'said'] as const),
  ].map((what) => ({ what }));
  const answers = await Promise.all([
    ...asks.map((ask) => seat.ask('records:read', ask)),
    ...slots.map((slot) => seat.ask('records:read', { what: 'envelope', slot })),
  ]);
  who.heard.push(...answers.map((answer) => JSON.stringify(answer)));
}
