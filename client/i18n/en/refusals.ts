import type { RefusalCode } from '../../../shared/refusal';

/** For refusals that carry a limit: `count` is that limit. */
type LimitKey = `${'tooLarge' | 'tooMany'}Of_${'one' | 'other'}`;

/** One sentence per refusal code: the reason and the way out. `internal` names a reference that the operator finds in the log. */
export const refusals = {
  signedOut: 'This browser is signed out. Open your invitation link again.',
  notAdmitted: 'You are not in this meeting at the moment. Reload the page, then take your seat.',
  notLead: 'Only the lead can do this.',
  notAllowed: 'Your role in this meeting does not allow this.',
  takesNoPart:
    'You look after this group and take no part in it, so its meetings and what is written there are closed to you. Its page is open to you, and members can invite you to become one of them.',
  handed:
    'You came back by a link that somebody else made for you, and with that you decide this only after 30 days. Use a browser in which you were before, or sign in to your account.',
  closedHere:
    'You came back by a link that somebody else made for you. For 30 days what is yours alone stays closed in this browser: 1:1s, notes, your issue card between meetings, private answers and your own export. To open it now, sign in to your account, or say on the page of the group, in a browser in which you were before, that this was you.',
  stale: 'The meeting has moved on in the meantime. Look again, then decide.',
  notNow: 'This is not possible in the present stage.',
  askedEnough: 'You have had your turns in this stage. The others come now.',
  notYourTurn: 'Somebody else has the floor. Raise your hand to ask for it.',
  ended: 'The meeting has ended.',
  notOpenYet:
    'The meeting is not open yet. It opens 15 minutes before its start, or earlier when the lead lets you in.',
  full: 'Every seat is taken. Try again when somebody has left.',
  tooFew: 'Too few people are here for this. Wait until more people are back.',
  tooShort: 'These slots would be too short. Take fewer people, or share the time as asked for.',
  archived: 'This group is archived: nothing new happens in it. Somebody of the group can open it again on its page.',
  tooLate: 'It is too late to undo that. You can still go back a stage.',
  clientListens: 'The client is listening now. This opens again when the stage ends.',
  unknownMember: 'That person is no longer in the meeting.',
  unknownStage: 'That stage is no longer on the agenda.',
  unknownLink: 'This link does not work. Ask for a new one.',
  expiredLink: 'This link has expired. Ask for a new one.',
  usedLink: 'This link was used already. Ask for a new one.',
  notFound: 'This is no longer there. Somebody may have removed it.',
  badInput: 'The server could not read part of this. Check it and send it again.',
  tooLarge: 'That is too much at once. Make it shorter, then try again.',
  tooLargeOf_one: 'This text is too long: {{count}} character fits. Shorten it, then try again.',
  tooLargeOf_other: 'This text is too long: {{count}} characters fit. Shorten it, then try again.',
  tooMany: 'This list is full. Remove something from it first.',
  tooManyOf_one: 'This list is full: there is room for {{count}}. Remove it first.',
  tooManyOf_other: 'This list is full: there is room for {{count}}. Remove one first.',
  groups:
    'You are in {{count}} groups already, and there is room for no more. Leave one that you no longer need, on its page.',
  invited:
    'A group has room for {{count}} people, with those who are invited. Withdraw links that nobody will use, then try again.',
  noCookie:
    'This browser blocks cookies. Roundel needs one to know that your seat is yours: allow cookies for this page.',
  tooFast: 'That was too quick. Wait a moment, then try again.',
  behind: 'This page missed something and is catching up.',
  malformed: 'This page sent something unreadable. Reload it.',
  oldClient: 'There is a newer version of this page. Reload it.',
  damaged: 'Part of what is stored on the server is damaged and cannot be read. Tell the person who runs it.',
  unavailable: 'Nothing was saved: the server cannot be reached. Try again in a moment.',
  internal: 'Something went wrong on the server. If you report it, please quote {{ref}}.',
} as const satisfies Record<RefusalCode | 'internal' | 'handed' | 'groups' | 'invited' | LimitKey, string>;
