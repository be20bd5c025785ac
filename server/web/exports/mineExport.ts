import { privateQuestions } from '../../../shared/groups/privately';
import { EXPORT_FORMAT } from '../../../shared/protocol/exports';
import type { Mine } from '../../../shared/protocol/http';
import type { IssueCard } from '../../../shared/protocol/records';
import { storedState } from '../../rooms/storedMeeting';
import type { MeetingRow } from '../../store/store';
import type { WebDeps } from '../deps';
import type { GroupHere } from '../groups/here';
import { mineFor } from '../minutes/mine';
import { actionLines } from './actionLines';
import { en, said } from './en';
import { json, numberInFile } from './fileParts';
import { readingOnly, satIn } from './groupExport';
import { day, facts, moment, page, paragraphs, plain, section } from './markdown';
import { readme } from './readme';
import type { ZipStream } from './zipStream';

/** What this member owns: what they wrote for themselves, what they promised, and what was given to them. */
export async function writeMine(
  reading: WebDeps,
  { known, group, heldBack }: GroupHere,
  zip: Pick<ZipStream, 'add'>,
  { hasAccount }: { hasAccount: boolean },
): Promise<void> {
  const deps = readingOnly(reading);
  const { store, clock } = deps;
  const [person, card, signatures, actions, zones, rows, told] = await Promise.all([
    store.member(known.member),
    store.issue(group.id, known.member),
    store.signatures(group.id),
    store.groups.actionsOf(group.id, known.member),
    store.dates.zones(group.id),
    store.meetingsOf(group.id),
    store.privately.answer(known.member),
  ]);
  await zip.add('README.md', readme('mine', group.name, hasAccount));
  const absences: { meeting: string; startsAt: number; reason: string }[] = [];
  let numbered = (await store.imports.meetingsOf(group.id)).length;
  for (const row of rows) {
    for (const { member, reason } of await store.dates.absences(row.id))
      if (member === known.member) absences.push({ meeting: row.id, startsAt: row.startsAt, reason });
    const meeting = await satIn(deps, known.member, row);
    const held = row.status !== 'lobby' && (meeting ?? (await storedState(store, row.id)))?.startedAt != null;
    const number = numberInFile(held ? numbered++ : numbered);
    if (meeting === null) continue;
    const [{ groupNotes: _, ...mine }, talk] = await Promise.all([
      mineFor(deps, { known, row, meeting, heldBack }),
      store.talkTime(row.id),
    ]);
    const talkMs = talk.find(({ member }) => member === known.member)?.ms ?? null;
    const { id, title, startsAt } = row;
    const head = { roundelExport: EXPORT_FORMAT, kind: 'myMeeting', id, title, startsAt };
    await zip.add(`meetings/${number}.json`, json({ ...head, talkMs, ...mine }));
    await zip.add(`meetings/${number}.md`, meetingPage(row, mine, talkMs));
  }
  const { name, role } = known;
  const me = { id: known.member, name, role, since: person?.createdAt ?? group.createdAt };
  const file = {
    roundelExport: EXPORT_FORMAT,
    kind: 'mine',
    writtenAt: clock.now(),
    group: { id: group.id, name: group.name },
    me,
    issue: card?.card ?? null,
    signatures: signatures.filter(({ member }) => member === known.member).map(({ version, at }) => ({ version, at })),
    actions,
    timeZone: zones.get(known.member) ?? null,
    absences,
    privateAnswer: told === null ? null : { ...told.texts, at: told.at },
  };
  await zip.add('mine.json', json(file));
  await zip.add(
    'mine.md',
    page([
      `# ${plain(name)}`,
      `${plain(group.name)}, ${moment(clock.now())}`,
      section(en.card.title, card === null ? [] : cardLines(card.card)),
      section(en.actions, actions.flatMap(actionLines)),
      section(
        en.absences,
        absences.map(({ startsAt, reason }) => `- ${moment(startsAt)}: ${plain(reason)}`),
      ),
      section(
        en.privately.title,
        told === null ? [] : facts(privateQuestions.map((question) => [en.privately[question], told.texts[question]])),
      ),
    ]),
  );
}

function cardLines(card: IssueCard): string[] {
  const keys = ['whyNow', 'tried', 'wanted', 'keyQuestion', 'notWanted'] as const;
  if (card.line.trim() === '') return [];
  return [`- ${plain(card.line)}`, ...facts(keys.map((key) => [en.card[key], card[key]]))];
}

type OwnMeeting = Omit<Mine, 'groupNotes'>;

function meetingPage(
  { title, startsAt }: MeetingRow,
  { note, pages, given, envelope }: OwnMeeting,
  talkMs: number | null,
): string {
  const ofSlot = (slotOf: string | null) => (slotOf === null ? '' : `: ${plain(slotOf)}`);
  return page([
    `# ${plain(title)}`,
    day(startsAt),
    talkMs === null ? '' : said(en.talk, { minutes: Math.round(talkMs / 60_000) }),
    section(en.notes, paragraphs(note)),
    ...pages.map(({ slotOf, text }) => section(`${en.pages}${ofSlot(slotOf)}`, paragraphs(text))),
    ...given.map(({ name, text }) => section(`${en.given}: ${plain(name)}`, paragraphs(text))),
    section(
      en.envelope,
      envelope.map(({ kind, text, from, helped }) => {
        const about = [en.kinds[kind], ...(helped ? [en.helped] : [])];
        return `- ${plain(from)} (${about.join(', ')}): ${plain(text)}`;
      }),
    ),
  ]);
}
