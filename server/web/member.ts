import type { Request } from 'express';
import type { Meeting } from '../../shared/meeting/state';
import { type Refusal, refuse } from '../../shared/refusal';
import { hasSession, type Known, whoIs } from '../access/sessions';
import type { MeetingRow } from '../store/store';
import type { WebParts } from './parts';

export type Here = { known: Known; row: MeetingRow; meeting: Meeting };

/**
 * Who asks about the meeting in the path. Without any session `signedOut`; with one, a meeting of another group and one
 * that does not exist look the same (`notFound`), so that ids cannot be tried out. Removed people are `notAdmitted`.
 */
export async function memberHere(parts: WebParts, request: Request): Promise<Here | Refusal> {
  const { cookie } = request.headers;
  if (!hasSession(cookie)) return refuse('signedOut');
  const known = await whoIs(parts.store, cookie, String(request.params.id));
  if (!known) return refuse('notFound');
  const meeting = await parts.rooms.meeting(known.meeting.id);
  if (!meeting) return refuse('notFound');
  if (meeting.seats[known.member]?.admission === 'removed') return refuse('notAdmitted');
  return { known, row: known.meeting, meeting };
}

/** For what was said and drawn in the room: somebody who has been let in. Knowing the group's link is not enough. */
export async function insiderHere(parts: WebParts, request: Request): Promise<Here | Refusal> {
  const here = await memberHere(parts, request);
  if ('refused' in here) return here;
  const seat = Object.hasOwn(here.meeting.seats, here.known.member) ? here.meeting.seats[here.known.member] : undefined;
  const wasIn =
    seat !== undefined && seat.seatedAt !== null && (seat.admission === 'admitted' || seat.admission === 'left');
  return wasIn ? here : refuse('notAdmitted');
}
