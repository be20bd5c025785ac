import type { GroupId, MeetingId, MemberId } from '../../shared/meeting/state';
import type { Answer } from '../../shared/refusal';
import { endMembership, endSession, newReturnLink, orderInvite } from './api';
import { forgetGroup, linkWith, rememberInvite } from './keys';
import { forgetKnownGroup } from './knownHere';

/**
 * Makes a new link for the whole group, and the old one stops working. Only the lead may do this, or everybody in a
 * group without a lead.
 */
export async function newGroupLink(meeting: MeetingId, group: GroupId): Promise<Answer<string>> {
  const made = await orderInvite(meeting, { make: 'group' });
  if (!made.ok) return made;
  if (made.value.invite === null) return { ok: false, error: 'unavailable' };
  rememberInvite(group, made.value.invite);
  return { ok: true, value: linkWith(group, made.value.invite) };
}

/** Makes a link that lets one person in, once. */
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

/** Withdraws the group's link, or all personal links that are not used yet. */
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

/** Makes my own link, for another device. My previous one stops working. */
export async function myReturnLink(meeting: MeetingId, group: GroupId): Promise<Answer<string>> {
  const made = await newReturnLink(meeting);
  if (!made.ok) return made;
  if (made.value.invite === null) return { ok: false, error: 'unavailable' };
  return { ok: true, value: linkWith(group, made.value.invite) };
}

/** Ends a member's membership of the group. The group's link stops working too, and this browser may have stored it. */
export async function removeFromGroup(meeting: MeetingId, group: GroupId, member: MemberId): Promise<Answer<null>> {
  const done = await endMembership(meeting, member);
  if (done.ok) rememberInvite(group, null);
  return done;
}

/** Signs out in this browser or in all of mine, and removes what this browser stored of the group. */
export async function signOut(meeting: MeetingId, group: GroupId, everywhere: boolean): Promise<Answer<null>> {
  const ended = await endSession(meeting, everywhere);
  if (ended.ok) await forgetAllOf(group);
  return ended;
}

/** Removes what this browser stored of the group. */
export async function forgetAllOf(group: GroupId): Promise<void> {
  forgetGroup(group);
  forgetKnownGroup(group);
  const [drafts, outbox] = await Promise.all([import('./documents/drafts'), import('./documents/outbox')]);
  await Promise.all([drafts.forgetDraftsOfGroup(group), outbox.forgetFrames(group)]);
}
