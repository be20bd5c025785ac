/** The page of a group for whoever formed it for others and takes no part. */
export const lookedAfter = {
  title: 'What you see, and what you decide',
  about:
    'You look after this group and take no part in it. You see its people, its dates and how many signed the agreement. What they say, write and decide stays with them, and each of them reads that you are here.',
  nobody: 'Nobody has come yet.',
  signed_one: 'Of the {{of}} who have come, {{count}} has signed the agreement.',
  signed_other: 'Of the {{of}} who have come, {{count}} have signed the agreement.',
  notCome_one: '{{count}} person is invited and has not come yet.',
  notCome_other: '{{count}} people are invited and have not come yet.',
  theirs:
    'The members write the agreement themselves, and each of them is asked to sign it before their first meeting.',
  nobodyFacilitates: 'Nobody facilitates yet. Until you name somebody, the members lead in turn.',
  facilitatorAbout: 'To hand the part on, name the next person first, then take it from the one before.',
  facilitates: 'facilitates the group',
  name: 'Let them facilitate',
  nameTitle: 'Let {{name}} facilitate the group?',
  nameAbout:
    '{{name}} has no slot from then on, may lead the meetings, invites people, and decides about the agreement and about membership.',
  nameYes: 'Let them facilitate',
  unname: 'No longer',
  unnameTitle: 'Should {{name}} no longer facilitate?',
  unnameAbout: '{{name}} is a member like the others from then on, with a slot.',
  unnameYes: 'No longer',
  archive: 'Archive the group',
  archiveTitle: 'Archive {{name}}?',
  archiveAbout:
    'Its members can still read everything and save what is theirs. Nothing can be planned, nobody can be invited, and the meeting that is planned does not take place. You or they can open the group again.',
  archiveYes: 'Archive it',
  leave: 'Stop looking after it',
  leaveTitle: 'Stop looking after {{name}}?',
  leaveAbout: 'Its page is closed to you from then on. The group goes on and belongs to its people.',
  leaveLast:
    'Nobody else is in this group. When you leave, it ends, links to it stop working, and everything of it is erased a month later.',
  leaveYes: 'Stop looking after it',
  stay: 'Cancel',
} as const;
