import type { GroupId, MemberId } from '../../shared/meeting/state';
import type { ConfirmReturnLink, HandReturnLink } from '../../shared/protocol/groups';
import type { InviteMade } from '../../shared/protocol/http';
import type { Answer } from '../../shared/refusal';
import { askServer } from './api';
import { linkWith } from './keys';

/** Makes a return link for a member of the group. `everywhere`: their browsers are signed out. */
export async function handLink(group: GroupId, member: MemberId, everywhere: boolean): Promise<Answer<string>> {
  const path = `/api/groups/${encodeURIComponent(group)}/members/${encodeURIComponent(member)}/return-link`;
  const made = await askServer<InviteMade>('POST', path, { everywhere } satisfies HandReturnLink);
  if (!made.ok) return made;
  if (made.value.invite === null) return { ok: false, error: 'unavailable' };
  return { ok: true, value: linkWith(group, made.value.invite) };
}

/** I came back by the link that somebody made for me at that time: said in a browser that was me before. */
export const confirmReturnLink = (group: GroupId, at: number): Promise<Answer<null>> =>
  askServer<null>('POST', `/api/groups/${encodeURIComponent(group)}/return-link/confirm`, {
    at,
  } satisfies ConfirmReturnLink);
