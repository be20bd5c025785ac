import * as Y from 'yjs';
import { type BoardElement, boardElements } from '../../../shared/documents/board';
import { parseDocumentName } from '../../../shared/documents/names';
import { notesText } from '../../../shared/documents/notes';
import { beginRow, type PlanFields, planFields, planText } from '../../../shared/documents/plan';
import { emptyDocument } from '../../../shared/documents/roots';
import { evaluationsOf } from '../../../shared/meeting/evaluations';
import { mayReadPage, readerOfPage } from '../../../shared/meeting/rights/pages';
import type { Meeting, MemberId } from '../../../shared/meeting/state';
import { type AgendaRow, agendaRows } from '../../../shared/meeting/views/agenda';
import { currentStage } from '../../../shared/meeting/views/currentStage';
import { issuesLeftOut } from '../../../shared/meeting/views/leftOut';
import { stagesWithMyPage } from '../../../shared/meeting/views/pages';
import { hasScores } from '../../../shared/meeting/views/parking';
import type { MeetingSummary, Mine, Minutes } from '../../../shared/protocol/http';
import type { Action, IssueCard, ParkedItem, RecordsAnswer, RecordsRequest } from '../../../shared/protocol/records';

/** What the people of the gallery have written: cards, notes, a plan, a drawing, the minutes. */

const DAY = 24 * 60 * 60 * 1000;

const card: IssueCard = {
  line: 'I keep finishing my team’s work for them, and I cannot see how to stop without the launch slipping.',
  whyNow: 'Launch on 14 December. Two people asked me whether I trust them.',
  tried: 'Fewer check-ins. I lasted nine days.',
  wanted: 'They ship without me looking.',
  keyQuestion: '',
  notWanted: '',
  help: ['questions', 'experience', 'advice'],
};

const row: PlanFields & { due: string } = {
  what: 'hand the release checklist to Priya and not open it until she asks',
  firstStep: 'Tell her on Monday, in our one-to-one, and say why.',
  by: '',
  due: '2026-12-04',
  ifThen: 'When I want to look, then I write to Leila inst',
  measure: 'Priya ships one release alone.',
  support: '',
  buddy: '',
};

const action = (id: string, member: MemberId, at: number, words: Partial<Action>): Action => ({
  ...row,
  id,
  member,
  meeting: 'gallery',
  slot: 's1',
  status: 'open',
  learned: '',
  acceptedAt: at,
  reportedAt: null,
  ...words,
});

const actionsOf = (meeting: Meeting, me: MemberId): Action[] => [
  action('a1', me, meeting.startsAt - 28 * DAY, {
    meeting: 'earlier',
    what: 'Let Dan run the Thursday review, start to end.',
    firstStep: '',
    due: '2026-11-12',
    ifThen: '',
    measure: '',
  }),
  action('a2', me, meeting.startsAt - 28 * DAY, {
    meeting: 'earlier',
    what: 'Say no to the steering paper, in writing.',
    firstStep: '',
    due: '2026-11-20',
    ifThen: '',
    measure: '',
    status: 'done',
    learned: 'The no took two lines. I had dreaded it for three weeks.',
    reportedAt: meeting.startsAt - 5 * DAY,
  }),
];

const pageTexts: Readonly<Record<string, string>> = {
  priorities: 'I want to hand over the launch, and mean it.\nAnd to be at home on Fridays.',
  judge:
    'What I heard under the question: Leila fears that done well enough is not enough.\nI did the same with the Oslo launch. It ended when I was ill for a week.',
  minute: 'You said “enough” four times. Each time you looked at the door.',
};

/** The parking lot; in a forum with scores, and in a network call the list of progress and requests. */
function parkedOf(meeting: Meeting, me: MemberId, others: readonly MemberId[]): ParkedItem[] {
  const [one = me, two = me, three = me] = others;
  const line = (id: string, kind: ParkedItem['kind'], by: MemberId, text: string): ParkedItem => ({
    id,
    kind,
    text,
    by,
    of: by,
    score: null,
    helpers: [],
    at: meeting.startsAt,
  });
  if (meeting.agenda.some(({ artefacts }) => artefacts.includes('requests')))
    return [
      { ...line('p1', 'request', one, 'Somebody who has hired a first employee in Austria.'), helpers: [two, me] },
      line('p2', 'progress', two, 'The shop in Porto is open, after eleven months.'),
      line('p3', 'request', me, 'A second pair of eyes on our price list.'),
      line('p4', 'request', three, 'A speaker for our day in May.'),
    ];
  if (!hasScores(meeting)) return [line('p1', 'topic', one, 'A room for December: who books it?')];
  return [
    { ...line('p1', 'topic', one, 'Her father does not know her any more.'), score: { importance: 10, urgency: 7 } },
    { ...line('p2', 'topic', two, 'The partner who wants to sell.'), score: { importance: 8, urgency: 9 } },
    line('p3', 'topic', me, 'Whether I still want this job.'),
  ];
}

