/** Text of the dialog in which the agenda is changed, loaded with it. */
export const agendaChange = {
  before:
    'You can prepare what people are asked and how slots are worked. Order and minutes can be changed once the meeting runs.',

  undo: {
    button: 'Undo: {{what}}',
    minutes: 'minutes of {{name}}',
    leftOut: '{{name}} left out',
    putBack: '{{name}} put back',
    order: 'order of the slots',
    break: 'the break',
    end: 'the end of the meeting',
    block: 'way of working of {{name}}',
    blockOfAll: 'way of working of all slots',
    prompt: 'text of {{name}}',
    otherStage: 'a stage',
  },

  refused: {
    stale: '{{name}} has just changed this. What holds now is shown here. Change it again if you like.',
    gone: 'This was changed again in the meantime. What holds now is shown here.',
    tooShort:
      'This way of working needs {{least}} min, and there are {{minutes}}. Give the slot more minutes first, or choose a shorter way.',
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
    open: 'Change',
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
