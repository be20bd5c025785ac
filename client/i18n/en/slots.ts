/** Text of the panel for agenda setting: who wants a slot, and in which order. */
export const slots = {
  title: 'Who needs time today?',
  about: 'Say whether you want a slot and what would help you. The lead confirms the order.',
  aboutLead: 'Look at what everybody wants, put the slots in order, then confirm.',
  confirmed: 'The order is confirmed.',
  order: 'Order of slots',
  mine: 'For me',
  iNeed: 'I want a slot today',
  minutes: 'Minutes I would like',
  anyMinutes: 'as many as fit',
  help: 'What would help me',
  noHelpYet: 'has not said yet what would help',
  wantsNone: 'no slot today',
  leaveOut: 'No slot for {{name}}',
  policy: 'How the time is shared',
  policies: { equal: 'Equal slots', bid: 'As asked for', scheduled: 'As scheduled' },
} as const;
