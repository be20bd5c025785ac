import { parseCookie, stringifySetCookie } from 'cookie';
import { takesSeat } from '../../shared/groups/roles';
import type { GroupId, MeetingId, MemberId, SeatRole } from '../../shared/meeting/state';
import { type Refusal, refuse } from '../../shared/refusal';
import type { MeetingRow, MemberRow, SessionRow, Store } from '../store/store';
import { hashOf, isSessionToken, newSessionToken } from './secrets';

/** Over https browsers accept the longer name from this host alone, so no neighbouring site can plant a token. */
const COOKIE = 'roundel';
const SECURE_COOKIE = '__Host-roundel';
/** Shows that a browser keeps cookies, before anything is used up for it. */
const TRIAL_COOKIE = 'roundel-trial';
/** Browsers keep a cookie for 400 days at most; every sign-in starts the count again. */
const COOKIE_SECONDS = 400 * 24 * 60 * 60;

/** A member as their session identifies them. Never built from the content of a message. */
export type Known = {
  member: MemberId;
  name: string;
  role: MemberRow['role'];
  group: GroupId;
  /** Somebody let them in; until then they have only typed a name. */
  isMember: boolean;
};

/** Somebody who may sit in the meetings of the group. */
export type Seated = Known & { role: SeatRole };

/** Whoever only looks after the group has no seat in it: what a meeting and its people wrote is closed to them. */
export const withSeat = <K extends Known>(known: K): (K & Seated) | Refusal => {
  const { role } = known;
  return takesSeat(role) ? { ...known, role } : refuse('takesNoPart');
};

/** The browser's token, or null when the header holds none of ours. */
function tokenOf(cookieHeader: string | undefined): string | null {
  const cookies = parseCookie(cookieHeader ?? '');
  const token = cookies[SECURE_COOKIE] ?? cookies[COOKIE];
  return token !== undefined && isSessionToken(token) ? token : null;
}

export const hasSession = (cookieHeader: string | undefined): boolean => tokenOf(cookieHeader) !== null;

/** Which member this browser is in a group. One browser may be a member of several groups. */
export async function memberOf(store: Store, cookieHeader: string | undefined, group: GroupId): Promise<Known | null> {
  const token = tokenOf(cookieHeader);
  if (token === null) return null;
  const id = await store.sessionMember(hashOf(token), group);
  const member = id === null ? null : await store.member(id);
  // A row of another group would be a mix-up in the store; it must not let anybody in.
  if (!member || member.group !== group || member.removedAt !== null) return null;
  return knownAs(member);
}

/** Everything that this browser is: one member in each of its groups, without those it was removed from. */
export async function membershipsOf(store: Store, cookieHeader: string | undefined): Promise<Known[]> {
  const token = tokenOf(cookieHeader);
  if (token === null) return [];
  const members = await store.groups.membershipsOf(hashOf(token));
  return members.filter(({ removedAt }) => removedAt === null).map(knownAs);
}

export const knownAs = ({ id, name, role, group, letInAt }: MemberRow): Known => ({
  member: id,
  name,
  role,
  group,
  isMember: letInAt !== null,
});

/**
 * For the socket handshake and every HTTP request about a meeting: the member that this browser is in the meeting's group,
 * and the meeting. Null for strangers and, in the same way, for meetings that do not exist.
 */
export async function whoIs(
  store: Store,
  cookieHeader: string | undefined,
  meeting: MeetingId,
): Promise<(Known & { meeting: MeetingRow }) | null> {
  if (tokenOf(cookieHeader) === null) return null;
  const row = await store.meeting(meeting);
  if (!row) return null;
  const known = await memberOf(store, cookieHeader, row.group);
  return known && { ...known, meeting: row };
}

/** The hash by which the store knows this browser; null for a browser without a token of ours. */
export function sessionHash(cookieHeader: string | undefined): string | null {
  const token = tokenOf(cookieHeader);
  return token === null ? null : hashOf(token);
}

/**
 * A session that is still to be stored, and the `Set-Cookie` header that goes with it. Every entry makes a new token: one
 * that somebody planted in this browser stands for nobody. `former` is the token that the browser had.
 */
export function newSession(
  cookieHeader: string | undefined,
  as: Omit<SessionRow, 'tokenHash'>,
  secure: boolean,
): { row: SessionRow; former: { former?: string }; cookie: string } {
  const { tokenHash, former, cookie } = newToken(cookieHeader, secure);
  return { row: { ...as, tokenHash }, former: former === null ? {} : { former }, cookie };
}

/** A new token for this browser, in place of the one that it had. */
export function newToken(
  cookieHeader: string | undefined,
  secure: boolean,
): { tokenHash: string; former: string | null; cookie: string } {
  const token = newSessionToken();
  const cookie = setCookie(secure ? SECURE_COOKIE : COOKIE, token, secure, COOKIE_SECONDS);
  return { tokenHash: hashOf(token), former: sessionHash(cookieHeader), cookie };
}

/** Whether this browser sent back a cookie of ours, so that it keeps cookies. */
export function keepsCookies(cookieHeader: string | undefined): boolean {
  const cookies = parseCookie(cookieHeader ?? '');
  return [SECURE_COOKIE, COOKIE, TRIAL_COOKIE].some((name) => cookies[name] !== undefined);
}

export const trialCookie = (secure: boolean): string => setCookie(TRIAL_COOKIE, '1', secure);

const setCookie = (name: string, value: string, secure: boolean, maxAge?: number): string =>
  stringifySetCookie(name, value, {
    httpOnly: true,
    sameSite: 'lax',
    secure,
    path: '/',
    ...(maxAge === undefined ? {} : { maxAge }),
  });
