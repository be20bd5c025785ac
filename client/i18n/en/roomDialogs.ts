/** Text of what opens over the room, and of rare notices. It is loaded after the room, together with them. */
export const roomDialogs = {
  leadPassed: {
    told: '{{to}} leads now, because {{name}} lost the connection.',
    yours: 'You lead now, because {{name}} lost the connection. They can take the lead back when they return.',
  },

  agenda: {
    change: 'Change the agenda',
    back: 'Go back',
    skip: 'Leave out',
    skipShared: 'Leave out, share its minutes',
    skipSaved: 'Leave out, end earlier',
    keep: 'Put back',
    addBreak: 'Break before',
    breakBefore: 'Add a break before the slot of {{name}}',
    notNow: 'Not at the moment',
    slotOf: 'the slot of {{name}}',
    without: 'Without a slot',
    giveSlot: 'Give a slot',
    isGone: '{{name}} is not here',
    fewer: 'One minute less: {{name}}',
    more: 'One minute more: {{name}}',
    least: 'a minute at least',
  },

  people: {
    title: 'People',
    facilitator: 'facilitates, without a slot',
    speaker: 'guest speaker',
    removalAsked: '{{count}} of {{needed}} needed ask to remove them',
    writes: 'writes, without a microphone',
    spoke_one: 'spoke {{count}} min',
    spoke_other: 'spoke {{count}} min',
    /** What the agreement says about talk time, to the lead and to everybody else. */
    talk: {
      own: {
        lead: 'You see how long you spoke. As you agreed, nobody sees how long the others did.',
        others: 'You see how long you spoke. As you agreed, nobody sees how long the others did.',
      },
      lead: {
        lead: 'Only you, as the lead, see how long the others spoke. Everybody sees their own time.',
        others: 'You see how long you spoke. Only the lead sees how long the others did.',
      },
      group: {
        lead: 'While the meeting runs only you, as the lead, see how long the others spoke. Afterwards everybody sees it in the minutes.',
        others:
          'You see how long you spoke, and the lead sees it of everybody. Afterwards everybody sees it in the minutes.',
      },
    },
    notCopied: 'The link could not be copied. Here it is:',
    admission: 'When somebody comes with the link',
    ask: 'Ask me',
    askNote: 'They wait in the lobby until I let them in',
    open: 'Let everybody in',
    openNote: 'They sit down without asking as soon as the meeting is open',
    removeTitle: 'Remove {{name}}?',
    removedList: 'Removed from this meeting',
    absent_one: '{{count}} member is not here',
    absent_other: '{{count}} members are not here',
    handLink: 'Make a new link for {{name}}',
    removeNamed: 'Remove {{name}} from the group',
    removeFrom: 'Remove from',
    removeOf: { meeting: 'Only this meeting', group: 'The group' },
    removeMeans: {
      meeting:
        'They leave the room at once. No link lets them back into this meeting. Only you can. They stay in the group and can come to the next meeting.',
      group:
        'They leave the room at once and can no longer open anything of the group. The group’s link and unused personal links stop working for everybody. To come back they need a new link, and you have to let them in.',
    },
    removeYes: { meeting: 'Remove from the meeting', group: 'Remove from the group' },
    goneTitle: '{{name}} was removed from the group',
    goneFromGroup: 'Everybody else stays. The group’s old link no longer works. Make a new one under “{{links}}”.',
  },

  keys: {
    title: 'Keyboard shortcuts',
    mine: 'Everybody',
    leads: 'The lead',
    on: 'Single-key shortcuts',
    onWhy: 'Turn this off if you use speech or switch control. Every button can also be reached with Tab.',
    next: 'Press the big button: what comes next',
    back: 'Back one stage',
    undo: 'Undo the last step',
    pause: 'Pause, or go on',
    moreTime: 'More time',
    done: 'I’m done',
    hand: 'Raise or lower my hand',
    later: 'Come back to me',
    pass: 'Pass this time',
    stop: 'Stop listening, or listen again',
    microphone: 'Microphone',
    camera: 'Camera',
    board: 'Whiteboard',
    agenda: 'Agenda',
    people: 'People',
    help: 'This list',
  },

  /** Tells everybody what the lead removed; `mine` is for the person who wrote it. */
  removed: {
    action: '{{lead}} removed an action of {{name}}.',
    issue: '{{lead}} removed the issue card of {{name}}.',
    parked: '{{lead}} removed an item of {{name}} from the list.',
    page: '{{lead}} removed a page that {{name}} had shown.',
    mine: {
      action:
        '{{lead}} removed one of your actions. Its text is still in the plan as a draft. Speak with {{lead}} if you want to know why.',
      issue: '{{lead}} removed your issue card from the group’s view. You still have it, and can show it again.',
      parked: '{{lead}} removed an item of yours from the list.',
      page: '{{lead}} removed your page from the group’s view. You still have it. Speak with {{lead}} if you want to know why.',
    },
  },
} as const;
