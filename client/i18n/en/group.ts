/** The page of a group. */
export const group = {
  title: '{{name}}',
  loading: 'Opening the page of your group',
  again: 'Try again',
  affairs: 'Running the group',
  refused: {
    signedOut: 'This browser does not know you. Open your own link, or the invitation that you got.',
    notFound: 'There is no such group here, or you are not one of its members.',
    notAllowed: 'Guest speakers see the meetings that they are invited to, and not the page of the group.',
    unavailable: 'The server does not answer. Check your network and try again.',
  },
  refusedHere: {
    notAdmitted: 'You are not a member of this group at the moment. Reload the page.',
    notLead: 'Somebody else in the group decides this. Ask them to do it.',
    notAllowed: 'Your role in this group does not allow this.',
    stale: 'Somebody else has changed this in the meantime. Look again, then decide.',
    notNow: 'This is not possible at the moment. Look again, or try later when no meeting is running.',
    unknownMember: 'This person waits no longer, or has left the group. Somebody else may have answered.',
  },
  waits: {
    title: 'You are waiting to be let in',
    about:
      'Somebody of the group lets you in on its page. You can close this window and come back later in the same browser.',
  },
  people: {
    round: 'The people of the group',
    you: 'You',
    count_one: 'one of us, since {{month}}',
    count_other: '{{count}} of us, since {{month}}',
    countOutside_zero: 'nobody has come yet',
    countOutside_one: 'one person, since {{month}}',
    countOutside_other: '{{count}} people, since {{month}}',
    sinceMonth: 'since {{month}}',
    leads: 'leads next time',
    cannotCome: 'cannot come',
    facilitator: 'facilitator',
  },
  past: {
    title: 'Past meetings',
    number: 'Meeting {{number}}',
    minutes: 'Minutes',
    minutesOf: 'Minutes of {{title}}, {{when}}',
    notThere: 'you were not there',
  },
} as const;
