/** Members of a group: removal, and leaving. */
export const membership = {
  title: 'Staying and leaving',
  organiser:
    '{{name}} formed this group and takes no part in it: they see its people and its dates, invite, and plan. No room, no minutes and nothing that you write is open to them.',
  since: 'here since {{when}}',
  others_one: '{{count}} other member',
  others_other: '{{count}} other members',
  remove: 'Remove',
  removeTitle: 'Remove {{name}} from the group?',
  removeAbout:
    'Their membership ends at once, also in a running meeting, and the group’s links stop working. The minutes keep their name. They can come back only by a new invitation.',
  removeYes: 'Remove',
  lost: 'Lost their link?',
  lostNamed: 'Lost their link? Make {{name}} a new one',
  propose: 'Propose to remove',
  proposeTitle: 'Propose to remove {{name}}?',
  proposeAbout:
    'It takes more than half of the others, and at least two. {{name}} does not see it before it is decided. Talk to each other first, if you can.',
  proposeYes: 'Propose it',
  stay: 'Not now',
  asked: {
    removal: {
      by: '{{by}} asks for {{name}} to be removed from the group.',
      byMe: 'You ask for {{name}} to be removed from the group.',
    },
    facilitator: {
      by: '{{by}} asks for {{name}} to facilitate the group.',
      byMe: 'You ask for {{name}} to facilitate the group.',
    },
  },
  facilitates: 'facilitates the group',
  name: 'Let them facilitate',
  nameTitle: 'Let {{name}} facilitate the group?',
  nameAbout:
    '{{name}} has no slot from then on, may lead the meetings, invites people, and decides about the agreement and about membership. You keep your own role.',
  nameYes: 'Let them facilitate',
  nameAsk: 'Propose as facilitator',
  nameAskTitle: 'Propose {{name}} as the facilitator?',
  nameAskAbout:
    'It takes more than half of the others. {{name}} then has no slot, may lead the meetings, and decides about the agreement and about membership in place of all of you together.',
  stepDown: 'Stop facilitating',
  stepDownTitle: 'Stop facilitating this group?',
  stepDownAbout: 'You are a member like the others from then on, with a slot. The other facilitator goes on.',
  stepDownAlone:
    'You are a member like the others from then on, with a slot. Nobody facilitates then: the members own the group together and lead in turn. If somebody else is to facilitate, let them do so first.',
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
    'You lose the page of the group, its minutes and boards, your private notes and the list of your actions here. Take what is yours along first. The group keeps your name in its minutes, and what you released to it. A running meeting ends for you at once.',
  takeAlong: 'Save what is mine first',
  takenAlong: 'Saved. Keep the file where only you can read it.',
  notTaken: 'The file could not be made. Check your network and try again before you leave.',
  leaveYes: 'Leave the group',
  leaveLead:
    'You lead this group. After you have left, its members own it together, and each of them can plan and invite.',
  leaveLast:
    'You are the last one here. When you leave, the group ends, nobody can come in any more, and everything of it is erased: a month later, or as many months later as the group decided. You cannot take that back.',
  leaveLastYes: 'Leave and end the group',
  handTo: 'Who facilitates after you?',
  handToChoose: 'Choose somebody',
  handToEverybody: 'Nobody: the members own the group together and lead in turn',
  handToFirst: 'Choose who facilitates after you first.',
  leaveStay: 'Not now',
} as const;
