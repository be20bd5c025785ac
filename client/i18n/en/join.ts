export const join = {
  looking: 'Looking where this link leads',
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
  goIn: 'Go to the door',
  goingIn: 'Opening the door',
  smallDoor: 'Next you check camera and microphone.',
  goInAs: 'Go in as {{name}}',
  known: 'This browser knows you here as {{name}}.',
  someoneElse: 'I am somebody else',
  asBefore: 'Go in as {{name}} after all',
  privacy: 'No account needed. This browser remembers your seat; the link then leaves the address bar.',
  keyless: 'This link came without the group’s own key, as mailed links do. You can take part in everything.',
  dead: {
    unknown: {
      heading: 'This link leads nowhere',
      text: 'Perhaps a piece of it was lost on the way. Copy the whole link once more, or ask for a new one.',
    },
    incomplete: {
      heading: 'The link is not complete',
      text: 'The part behind the # sign is missing or cut. Ask whoever invited you to send the whole link.',
    },
    used: {
      heading: 'This link has been used',
      text: 'It was made for one person and one time. If that was you, open it in the browser you used then. If it was not, tell whoever invited you and ask for a new one.',
    },
    expired: {
      heading: 'This link has run out',
      text: 'Its time is over. Whoever invited you can make a new one in a moment.',
    },
    withdrawn: {
      heading: 'This link was withdrawn',
      text: 'The group closed it, perhaps because it made a new one. Ask whoever invited you for the current link.',
    },
    ended: {
      heading: 'This meeting is over',
      text: '“{{title}}” has ended. When the group meets again, the same link will lead there.',
      member: 'You were invited as a member: what the group noted is still there for you.',
      open: 'See how it ended',
    },
    full: {
      heading: 'The group is full',
      text: 'No more people fit in. Ask whoever invited you.',
    },
    tooFast: {
      heading: 'Too many tries',
      text: 'Too many links were tried from here just now. Wait a minute, then try again.',
    },
    unavailable: {
      heading: 'The server does not answer',
      text: 'Your link may well be good. Check your line and try again.',
    },
    fault: {
      heading: 'Something broke on our side',
      text: 'Please try again. Should you report it, quote {{ref}}.',
    },
  },
  again: 'Try again',
  home: 'To the first page',
  refusedName: 'Please write a name, up to 80 characters.',
} as const;
