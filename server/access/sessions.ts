import { parseCookie, stringifySetCookie } from 'cookie';
import type { GroupId, MeetingId, MemberId } from '../../shared/meeting/state';
import type { MeetingRow, MemberRow, SessionRow, Store } from '../store/store';
import { hashOf, isSessionToken, newSessionToken } from './secrets';

const COOKIE = 'roundel';
/** Browsers keep a cookie for 400 days at most; every sign-in starts the count again. */
const COOKIE_SECONDS = 400 * 24 * 60 * 60;

/** A member as their session identifies them. Never built from the content of a message. */
export type Known = { member: MemberId; name: string; role: MemberRow['role']; group: GroupId };

/** The browser's token, or null when the header holds none of ours. */
function tokenOf(cookieHeader: string | undefined): string | null {
  const token = cookieHeader ? parseCookie(cookieHeader)[COOKIE] : undefined;
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
  return { member: member.id, name: member.name, role: member.role, group };
}

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
 * A session that is still to be stored, and the `Set-Cookie` header that goes with it. It keeps the browser's token or
 * makes a new one.
 */
export function newSession(
  cookieHeader: string | undefined,
  as: Omit<SessionRow, 'tokenHash'>,
  secure: boolean,
): { row: SessionRow; cookie: string } {
  const token = tokenOf(cookieHeader) ?? newSessionToken();
  const cookie = stringifySetCookie(COOKIE, token, {
    httpOnly: true,
    sameSite: 'lax',
    secure,
    path: '/',
    maxAge: COOKIE_SECONDS,
  });
  return { row: { ...as, tokenHash: hashOf(token) }, cookie };
}
