/** The words of the files in an export. */
export const en = {
  readme: {
    title: 'An export from Roundel',
    group:
      'This is what the group {name} owns, as far as the member who saved it may read it: private notes, cards and pages of others are not in it, nor single answers of forms.',
    mine: 'This is what one member of the group {name} owns: what they wrote for themselves, what they promised, and what was given to them.',
    files: 'What is where',
    groupFile: '`group.json` and `group.md`: the group, its agreement, people, topics and formats.',
    mineFile: '`mine.json` and `mine.md`: the member, their issue card and their actions.',
    meetings:
      '`meetings/`: one file for each meeting. Files that end in `.json` are for programs, those in `.md` for people. Minutes and drawings are added by the browser that saves the export.',
    boards:
      '`boards/`: the boards. Files that end in `.excalidraw` can be opened in Excalidraw; pictures lie beside them.',
    version:
      'The format has the number {format}. It is described in the documentation of Roundel, “Export and import”.',
    notThere: 'Meetings in which that member was not present are listed, and their content is left out.',
  },
  people: 'People',
  left: 'left on {day}',
  agreement: 'Agreement',
  agreementVersion: 'Version {version}.',
  formerAgreements: 'Earlier agreements',
  former: 'Version {version}, until {day}:',
  signed: 'Signed: {names}.',
  help: 'Where to find help',
  actions: 'Actions',
  absences: 'Meetings that I could not come to',
  privately: {
    title: 'What I said in private while the group was formed',
    manager: 'My manager',
    report: 'Reports to me',
    competitor: 'A competitor',
    objection: 'A name that I object to',
  },
  parked: 'Topics for later',
  score: 'importance {importance}, urgency {urgency}',
  meetings: 'Meetings',
  minutes: '{minutes} minutes',
  status: { lobby: 'planned', running: 'running', ended: 'held', notThere: 'held, not in this file' },
  formats: 'Formats of the group',
  roles: { member: 'member', facilitator: 'facilitator', speaker: 'guest speaker' },
  card: {
    title: 'Issue card',
    whyNow: 'Why now',
    tried: 'Tried so far',
    wanted: 'Wanted',
    keyQuestion: 'Key question',
    notWanted: 'Not wanted',
  },
  action: {
    firstStep: 'First step',
    by: 'By when',
    due: 'Due on',
    measure: 'Seen by',
    support: 'Support',
    ifThen: 'If, then',
    buddy: 'Buddy',
    learned: 'Learned',
  },
  statuses: { open: 'open', done: 'done', partly: 'partly done', notDone: 'not done', dropped: 'dropped' },
  notes: 'Private notes',
  pages: 'Pages of silent writing',
  given: 'Pages that were given to me',
  envelope: 'Envelope',
  kinds: { question: 'question', idea: 'idea', experience: 'experience', link: 'link', contact: 'contact' },
  helped: 'helped',
  meetingFile: 'Meeting {number}',
  talk: 'I spoke for {minutes} minutes.',
} as const;

/** Puts values in the places of a sentence. */
export const said = (sentence: string, values: Readonly<Record<string, string | number>>): string =>
  sentence.replace(/\{(\w+)\}/g, (place, name: string) => String(values[name] ?? place));
