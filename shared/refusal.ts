/** Every reason to refuse. A refusal is for the user: it is sent back and shown, never logged as an error. */
export type RefusalCode =
  // who you are
  | 'signedOut' // no session, or none for this group
  | 'noCookie' // this browser has not shown that it keeps cookies
  | 'notAdmitted' // in the lobby, refused or removed
  | 'notLead' // only the person who leads now may do this
  | 'notAllowed' // your role does not carry this right
  | 'takesNoPart' // looks after the group from outside: its meetings and what is written there are closed
  | 'closedHere' // this browser came back by a link that somebody else made: what is private stays closed in it
  // where the meeting stands
  | 'stale' // names a stage, row or version that is no longer the current one
  | 'notNow' // known command, wrong moment
  | 'notYourTurn'
  | 'askedEnough' // this stage gives everybody so many turns
  | 'ended'
  | 'archived' // nothing new happens in this group
  | 'notOpenYet' // the lobby opens later
  | 'full'
  | 'tooFew' // an evaluation with fewer than four, a majority of fewer than two
  | 'tooShort' // slots that would have fewer minutes than `least`
  | 'tooLate' // undo after ten seconds
  | 'clientListens'
  // what the request was about
  | 'unknownMember'
  | 'unknownStage'
  | 'unknownLink'
  | 'expiredLink'
  | 'usedLink'
  | 'notFound'
  // how the request was made
  | 'badInput'
  | 'tooLarge' // a text or a message is longer than `largest`
  | 'tooMany' // the list holds `largest` rows already, or this member's share of it is used up
  | 'tooFast'
  | 'behind' // a document update whose predecessors are missing
  | 'malformed'
  | 'oldClient'
  | 'damaged' // what is stored cannot be read
  | 'unavailable'; // the store could not save; nothing was done

/** What a refusal may carry for the message on the screen: counts, milliseconds, ids. Never text that people wrote. */
export type RefusalDetail = Readonly<Record<string, string | number>>;

export type Refusal = { readonly refused: RefusalCode; readonly detail?: RefusalDetail };

export const refuse = (refused: RefusalCode, detail?: RefusalDetail): Refusal =>
  detail ? { refused, detail } : { refused };

export const isRefusal = (value: unknown): value is Refusal =>
  typeof value === 'object' && value !== null && 'refused' in value;

/** The typed answer of every socket event and HTTP request. `internal` is a fault: logged under `ref`, never explained. */
export type Answer<T> =
  | { ok: true; value: T }
  | { ok: false; error: RefusalCode; detail?: RefusalDetail }
  | { ok: false; error: 'internal'; ref: string };

export const answered = <T>(value: T): Answer<T> => ({ ok: true, value });

export const refusedWith = (refusal: Refusal): Answer<never> =>
  refusal.detail
    ? { ok: false, error: refusal.refused, detail: refusal.detail }
    : { ok: false, error: refusal.refused };
