/** Members of a group: removal, and leaving. */
export const membership = {
  title: 'Staying and leaving',
  since: 'here since {{when}}',
  remove: 'Remove',
  removeTitle: 'Remove {{name}} from the group?',
  removeAbout:
    'Their membership ends at once, also in a running meeting, and the group’s links stop working. The minutes keep their name. They can come back only by a new invitation.',
  removeYes: 'Remove',
  propose: 'Propose to remove',
  proposeTitle: 'Propose to remove {{name}}?',
  proposeAbout:
    'It takes more than half of the others, and at least two. {{name}} does not see it before it is decided. Talk to each other first, if you can.',
  proposeYes: 'Propose it',
  stay: 'Cancel',
  askedBy: '{{by}} asks for {{name}} to be removed from the group.',
  askedByMe: 'You ask for {{name}} to be removed from the group.',
  votes_zero: 'Nobody agrees yet. It takes {{needed}}.',
  votes_one: '{{count}} person agrees. It takes {{needed}}.',
  votes_other: '{{count}} people agree. It takes {{needed}}.',
  agree: 'I agree',
  agreeNoLonger: 'I do not agree any more',
  takeBack: 'Take it back',
  leaveHint: 'You can leave at any time. Nobody has to agree, and you owe no reason.',
  leave: 'Leave the group',
  leaveTitle: 'Leave {{name}}?',
  leaveAbout:
    'You lose the page of the group, its minutes and boards, your private notes and the list of your actions here. Download what is yours first: that is further down on this page. The group keeps your name in its minutes, and what you released to it. A running meeting ends for you at once.',
  leaveYes: 'Leave the group',
  leaveStay: 'Stay',
} as const;
