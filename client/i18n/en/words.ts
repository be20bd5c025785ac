/** Text for people who write because they cannot speak. */
export const words = {
  write: 'Write',
  ask: 'You have no microphone here. Raise your hand, and when you have the floor a field to write in appears.',
  writes: '{{name}} writes',
  mine: 'You wrote',
  labelFree: 'Write what you want to say',
  label: 'You have the floor: write what you want to say',
  toAll: 'Write to everybody, in all groups',
  hint: 'Everybody reads it with your name. It is not kept.',
  empty: 'Write something first.',
  show: 'Show it to everybody',
} as const;
