import type { MyActions } from '../../../shared/protocol/actions';
import type { GroupGlance, Home, NextMeeting } from '../../../shared/protocol/groups';
import type { Action } from '../../../shared/protocol/records';
import { openAction } from '../records';

/** What the server could answer somebody it knows: one answer for each state of the pages about me. */

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const here = (at: number): string => new Date(at).toLocaleDateString('sv');

const harbour = ['Leila Haddad', 'Jonas Lind', 'Amara Okafor', 'Ruth Andersson', 'Mei-Ling Tan', 'Tomás Rey'];
const workshop = [
  'Leila Haddad',
  'Priya Nair',
  'Dan Weber',
  'Olga Petrova',
  'Sam Lee',
  'Nora Berg',
  'Kofi Mensah',
  'Ines Costa',
];

const glance = (
  group: string,
  name: string,
  people: readonly string[],
  more: Partial<GroupGlance> = {},
): GroupGlance => ({
  group,
  name,
  model: 'internalGroup',
  colour: null,
  picture: null,
  timeZone: null,
  me: { member: `${group}0`, name: people[0] ?? '', role: 'member' },
  people: people.map((one, index) => ({ member: `${group}${index}`, name: one })),
  next: null,
  behind: null,
  actions: [],
  waits: [],
  asks: [],
  absence: null,
  isArchived: false,
  erasedAt: null,
  swaps: [],
  lacksWayBack: false,
  iAsk: [],
  lastMet: null,
  ...more,
});

const meeting = (group: string, startsAt: number, more: Partial<NextMeeting> = {}): NextMeeting => ({
  meeting: `${group}-next`,
  title: 'The fifth meeting',
  startsAt,
  minutes: 150,
  status: 'lobby',
  format: 'frame.group/block.slot',
  lead: `${group}1`,
  opensAt: startsAt - 15 * MINUTE,
  isOpenToMe: false,
  here: [],
  isCalled: false,
  ledBefore: null,
  running: null,
  ...more,
});

const actionsAt = (now: number): Action[] => [
  openAction({
    id: 'a1',
    member: 'h0',
    what: 'Hand the release checklist to Priya and not open it until she asks.',
    due: here(now + DAY),
    buddy: 'Ruth',
    acceptedAt: now - 16 * DAY,
  }),
  openAction({
    id: 'a2',
    member: 'h0',
    what: 'Let Dan run the Thursday review, start to end.',
    due: here(now + 7 * DAY),
    status: 'partly',
    learned: 'He ran two of three. I spoke in the third before he did.',
    buddy: 'Amara',
    acceptedAt: now - 44 * DAY,
    reportedAt: now - 9 * DAY,
  }),
];
const ofWorkshop = (now: number): Action =>
  openAction({
    id: 'a3',
    member: 'w0',
    what: 'Show the learning table one thing that failed.',
    due: here(now + 42 * DAY),
    acceptedAt: now - 14 * DAY,
  });

/** On the day after tomorrow-week, at six in the evening. */
const evening = (now: number, days: number): number => new Date(now + days * DAY).setHours(18, 0, 0, 0);

function usual(now: number): [GroupGlance, GroupGlance] {
  const startsAt = evening(now, 12);
  return [
    glance('h', 'Harbour group', harbour, {
      next: meeting('h', startsAt),
      actions: actionsAt(now),
      waits: [
        { what: 'issueCard', meeting: 'h-next', startsAt },
        { what: 'status', meeting: 'h-next', startsAt, count: 1 },
      ],
      absence: { isMine: false, readers: ['h1'], absent: [] },
    }),
    glance('w', 'Workshop network', workshop, {
      asks: [
        { what: 'poll', poll: 'p' },
        { what: 'agreement', isAgain: true },
      ],
      timeZone: 'Asia/Tokyo',
      next: meeting('w', evening(now, 42), { lead: 'w0', isOpenToMe: true }),
      actions: [ofWorkshop(now)],
    }),
  ];
}

const runs = (now: number, hasSeat: boolean): Partial<NextMeeting> => ({
  status: 'running',
  startsAt: now - 43 * MINUTE,
  opensAt: now - 58 * MINUTE,
  isOpenToMe: true,
  running: {
    since: now - 43 * MINUTE,
    stage: hasSeat ? { words: 'slot.questions', client: 'Tomás Rey', isMine: false } : null,
    hasSeat,
  },
});

