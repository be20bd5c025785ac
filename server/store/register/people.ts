import type { Tables } from '../tables';
import type { Entries } from './entry';

type People =
  | 'groups'
  | 'group_changes'
  | 'group_pictures'
  | 'private_answers'
  | 'members'
  | 'invited'
  | 'invites'
  | 'sessions'
  | 'signatures'
  | 'proposals'
  | 'proposal_votes'
  | 'former_agreements'
  | 'help_contacts';

export const people: Entries<Tables, People> = {
  groups: {
    subject: 'people',
    title: 'Groups',
    purpose: 'A group, what it agreed on, and how it plans its meetings.',
    seenBy: ['members'],
    kept: 'group',
    columns: {
      id: ['fact', 'a random number that stands for the group'],
      name: ['text', 'what the group calls itself'],
      agreement_version: ['fact', 'how often the agreement was changed'],
      agreement_json: ['text', 'the points of the agreement'],
      created_at: ['fact', 'when the group began'],
      model: ['fact', 'what it was formed as, such as a group inside one company'],
      plan_json: ['fact', 'time zone, rhythm, length and formats of its meetings'],
      parent_id: ['fact', 'of a 1:1: the group whose members meet there'],
      colour: ['fact', 'the colour by which it is told from others'],
      version: ['fact', 'how often its name, colour or plan was changed'],
      plan_changed_at: ['fact', 'when its plan was changed'],
      archived_at: ['fact', 'since when nothing new happens in it'],
      formed_by: ['person', 'who formed it'],
    },
  },
  group_pictures: {
    subject: 'people',
    title: 'Pictures of groups',
    purpose: 'The small picture by which a group is known. Where and with what it was taken is removed first.',
    seenBy: ['members'],
    kept: 'group',
    columns: {
      group_id: ['fact', 'the group'],
      hash: ['fact', 'a checksum, under which the picture is found'],
      type: ['fact', 'PNG, JPEG or WebP'],
      bytes: ['text', 'the picture'],
    },
  },
  private_answers: {
    subject: 'people',
    title: 'Private answers while a group is formed',
    purpose:
      'Lets somebody who was invited say in private that a manager, a report or a competitor of theirs is in the group, or that they object to a name.',
    seenBy: ['owner', 'former'],
    kept: 'untilMet',
    columns: {
      member_id: ['person', 'who answered'],
      group_id: ['fact', 'the group'],
      manager: ['text', 'who is their manager'],
      report: ['text', 'who reports to them'],
      competitor: ['text', 'who is a competitor'],
      objection: ['text', 'to which name they object'],
      at: ['fact', 'when they answered'],
      read_at: ['fact', 'when it was read'],
    },
  },
  group_changes: {
    subject: 'people',
    title: 'Changes of a group',
    purpose:
      'Tells everybody who changed the name, the colour, the picture, the plan or the facilitator of the group, archived it or ended it, and who left it.',
    seenBy: ['members'],
    kept: 'group',
    columns: {
      id: ['fact', 'a random number'],
      group_id: ['fact', 'the group'],
      what: ['fact', 'what was changed'],
      by_member: ['person', 'who changed it'],
      at: ['fact', 'when'],
    },
  },
  members: {
    subject: 'people',
    title: 'Members',
    purpose: 'Who belongs to a group. Somebody who left keeps the name, because the minutes name them.',
    seenBy: ['members'],
    kept: 'group',
    columns: {
      id: ['person', 'a random number that stands for the member in this group'],
      group_id: ['fact', 'the group'],
      name: ['person', 'the name that they typed'],
      role: ['fact', 'member, facilitator, guest speaker or programme organiser'],
      created_at: ['fact', 'when they first came by a link'],
      let_in_at: ['fact', 'when somebody let them in'],
      removed_at: ['fact', 'when their membership ended'],
    },
  },
  invited: {
    subject: 'people',
    title: 'People who were invited',
    purpose: 'Whom a group invited one by one, so that a lost link can be replaced and nobody is invited twice.',
    seenBy: ['lead'],
    kept: 'group',
    columns: {
      id: ['fact', 'a random number'],
      group_id: ['fact', 'the group'],
      name: ['person', 'the name that somebody typed for them'],
      email: [
        'contact',
        'their e-mail address, if it was given; erased when their link stops working before they came',
      ],
      invited_at: ['fact', 'when they were invited'],
      place: ['fact', 'where they stood in the list'],
      secret_hash: ['secret', 'a hash of their link, from which the link cannot be worked out'],
      member_id: ['person', 'the member whom they became'],
      by_member: ['person', 'who invited them, and so reads their address'],
      told_at: ['fact', 'when their link was mailed, or taken to be passed on'],
    },
  },
  invites: {
    subject: 'people',
    title: 'Invitations and return links',
    purpose: 'Lets people in by a link. The link itself is not stored.',
    seenBy: ['lead'],
    kept: 'link',
    columns: {
      secret_hash: ['secret', 'a hash of the link, from which the link cannot be worked out'],
      group_id: ['fact', 'the group that it leads to'],
      meeting_id: ['fact', 'the meeting that it leads to, where it leads to only one'],
      kind: ['fact', 'for the group, for one person, or to come back'],
      member_id: ['person', 'whose return link it is'],
      role: ['fact', 'what somebody becomes who uses it'],
      uses_left: ['fact', 'how many people can still use it'],
      expires_at: ['fact', 'when it stops working'],
      revoked_at: ['fact', 'when it was withdrawn'],
      handed_by: ['person', 'who made it for somebody else, or its owner in a browser that came by such a link'],
      handed_at: ['fact', 'when they made it'],
      confirmed_at: ['fact', 'when its owner said that they came back by it'],
    },
  },
  sessions: {
    subject: 'people',
    title: 'Signed-in browsers',
    purpose: 'Lets a browser that came by a link come back without it. No address of the internet is kept here.',
    seenBy: ['nobody'],
    kept: 'session',
    columns: {
      token_hash: ['secret', 'a hash of the cookie, from which the cookie cannot be worked out'],
      group_id: ['fact', 'the group'],
      member_id: ['person', 'whose browser it is'],
      created_at: ['fact', 'when it came in'],
      via: [
        'secret',
        'the hash of the return link by which it came, so that a link which somebody else made opens less',
      ],
      browser: ['secret', 'a hash that several cookies of one browser share'],
      since: ['fact', 'when its cookie was last replaced'],
      account_session: ['fact', 'the session of the account with which it came in'],
      seen_at: ['fact', 'when it was last used'],
    },
  },
  signatures: {
    subject: 'people',
    title: 'Signatures under the agreement',
    purpose: 'Shows who agreed to which version of the group’s agreement.',
    seenBy: ['members'],
    kept: 'group',
    columns: {
      group_id: ['fact', 'the group'],
      member_id: ['person', 'who signed'],
      version: ['fact', 'the version of the agreement'],
      at: ['fact', 'when they signed it'],
    },
  },
  proposals: {
    subject: 'people',
    title: 'Proposals',
    purpose:
      'What members of a group decide together: another agreement, that somebody is removed, or that the group ends.',
    seenBy: ['members'],
    kept: 'group',
    columns: {
      id: ['fact', 'a random number'],
      group_id: ['fact', 'the group'],
      by_member: ['person', 'who proposed it'],
      at: ['fact', 'when they proposed it'],
      kind: ['fact', 'whether it is about the agreement or a member'],
      member_id: ['person', 'who would be removed, which they do not see, or would facilitate'],
      lines_json: ['text', 'the agreement as it would read'],
      over_version: ['fact', 'the version that it would replace'],
      months: ['fact', 'how long everything would be kept after the end of the group'],
    },
  },
  proposal_votes: {
    subject: 'people',
    title: 'Who agrees with a proposal',
    purpose: 'Counts whether more than half agree. Nobody is shown who they are.',
    seenBy: ['nobody'],
    kept: 'group',
    columns: {
      group_id: ['fact', 'the group'],
      proposal_id: ['fact', 'the proposal'],
      member_id: ['person', 'who agrees'],
    },
  },
  former_agreements: {
    subject: 'people',
    title: 'Agreements that held before',
    purpose: 'What the group agreed on earlier, so that signatures under it can be understood.',
    seenBy: ['members'],
    kept: 'group',
    columns: {
      group_id: ['fact', 'the group'],
      version: ['fact', 'its version'],
      lines_json: ['text', 'its text'],
      until: ['fact', 'when another one took its place'],
    },
  },
  help_contacts: {
    subject: 'people',
    title: 'Where to find help',
    purpose: 'Whom people of the group can turn to when a meeting is not the place for it.',
    seenBy: ['members'],
    kept: 'group',
    columns: {
      group_id: ['fact', 'the group'],
      text: ['contact', 'names and addresses that the group wrote down'],
      version: ['fact', 'how often it was changed'],
    },
  },
};
