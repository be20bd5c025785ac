import type { GroupId, MeetingId, MemberId } from '../../shared/meeting/state';
import type { Answer } from '../../shared/refusal';
import { endMembership, endSession, newReturnLink, orderInvite } from './api';
import { forgetGroup, linkWith, rememberInvite } from './keys';

/** A new link for the whole group; the old one stops working. The lead's (in a group that nobody leads, everybody's). */
export async function newGroupLink(meeting: MeetingId, group: GroupId): Promise<Answer<string>> {
  const made = await orderInvite(meeting, { make: 'group' });
  if (!made.ok) return made;
  if (made.value.invite === null) return { ok: false, error: 'unavailable' };
  rememberInvite(group, made.value.invite);
  return { ok: true, value: linkWith(group, made.value.invite) };
}

/** A link that lets one person in, once. */
export async function newPersonalLink(
  meeting: MeetingId,
  group: GroupId,
  role: 'member' | 'speaker',
): Promise<Answer<string>> {
  const made = await orderInvite(meeting, { make: 'personal', role });
  if (!made.ok) return made;
  if (made.value.invite === null) return { ok: false, error: 'unavailable' };
  return { ok: true, value: linkWith(group, made.value.invite) };
}

/** Stops the group's link, or all personal links that nobody has used yet. */
export async function withdrawLinks(
  meeting: MeetingId,
  group: GroupId,
  which: 'group' | 'personal',
): Promise<Answer<null>> {
  const done = await orderInvite(meeting, { revoke: which });
  if (!done.ok) return done;
  if (which === 'group') rememberInvite(group, null);
  return { ok: true, value: null };
}

/** My own way back from another device; the one made before stops working. */
export async function myReturnLink(meeting: MeetingId, group: GroupId): Promise<Answer<string>> {
  const made = await newReturnLink(meeting);
  if (!made.ok) return made;
  if (made.value.invite === null) return { ok: false, error: 'unavailable' };
  return { ok: true, value: linkWith(group, made.value.invite) };
}

/** Ends somebody's membership of the group; its link, which this browser may have kept, stops working with that. */
export async function removeFromGroup(meeting: MeetingId, group: GroupId, member: MemberId): Promise<Answer<null>> {
  const done = await endMembership(meeting, member);
  if (done.ok) rememberInvite(group, null);
  return done;
}

/** This browser, or every browser of mine, no longer has my seat; what it kept of the group is gone. */
export async function signOut(meeting: MeetingId, group: GroupId, everywhere: boolean): Promise<Answer<null>> {
  const ended = await endSession(meeting, everywhere);
  if (ended.ok) {
    forgetGroup(group);
    const [drafts, outbox] = await Promise.all([import('./documents/drafts'), import('./documents/outbox')]);
    await Promise.all([drafts.forgetDraftsOfGroup(group), outbox.forgetFrames(group)]);
  }
  return ended;
}
