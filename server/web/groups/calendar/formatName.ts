/** What a calendar calls the frames: the names that the picker of formats shows. The server sends no other text to people. */
const names: Readonly<Record<string, string>> = {
  'frame.group': 'Peer coaching group',
  'frame.virtual': 'Short peer coaching call',
  'frame.network': 'Learning network',
  'frame.buddy': 'Learning buddies',
  'frame.cocoach': 'Co-coaching',
  'frame.external': 'Topic and round table',
  'frame.extnet': 'Network call',
  'frame.mastermind': 'Mastermind',
  'frame.forum': 'Forum',
  'frame.one2one': 'Facilitator and member',
  'frame.orientation': 'Orientation',
  'frame.closing': 'Closing meeting',
};

/** Never the name of a group's own format: that is a text that people wrote. */
export const formatName = (frame: string): string => (Object.hasOwn(names, frame) ? (names[frame] ?? '') : '');
