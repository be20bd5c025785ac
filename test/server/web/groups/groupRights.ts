import { emptyCard } from '../../../../server/rooms/records/emptyCard';
import { presets } from '../../../../shared/groups/models';

/**
 * Who may do what over HTTP about a group, written by hand and not taken from the rules. Fay facilitates the first group and has
 * no slot in it; Ben is a member; Dan was removed; Lee opened the group's link and waits. The second has no facilitator: Ann and
 * Eve own it. Hana formed the third one for others and takes no part in it. Nobody has no session at all.
 */

export type Scene = { group: string; member: string; newcomer: string; invited: string; poll: string; time: string };

export const timeZone = 'Europe/London';
const wall = '2026-05-04T18:00';
export const times = [{ wall: '2026-06-01T18:00' }, { wall: '2026-06-02T18:00' }];

const planOf = (model: 'internalNetwork') => {
  const { people, everyWeeks, minutes, meetings, leads, formats } = presets[model];
  return { people, everyWeeks, minutes, meetings, leads, formats };
};

export type Row = { ask: string; body?: (scene: Scene) => object; fay: string; ben: string; own: string; hana: string };

/**
 * What the facilitator and a member of the first group get, a member of the second one, who owns it with the others, and the
 * programme organiser of the third.
 * Those that change the scene come last, and are asked about something that does not exist where they would.
 */
