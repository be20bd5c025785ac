/** Texts of what a room shows for a while: a pause with its choices, and cards that everybody sees for a moment. */
export const moments = {
  cards: {
    questionsOnly: 'Questions only for now. Ideas come later.',
    forWhom: 'A moment to ask yourself: is this for the client, or for you?',
    forWhomOf: 'A moment to ask yourself: is this for {{name}}, or for you?',
    forWhomClient: 'Everybody asks themselves for a moment: is this for you, or for them?',
  },

  early: {
    title: 'For the others this room is closed until {{when}}.',
    about:
      'Until then only you come in. Open it now, and the invitation, the page of your group and home let everybody in.',
    aboutLead: '{{name}} leads and can open it for everybody now.',
    open: 'Open it now for everybody',
  },

  pause: {
    title: 'Paused',
    about: 'Take the time you need. Nobody has to say why.',
    by: 'Paused by {{name}}. The clocks wait.',
    goOn: 'Go on',
    silence: 'A minute of silence',
    break: 'A break of 5 minutes',
    toEnd: 'Move this issue to the end',
    toEndTitle: 'Move the rest of this issue?',
    toEndAbout:
      'The meeting goes on with what comes next. This issue comes back after the last slot, with the time it has left.',
    toEndYes: 'Move it',
    out: 'Leave the rest of this issue out',
    outTitle: 'Leave the rest of this issue out?',
    outAbout:
      'The meeting goes on with what comes next, and the slots ahead share the time. The issue stays open for the closing round.',
    outYes: 'Leave it out',
    stay: 'Stay in the pause',
    help: 'Who can help outside',
  },

  help: {
    title: 'Who can help outside',
    about: 'People whom anybody here can turn to when a meeting is not the place for it.',
    none: 'Nobody is written down yet.',
    howLead: 'Write them here once, such as the phone number of a counselling service. They stay with the group.',
    howOthers: '{{name}} leads and can write them here, now or at any time.',
    howNobody: 'Whoever leads can write them here.',
    label: 'Names, phone numbers, opening hours',
    hint: 'Everybody in the group reads this, whenever they open it.',
    change: 'Change',
    save: 'Save',
    cancel: 'Cancel',
    newer: 'Somebody else changed it meanwhile: {{text}}',
    close: 'Close',
  },

  hints: {
    duet: '{{first}} and {{second}} had nearly all of the last 5 minutes. You could ask the others. Only you see this.',
    most: '{{name}} spoke most of the last 5 minutes. You could ask the others. Only you see this.',
    asksAgain_one: '{{name}} has asked {{count}} time, and some have not asked yet. Only you see this.',
    asksAgain_other: '{{name}} has asked {{count}} times, and some have not asked yet. Only you see this.',
    close: 'Close',
  },

  formats: {
    title: 'What fits instead',
    few: 'This format is for {{least}} people or more, and {{people}} are here. This fits instead:',
    none: 'This format is for {{least}} people or more, and {{people}} are here.',
    takes_one: 'Takes {{count}} minute.',
    takes_other: 'Takes {{count}} minutes.',
    take: 'Take it',
    others: 'Whoever starts the meeting can take one of them.',
    back: 'Take the planned format again',
  },

  questions: {
    beforeIdeas: 'Questions only. Ideas come later.',
    throughout: 'Questions only',
    room: 'Leave room for the answer.',
  },

  absent: {
    about: '{{name}} has been away for a while, and their slot is still to come. Leave it out?',
    share: 'Share its minutes',
    save: 'End earlier',
    wait: 'Wait',
  },

  late: {
    title: 'Where we are',
    stage: 'Now: {{stage}}.',
    stageIn: 'Now: {{stage}}, in {{name}}’s slot.',
    stageInMine: 'Now: {{stage}}, in your slot.',
    none: 'No slot has begun yet.',
    done_one: '{{count}} slot is over.',
    done_other: '{{count}} slots are over.',
    mineNext: 'Your slot is the next one.',
    mine_one: '{{count}} slot comes before yours.',
    mine_other: '{{count}} slots come before yours.',
    microphone: 'Your microphone is off. Turn it on when you want to speak.',
    close: 'Close',
  },

  interlude: {
    silence: 'A minute of silence',
    silenceAbout: 'Nobody has to say anything.',
    silenceOver: 'The minute is over',
    break: 'A break',
    breakAbout: 'Take care of yourself.',
    breakOver: 'The break is over',
    over: 'The meeting goes on when somebody presses “Go on”.',
  },
} as const;
