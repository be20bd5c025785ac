/** Text of the dialog in which the agenda is changed, loaded with it. */
export const agendaChange = {
  strip: {
    label: 'The meeting to scale, from its beginning to its planned end',
    ends: 'The meeting ends at {{time}}, as planned.',
    endsOther: 'Planned end {{planned}}, now {{time}}',
  },

  fit: {
    late_one: '{{count}} minute does not fit.',
    late_other: '{{count}} minutes do not fit.',
    begins: '{{name}} would start at {{time}}.',
    goesOn: '{{name}} would go on until {{time}}.',
    back: '{{name}} back to {{minutes}} min',
    shorten: 'Shorten all slots, to {{count}} min',
    leaveOutBreak: 'Leave out the break',
    stay: 'Stay until {{time}}',
  },

  draft: {
    how: 'Try out what you like. Nobody sees it until you use it.',
    notYours: 'This is what lies ahead. The lead can change it.',
    notYoursNow: 'You do not lead now',
    use: 'Use this agenda',
    ends: 'ends {{time}}',
    endsLate_one: 'ends {{time}}, {{count}} min late',
    endsLate_other: 'ends {{time}}, {{count}} min late',
    nothingFits: 'Nothing of it fits any more',
    discard: 'Discard changes',
    first: 'Use or discard your changes first',
    moved:
      'The meeting has moved on, and nothing was changed. What no longer fits is named here; the rest is still in your draft.',
    clash: 'Does not fit any more: {{what}}.',
    insist: 'Take mine',
    drop: 'Leave it',
    leaveTitle: 'Use your changes?',
    leaveAbout: 'You have changed the agenda, and nobody sees it yet.',
    stay: 'Go on changing',
  },

  line: {
    now_one: 'runs now, {{count}} min left',
    now_other: 'runs now, {{count}} min left',
    out: 'left out',
    added: 'added by you',
    was_one: 'was {{count}}',
    was_other: 'was {{count}}',
    late: 'after the planned end',
    move: 'Move the slot of {{name}}: arrow up or arrow down',
    earlier: 'Earlier',
    later: 'Later',
  },

  behind_one: '{{count}} stage is over',
  behind_other: '{{count}} stages are over',
  behindHow: 'Going back keeps what was done.',

  undo: {
    button: 'Undo: {{what}}',
    minutes: 'minutes of {{name}}',
    leftOut: '{{name}} left out',
    putBack: '{{name}} put back',
    order: 'order of the slots',
    break: 'the break',
    end: 'the end of the meeting',
    shorter: 'shorter slots',
    block: 'way of working of {{name}}',
    blockOfAll: 'way of working of all slots',
    prompt: 'text of {{name}}',
    otherStage: 'a stage',
  },

  refused: {
    stale: '{{name}} has just changed this. What holds now is shown here.',
    gone: 'This was changed again in the meantime. What holds now is shown here.',
    tooShort:
      'This way of working needs {{least}} min, and there are {{minutes}}. Give the slot more minutes first, or choose a shorter way.',
    least: 'This slot takes {{least}} min at least.',
    notNow: 'The meeting has come to this already. You can still go back to it.',
    tooLate: 'It is too late to undo this. You can still change it by hand.',
  },

  text: {
    button: 'Text',
    change: 'change what people are asked: {{name}}',
    label: 'What people are asked',
    client: 'the client',
    hint: 'Everybody reads this instead of the usual text, also on the projector.',
    save: 'Show this text',
    back: 'Use the usual text',
    cancel: 'Cancel',
    empty: 'Write something first.',
    where: 'Where',
    here: 'In this slot',
    everywhere: 'In every slot',
  },

  steps: {
    openOf: 'Change more: {{name}}',
    all: 'What happens in each slot',
    block: 'Way of working',
    needs: '{{name}} (needs {{least}} min)',
    takes: '{{name}} ({{least}} to {{most}} min)',
  },

  keep: {
    title: 'Keep this agenda for next time',
    about:
      'Stages, breaks, minutes and your texts, as they are now. Minutes of slots and who has one are planned anew each time. You find it when you plan your next meeting.',
    name: 'Name',
    button: 'Keep as our own format',
    kept: 'Kept as “{{name}}”.',
    cannot:
      'As it is now, this agenda could not be held again. Put protected stages and the slots back, or make the stages shorter.',
  },
} as const;