export const rows: Row[] = [
  { ask: 'GET ', fay: '200', ben: '200', own: '200', hana: '200' },
  { ask: 'GET /coming', fay: '200', ben: '403 notLead', own: '200', hana: '200' },
  { ask: 'GET /dates', fay: '200', ben: '200', own: '200', hana: '200' },
  { ask: 'GET /private-questions', fay: '200', ben: '200', own: '200', hana: '200' },
  // Fay formed the first group and Ann the second one: whoever reads the answers gives none.
  {
    ask: 'PUT /private-answer',
    body: () => ({ manager: '', report: '', competitor: '', objection: 'Cleo' }),
    fay: '403 notAllowed',
    ben: '200',
    own: '200',
    hana: '403 takesNoPart',
  },
  {
    ask: 'POST /private-answers/read',
    body: () => ({ upTo: 1 }),
    fay: '200',
    ben: '403 notAllowed',
    own: '403 notAllowed',
    hana: '200',
  },
  { ask: 'GET /next-date', fay: '200', ben: '200', own: '200', hana: '403 takesNoPart' },
  { ask: 'GET /polls/:poll', fay: '200', ben: '200', own: '200', hana: '200' },
  {
    ask: 'GET /calendar/:meeting.ics',
    fay: '404 notFound',
    ben: '404 notFound',
    own: '404 notFound',
    hana: '404 notFound',
  },
  { ask: 'GET /export', fay: '200', ben: '200', own: '200', hana: '403 takesNoPart' },
  { ask: 'GET /export/mine', fay: '200', ben: '200', own: '200', hana: '403 takesNoPart' },
  { ask: 'GET /import', fay: '200', ben: '200', own: '200', hana: '403 takesNoPart' },
  // What is sent is no export, which is told line by line.
  {
    ask: 'POST /import/check',
    body: () => ({}),
    fay: '200',
    ben: '403 notLead',
    own: '200',
    hana: '403 takesNoPart',
  },
  { ask: 'POST /import', body: () => ({}), fay: '200', ben: '403 notLead', own: '200', hana: '403 takesNoPart' },
  {
    ask: 'DELETE /imported/:person',
    body: () => ({ member: 'none' }),
    fay: '404 notFound',
    ben: '403 notLead',
    own: '404 notFound',
    hana: '403 takesNoPart',
  },
  {
    ask: 'POST /imported/:person',
    body: () => ({ member: null }),
    fay: '404 notFound',
    ben: '403 notLead',
    own: '404 notFound',
    hana: '403 takesNoPart',
  },
  { ask: 'GET /retention', fay: '200', ben: '200', own: '200', hana: '403 takesNoPart' },
  { ask: 'GET /reminders', fay: '200', ben: '200', own: '200', hana: '403 takesNoPart' },
  { ask: 'POST /reminders', body: () => ({ on: true }), fay: '200', ben: '200', own: '200', hana: '403 takesNoPart' },
  { ask: 'GET /webhook', fay: '200', ben: '200', own: '200', hana: '403 takesNoPart' },
  {
    ask: 'PUT /webhook',
    body: () => ({ address: 'http://' }),
    fay: '403 notAllowed',
    ben: '403 notLead',
    own: '403 notAllowed',
    hana: '403 takesNoPart',
  },
  { ask: 'DELETE /webhook', body: () => ({}), fay: '200', ben: '403 notLead', own: '200', hana: '403 takesNoPart' },
  {
    ask: 'PUT /retention',
    body: () => ({ texts: 6, afterEnd: null, version: 99 }),
    fay: '409 stale',
    ben: '403 notLead',
    own: '409 stale',
    hana: '403 takesNoPart',
  },
  {
    ask: 'PUT /about',
    body: () => ({ name: 'Harbour', colour: 'sea', plan: planOf('internalNetwork'), version: 99 }),
    fay: '409 stale',
    ben: '403 notLead',
    own: '409 stale',
    hana: '409 stale',
  },
  {
    ask: 'PUT /picture',
    body: () => ({}),
    fay: '422 malformed',
    ben: '403 notLead',
    own: '422 malformed',
    hana: '422 malformed',
  },
  { ask: 'GET /picture/:hash', fay: '404 notFound', ben: '404 notFound', own: '404 notFound', hana: '404 notFound' },
  { ask: 'DELETE /picture', body: () => ({}), fay: '200', ben: '403 notLead', own: '200', hana: '200' },
  {
    ask: 'POST /absence',
    body: () => ({ meeting: 'none', comes: true }),
    fay: '409 stale',
    ben: '409 stale',
    own: '409 stale',
    hana: '403 takesNoPart',
  },
  { ask: 'POST /my-zone', body: () => ({ timeZone }), fay: '200', ben: '200', own: '200', hana: '403 takesNoPart' },
  { ask: 'POST /feed', body: () => ({}), fay: '200', ben: '200', own: '200', hana: '200' },
  { ask: 'DELETE /feed', body: () => ({}), fay: '200', ben: '200', own: '200', hana: '200' },
  {
    ask: 'POST /actions/:action/report',
    body: () => ({ status: 'done', learned: '' }),
    fay: '404 notFound',
    ben: '404 notFound',
    own: '404 notFound',
    hana: '403 takesNoPart',
  },
  { ask: 'GET /issue-card', fay: '200', ben: '200', own: '200', hana: '403 takesNoPart' },
  {
    ask: 'POST /issue-card',
    body: () => ({ card: emptyCard, version: 99 }),
    fay: '409 stale',
    ben: '409 stale',
    own: '409 stale',
    hana: '403 takesNoPart',
  },
  { ask: 'POST /polls', body: () => ({ timeZone, times }), fay: '200', ben: '200', own: '200', hana: '200' },
  {
    ask: 'POST /polls/:poll/answer',
    body: ({ time }) => ({ time, at: 0, answer: 'yes', timeZone }),
    fay: '409 stale',
    ben: '409 stale',
    own: '409 stale',
    hana: '403 takesNoPart',
  },
  {
    ask: 'POST /polls/:poll/change',
    body: () => ({ change: 'close' }),
    fay: '200',
    ben: '403 notLead',
    own: '200',
    hana: '200',
  },
  {
    ask: 'PUT /series',
    body: () => ({ version: 99, timeZone, first: wall, rhythm: { every: 'weeks', weeks: 4 }, until: null }),
    fay: '409 stale',
    ben: '403 notLead',
    own: '409 stale',
    hana: '409 stale',
  },
  {
    ask: 'POST /series/change',
    body: () => ({ version: 99, change: 'end' }),
    fay: '404 notFound',
    ben: '403 notLead',
    own: '404 notFound',
    hana: '404 notFound',
  },
  { ask: 'GET /rota', fay: '200', ben: '200', own: '200', hana: '403 takesNoPart' },
  // Nobody takes turns in these groups.
  {
    ask: 'POST /swaps',
    body: ({ member }) => ({ turn: 'lead', with: member }),
    fay: '403 notAllowed',
    ben: '403 notAllowed',
    own: '403 notAllowed',
    hana: '403 takesNoPart',
  },
  {
    ask: 'POST /swaps/:swap',
    body: () => ({ answer: 'accept' }),
    fay: '404 notFound',
    ben: '404 notFound',
    own: '404 notFound',
    hana: '403 takesNoPart',
  },
  { ask: 'GET /buddies', fay: '200', ben: '200', own: '200', hana: '403 takesNoPart' },
  // Nobody meets on their own with themselves.
  {
    ask: 'POST /buddies',
    body: ({ member }) => ({ with: [member], when: { wall, timeZone }, minutes: 60, format: 'frame.one2one' }),
    fay: '200',
    ben: '400 badInput',
    own: '400 badInput',
    hana: '403 takesNoPart',
  },
  // Fay, who facilitates, has no slot, so Ben would be alone; Ann and Eve are two.
  {
    ask: 'POST /buddy-draw',
    body: () => ({ after: null }),
    fay: '409 tooFew',
    ben: '403 notLead',
    own: '200',
    hana: '403 takesNoPart',
  },
  {
    ask: 'POST /buddies/:pair',
    body: () => ({ answer: 'accept', askedAt: 1 }),
    fay: '404 notFound',
    ben: '404 notFound',
    own: '404 notFound',
    hana: '403 takesNoPart',
  },
  {
    ask: 'POST /open-room',
    body: () => ({ meeting: 'none' }),
    fay: '409 stale',
    ben: '403 notLead',
    own: '409 stale',
    hana: '403 takesNoPart',
  },
  {
    ask: 'POST /begin-now',
    body: () => ({}),
    fay: '200',
    ben: '403 notLead',
    own: '200',
    hana: '403 takesNoPart',
  },
  {
    ask: 'POST /cancel-next',
    body: () => ({ next: 'none' }),
    fay: '409 stale',
    ben: '403 notLead',
    own: '409 stale',
    hana: '409 stale',
  },
  {
    ask: 'POST /move-later',
    body: () => ({ date: 'none', when: { wall, timeZone } }),
    fay: '409 stale',
    ben: '403 notLead',
    own: '409 stale',
    hana: '409 stale',
  },
  {
    ask: 'POST /invited',
    body: () => ({ people: [{ name: 'Gil', email: null }] }),
    fay: '200',
    ben: '403 notLead',
    own: '200',
    hana: '200',
  },
  {
    ask: 'POST /invited/:id',
    body: () => ({ change: 'newLink' }),
    fay: '200',
    ben: '403 notLead',
    own: '200',
    hana: '200',
  },
  {
    ask: 'POST /told',
    body: () => ({ invited: ['nobody we know'] }),
    fay: '200',
    ben: '403 notLead',
    own: '200',
    hana: '200',
  },
  { ask: 'POST /link', body: () => ({ change: 'newLink' }), fay: '200', ben: '403 notLead', own: '200', hana: '200' },
  {
    ask: 'POST /newcomers/:member',
    body: () => ({ letIn: true }),
    fay: '404 unknownMember',
    ben: '403 notLead',
    own: '404 unknownMember',
    hana: '404 unknownMember',
  },
  // It is Ben's own, and the other member's own.
  {
    ask: 'POST /return-link/confirm',
    body: () => ({ at: 1 }),
    fay: '410 expiredLink',
    ben: '410 expiredLink',
    own: '410 expiredLink',
    hana: '410 expiredLink',
  },
  {
    ask: 'POST /members/:member/return-link',
    body: () => ({ everywhere: false }),
    fay: '200',
    ben: '200',
    own: '200',
    hana: '403 notLead',
  },
  {
    ask: 'POST /next',
    body: () => ({ when: { wall, timeZone }, minutes: null, template: null }),
    fay: '200',
    ben: '403 notLead',
    own: '200',
    hana: '200',
  },
  { ask: 'GET /ownership', fay: '200', ben: '200', own: '200', hana: '403 takesNoPart' },
  {
    ask: 'POST /agreement',
    body: () => ({ lines: ['We listen'], version: 99 }),
    fay: '409 stale',
    ben: '403 notAllowed',
    own: '409 stale',
    hana: '403 takesNoPart',
  },
  {
    ask: 'POST /agreement/sign',
    body: () => ({ version: 99 }),
    fay: '409 stale',
    ben: '409 stale',
    own: '409 stale',
    hana: '403 takesNoPart',
  },
  {
    ask: 'POST /members/remove',
    body: () => ({ member: 'none' }),
    fay: '404 unknownMember',
    ben: '403 notAllowed',
    own: '404 unknownMember',
    hana: '403 takesNoPart',
  },
  {
    ask: 'POST /proposals/:id',
    body: () => ({ answer: 'agree' }),
    fay: '409 stale',
    ben: '409 stale',
    own: '409 stale',
    hana: '403 takesNoPart',
  },
  {
    ask: 'POST /members/:member/role',
    body: () => ({ role: 'member' }),
    fay: '403 notAllowed',
    ben: '403 notAllowed',
    own: '403 notAllowed',
    hana: '403 notAllowed',
  },
  // Nobody ends a group without its name.
  {
    ask: 'POST /end',
    body: () => ({ name: 'Another', afterEnd: 3 }),
    fay: '400 badInput',
    ben: '403 notAllowed',
    own: '400 badInput',
    hana: '403 takesNoPart',
  },
  { ask: 'POST /archive', body: () => ({ change: 'open' }), fay: '200', ben: '403 notLead', own: '200', hana: '200' },
  // Fay facilitates alone, and is the last one in the end.
  {
    ask: 'POST /leave',
    body: () => ({ handTo: 'everybody', ends: true }),
    fay: '200',
    ben: '200',
    own: '200',
    hana: '200',
  },
];