/** What this member has written so far on pages of their own. */
const pagesOf = (meeting: Meeting, member: MemberId) =>
  stagesWithMyPage(meeting, member).map(({ key }) => ({
    stage: key,
    member,
    text: pageTexts[key.slice(key.indexOf('/') + 1)] ?? '',
  }));

export function answerRecords(ask: RecordsRequest, meeting: Meeting, me: MemberId): RecordsAnswer {
  const slot = currentStage(meeting)?.slot;
  const others = meeting.order.filter((member) => member !== me);
  switch (ask.what) {
    case 'myIssue':
      return { what: 'myIssue', card, version: 1, shared: null };
    case 'sharedIssues':
      return {
        what: 'sharedIssues',
        issues: Object.values(meeting.slots)
          .filter(({ issue }) => issue !== null)
          .map(({ client }) => ({ member: client, version: 1, card })),
      };
    case 'myNote':
      return {
        what: 'myNote',
        text: 'Tomás: gave the weekly report away first. Small, visible, nobody could die of it.\nLeila: agree what “done” means before, not after.\n',
        version: 1,
      };
    case 'myPages':
      return {
        what: 'myPages',
        pages: pagesOf(meeting, me).map(({ stage, text }) => ({ stage, text, version: 1, shown: null })),
      };
    case 'shownPages':
      return {
        what: 'shownPages',
        pages: meeting.order.flatMap((member) =>
          pagesOf(meeting, member).filter(
            ({ stage }) => readerOfPage(meeting, stage, member) !== 'owner' && mayReadPage(meeting, me, stage, member),
          ),
        ),
      };
    case 'envelope':
      return {
        what: 'envelope',
        cards: [
          { kind: 'question' as const, text: 'What would Priya do differently if nobody looked?' },
          { kind: 'idea' as const, text: 'Agree on the two things you still want to see, and only those.' },
          { kind: 'link' as const, text: 'https://example.org/handing-over' },
        ].map((each, index) => ({
          ...each,
          id: `c${index}`,
          slot: slot?.id ?? '',
          from: others[index] ?? me,
          helped: index === 0,
          at: meeting.startsAt,
        })),
      };
    case 'parking':
      return {
        what: 'parking',
        items: parkedOf(meeting, me, others),
      };
    case 'actions':
      return {
        what: 'actions',
        older: null,
        since: 0,
        nextDay: '2026-12-15',
        unreported: [],
        actions: actionsOf(meeting, me),
      };
    case 'helpContacts':
      return {
        what: 'helpContacts',
        text: 'Counselling at work: 0800 123 456, day and night\nKlara Weiss (health service): +49 30 1234 567',
        version: 1,
      };
    case 'agreement':
      return {
        what: 'agreement',
        lines: [
          'What we hear stays with us: no stories and no names outside.',
          'We start on time, and say early when we cannot come.',
          'One voice at a time; we ask before we advise.',
          'Anybody may pass at any moment and owes no reason.',
        ],
        version: meeting.settings.agreementVersion,
      };
    case 'oneChange':
      return { what: 'oneChange', text: '', version: 0 };
    case 'talkTime':
      return { what: 'talkTime', mineMs: 540_000, people: null };
    case 'said':
      return { what: 'said', said: [] };
    default:
      return ask satisfies never;
  }
}

const element = (id: string, type: string, [x, y, width, height]: number[], more: object = {}): BoardElement => ({
  id,
  type,
  version: 1,
  versionNonce: 1,
  isDeleted: false,
  x: x ?? 0,
  y: y ?? 0,
  width: width ?? 0,
  height: height ?? 0,
  ...more,
});
const label = (id: string, x: number, y: number, text: string) =>
  element(id, 'text', [x, y, text.length * 10, 25], { text, originalText: text, fontSize: 20, fontFamily: 5 });
const arrow = (id: string, x: number, y: number, dx: number, dy: number) => {
  const points = [
    [0, 0],
    [dx, dy],
  ];
  return element(id, 'arrow', [x, y, dx, dy], { points, endArrowhead: 'arrow' });
};

const drawing = [
  element('e1', 'ellipse', [0, 0, 150, 100]),
  label('t1', 48, 38, 'Priya'),
  element('e2', 'ellipse', [230, 110, 200, 130]),
  label('t2', 262, 162, 'me, checking'),
  arrow('w1', 150, 60, 84, 80),
  element('e3', 'rectangle', [560, 130, 150, 100]),
  label('t3', 602, 168, 'launch'),
  arrow('w2', 436, 176, 118, 4),
];

