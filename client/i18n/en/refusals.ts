import type { RefusalCode } from '../../../shared/refusal';

/** With the limit that was passed, as `count`. */
type LimitKey = `${'tooLarge' | 'tooMany'}Of_${'one' | 'other'}`;

/** What a "no" sounds like. `internal` names a reference that the operator finds in the log. */
export const refusals = {
  signedOut: 'This browser is signed out. Open your invitation link again.',
  notAdmitted: 'You are not in this meeting at the moment.',
  notLead: 'Only the lead can do this.',
  notAllowed: 'You cannot do this here.',
  stale: 'The meeting has moved on in the meantime. Look again, then decide.',
  notNow: 'This does not fit what the meeting is doing now.',
  notYourTurn: 'Somebody else has the floor. Raise your hand to ask for it.',
  ended: 'The meeting has ended.',
  notOpenYet:
    'The meeting is not open yet. It opens 15 minutes before its start, or earlier when the lead lets you in.',
  full: 'Every seat is taken.',
  tooFew: 'Too few people are here for this.',
  tooLate: 'Too late to take that back. You can still go back a stage.',
  clientListens: 'The client is listening now. This opens when the stage ends.',
  unknownMember: 'That person is no longer in the meeting.',
  unknownStage: 'That stage is no longer on the agenda.',
  unknownLink: 'This link does not work.',
  expiredLink: 'This link has expired.',
  usedLink: 'This link was used already.',
  notFound: 'This is no longer there.',
  badInput: 'Part of this could not be read. Check it and send it again.',
  tooLarge: 'That is too much at once.',
  tooLargeOf_one: 'This text is too long: {{count}} character fits. Shorten it, then try again.',
  tooLargeOf_other: 'This text is too long: {{count}} characters fit. Shorten it, then try again.',
  tooMany: 'This list is full. Take something off it first.',
  tooManyOf_one: 'This list is full: there is room for {{count}}. Take it off first.',
  tooManyOf_other: 'This list is full: there is room for {{count}}. Take one off first.',
  tooFast: 'That was too quick. Wait a moment, then try again.',
  behind: 'This page missed something and is catching up.',
  malformed: 'This page sent something unreadable. Reload it.',
  oldClient: 'There is a newer version of this page. Reload it.',
  unavailable: 'Nothing was saved: the server cannot be reached. Try again in a moment.',
  internal: 'Something went wrong on the server. If you report it, please quote {{ref}}.',
} as const satisfies Record<RefusalCode | 'internal' | LimitKey, string>;