const scenes: Record<string, (now: number) => Omit<Home, 'buddies' | 'lookedAfter'>> = {
  'home-known': (now) => ({ now, groups: usual(now) }),
  'home-running': (now) => {
    const [h, w] = usual(now);
    return { now, groups: [{ ...h, waits: [], next: { ...meeting('h', now), ...runs(now, true) } }, w] };
  },
  'home-several-running': (now) => {
    const [h, w] = usual(now);
    return {
      now,
      groups: [
        { ...h, waits: [], next: { ...meeting('h', now), ...runs(now, true) } },
        { ...w, next: { ...meeting('w', now), ...runs(now, false) } },
      ],
    };
  },
  'home-today': (now) => {
    const [h, w] = usual(now);
    const startsAt = now + 3 * HOUR;
    return {
      now,
      groups: [{ ...h, timeZone: 'Asia/Tokyo', next: meeting('h', startsAt, { lead: 'h0', isOpenToMe: true }) }, w],
    };
  },
  'home-open': (now) => {
    const [h] = usual(now);
    return { now, groups: [{ ...h, next: meeting('h', now + 9 * MINUTE, { isOpenToMe: true }) }] };
  },
  'home-one-group': (now) => ({ now, groups: [usual(now)[0]] }),
  'home-no-meeting': (now) => {
    const [h, w] = usual(now);
    return {
      now,
      groups: [
        { ...h, next: null, waits: [] },
        { ...w, next: null },
      ],
    };
  },
  'home-one-no-meeting': (now) => ({ now, groups: [{ ...usual(now)[0], next: null, waits: [] }] }),
  'home-group-of-one': (now) => ({ now, groups: [glance('h', 'Harbour group', ['Leila Haddad'])] }),
};

export const homeScenes: Record<string, (now: number) => Home> = Object.fromEntries(
  Object.entries(scenes).map(([name, scene]) => [
    name,
    (now: number) => ({ ...scene(now), buddies: [], lookedAfter: [] }),
  ]),
);

const group = (now: number) => [
  { group: 'h', name: 'Harbour group', me: 'h0', next: evening(now, 12) },
  { group: 'w', name: 'Workshop network', me: 'w0', next: evening(now, 42) },
];
const settled = (
  id: string,
  what: string,
  ago: number,
  now: number,
  more: Partial<Action>,
): MyActions['settled'][number] => ({
  group: 'h',
  action: openAction({
    id,
    member: 'h0',
    what,
    acceptedAt: now - (ago + 17) * DAY,
    reportedAt: now - ago * DAY,
    status: 'done',
    ...more,
  }),
});

export const actionScenes: Record<string, (now: number) => MyActions> = {
  'my-actions': (now) => ({
    now,
    groups: group(now),
    open: [
      ...actionsAt(now).map((action) => ({ group: 'h', action })),
      {
        group: 'h',
        action: openAction({
          id: 'a4',
          what: 'Ask Nadia what she needs from me, and only listen.',
          support: 'Jonas',
          acceptedAt: now - 13 * DAY,
        }),
      },
      { group: 'w', action: ofWorkshop(now) },
      {
        group: 'w',
        action: openAction({
          id: 'a5',
          what: 'Write down what I would tell my successor.',
          by: 'before the summer',
          acceptedAt: now - 14 * DAY,
        }),
      },
    ],
    settled: [
      settled('s1', 'Say no to the steering paper, in writing.', 27, now, {
        learned: 'The no took two lines. I had dreaded it for three weeks.',
      }),
      settled('s2', 'Leave at six on Wednesdays.', 50, now, {
        learned: 'Three of four. On the fourth nobody had asked me to stay.',
      }),
      settled('s3', 'Read both books about delegating.', 76, now, {
        status: 'dropped',
        learned: 'I was collecting advice in place of trying it.',
      }),
    ],
    older: '1 s3',
  }),
  'my-actions-overdue': (now) => {
    const usually = actionScenes['my-actions']?.(now) as MyActions;
    const late = openAction({
      id: 'a0',
      member: 'h0',
      what: 'Call the customer who left, and ask why.',
      due: here(now - 5 * DAY),
      acceptedAt: now - 30 * DAY,
    });
    return {
      ...usually,
      groups: group(now).slice(0, 1),
      open: [{ group: 'h', action: late }, ...usually.open.filter((one) => one.group === 'h')],
    };
  },
  'my-actions-none': (now) => ({ now, groups: group(now).slice(0, 1), open: [], settled: [], older: null }),
};
