export const join = {
  title: 'Invitation',
  looking: 'Checking the link',
  heading: {
    lobby: 'You are invited',
    running: 'The meeting has begun',
    return: 'Welcome back',
  },
  group: 'Group: {{name}}',
  startsNow: 'It starts as soon as the others are here.',
  startsAt: 'Starts {{when}}.',
  startedAt: 'It was planned for {{when}}. You can still come in.',
  startedEarly: 'It was planned for {{when}} and has begun already. You can come in.',
  name: 'Your name in the room',
  nameHint: 'The others see it beside your seat.',
  goIn: 'Go to the lobby',
  goingIn: 'Opening the lobby',
  nextInLobby: 'Next you check your camera and microphone.',
  goInAs: 'Continue as {{name}}',
  known: 'This browser knows you here as {{name}}.',
  someoneElse: 'I am somebody else',
  asBefore: 'Continue as {{name}} instead',
  handed: '{{name}} made this link for you ({{when}}). If you did not ask for it, tell your group.',
  privacy: 'No account needed. This browser remembers your seat; the link then leaves the address bar.',
  keyless: 'This link came without the group’s key, as links in e-mails do. You can take part in everything.',
  dead: {
    unknown: {
      heading: 'This link does not work',
      text: 'Part of it may be missing. Copy the whole link again, or ask for a new one.',
    },
    incomplete: {
      heading: 'The link is not complete',
      text: 'The part after the # sign is missing or cut off. Ask the person who invited you to send the whole link.',
    },
    used: {
      heading: 'This link has been used',
      text: 'It works once, for one person. If you have used it, open it in the same browser as before. If you have not, tell the person who invited you and ask for a new one.',
    },
    expired: {
      heading: 'This link has expired',
      text: 'Ask the person who invited you for a new one.',
    },
    withdrawn: {
      heading: 'This link was withdrawn',
      text: 'The group replaced or closed it. Ask the person who invited you for the current link.',
    },
    ended: {
      heading: 'This meeting is over',
      text: '“{{title}}” has ended. When the group meets again, the same link will lead there.',
      member: 'You were invited as a member: what the group noted is still there for you.',
      open: 'See what was noted',
    },
    noCookie: {
      heading: 'This browser blocks cookies',
      text: 'Roundel needs one cookie to know that your seat is yours. Allow cookies for this page, or open the link in another browser. The link has not been used up.',
    },
    removed: {
      heading: 'You were removed from this meeting',
      text: 'This browser cannot use the group’s link until the meeting is over. The person who leads can let you in again.',
    },
    full: {
      heading: 'The group is full',
      text: 'There is no room for another member. Ask the person who invited you.',
    },
    tooFast: {
      heading: 'Too many attempts',
      text: 'Too many links were tried from this network. Wait a minute, then try again.',
    },
    unavailable: {
      heading: 'The server does not answer',
      text: 'Your link may be fine. Check your network and try again.',
    },
    fault: {
      heading: 'Something went wrong on the server',
      text: 'Please try again. If you report it, quote {{ref}}.',
    },
  },
  again: 'Try again',
  home: 'Go to the start page',
  refusedName: 'Please write a name, up to 80 characters.',
} as const;