/** A document as the server would send it, in base64. */
export function writtenDocument(name: string, by: MemberId): string {
  const kind = parseDocumentName(name)?.kind ?? 'notes';
  const doc = emptyDocument(kind);
  if (kind === 'plan') {
    beginRow(doc, by, 0, row.due);
    for (const field of planFields) planText(doc, 0, field).insert(0, row[field]);
  } else if (kind === 'board') {
    for (const each of drawing) boardElements(doc).set(each.id, each);
  } else notesText(doc).insert(0, 'Next time: Ruth brings the question about the board.\nBook the small room.\n');
  return btoa(String.fromCharCode(...Y.encodeStateAsUpdate(doc)));
}

const notesOf = ['A shorter check-in.', 'The silences after a question. Keep.', 'Break before the fourth slot.'];

export function minutesOf(meeting: Meeting, me: MemberId, nameOf: (member: MemberId) => string): Minutes {
  const rows = agendaRows(meeting, meeting.endedAt ?? meeting.startsAt).flatMap((each): [AgendaRow, string | null][] =>
    each.kind === 'stage' ? [[each, null]] : each.rows.map((part) => [part, nameOf(each.slot.client)]),
  );
  const others = meeting.order.filter((member) => member !== me);
  return {
    title: 'Harbour group',
    groupName: 'Harbour group',
    startedAt: meeting.startedAt ?? meeting.startsAt,
    endedAt: meeting.endedAt,
    attendance: meeting.order.map((member) => ({ name: nameOf(member), role: 'member', minutesPresent: 141 })),
    stages: rows.map(([row, slotOf]) => ({
      words: row.stage.words,
      slotOf,
      plannedMinutes: row.plannedMinutes,
      actualMinutes: row.usedMinutes,
      skipped: row.state === 'skipped',
    })),
    actions: [me, ...others.slice(0, 2)].map((member, index) => ({
      name: nameOf(member),
      mine: member === me,
      action: action(
        `m${index}`,
        member,
        meeting.startsAt,
        index === 1 ? { what: 'ask for the budget in writing', measure: '', ifThen: '' } : {},
      ),
    })),
    parking: [{ name: nameOf(me), text: 'A room for December: who books it?', score: null }],
    requests: [],
    evaluations: evaluationsOf(meeting).flatMap(({ stage, form, evaluation }) => {
      if (evaluation.phase !== 'published') return [];
      const { result, present } = evaluation;
      const last = form === 'E1' ? { answerers: 6, shape: 'sums' as const, totals: [25, 27, 24, 21] } : null;
      return [{ stage, form, result, present, texts: notesOf, last }];
    }),
    oneChange: meeting.status === 'ended' ? 'Half a minute each at the check-in.' : null,
    issues: [{ name: nameOf(me), card }],
    leftOut: issuesLeftOut(meeting).map(nameOf),
    agreement: null,
    pages: [
      { name: nameOf(others[0] ?? me), words: 'group.checkin', slotOf: null, text: pageTexts.priorities ?? '' },
      { name: nameOf(me), words: 'slot.advice', slotOf: nameOf(others[1] ?? me), text: pageTexts.judge ?? '' },
    ],
    myTalkMs: 1_260_000,
    talk: null,
    boards: [{ document: 'group/gallery/board/common', label: 'Common page' }],
    nextStartsAt: null,
  };
}

export function mineOf(meeting: Meeting, me: MemberId, nameOf: (member: MemberId) => string): Mine {
  const [one = me, two = me, three = me] = meeting.order.filter((member) => member !== me).map(nameOf);
  return {
    note: 'Tomás: gave the weekly report away first. Small, visible, nobody could die of it.\nLeila: agree what “done” means before, not after.\n',
    pages: [
      {
        stage: 'priorities',
        words: 'group.checkin',
        slotOf: null,
        text: pageTexts.priorities ?? '',
        version: 1,
        to: 'owner',
        choices: ['group'],
      },
    ],
    given: [{ name: one, words: 'slot.advice', slotOf: nameOf(me), text: pageTexts.minute ?? '' }],
    envelope: [
      {
        id: 'c0',
        kind: 'question',
        text: 'What would Priya do differently if nobody looked?',
        from: one,
        helped: true,
      },
      {
        id: 'c1',
        kind: 'idea',
        text: 'Agree on the two things you still want to see, and only those.',
        from: two,
        helped: false,
      },
      { id: 'c2', kind: 'link', text: 'https://example.org/handing-over', from: three, helped: false },
    ],
    groupNotes: `December: the room is free on the 14th and the 16th.\n${'Somebody asks the caretaker for the keys.\n'.repeat(11)}`,
  };
}

export const summaryOf = (meeting: Meeting, me: MemberId): MeetingSummary => ({
  meeting: meeting.id,
  group: meeting.group,
  groupName: 'Harbour group',
  title: 'Harbour group',
  ordinal: 4,
  startsAt: meeting.startsAt,
  minutes: meeting.minutes,
  status: meeting.status,
  isGivenUp: false,
  me: { member: me, name: 'Amara Okafor', role: 'member' },
  mayInvite: true,
  mayPlan: true,
  proposed: null,
  newest: null,
});
