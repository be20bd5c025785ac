import type { GroupId } from '../../shared/meeting/state';
import { JOIN } from './paths';

/**
 * A group's key: 256 bits, made in the browser that starts the group, carried behind `#` in its links, and never sent
 * to a server. It authenticates what the members' browsers tell each other (media fingerprints, keys of the
 * evaluation). People who came by a link without it can take part, and read that this depends on an honest server.
 */
type Kept = { key: string | null; invite: string | null; doubted: boolean };
const nothing: Kept = { key: null, invite: null, doubted: false };

const isKey = (text: string) => /^[A-Za-z0-9_-]{43}$/.test(text);
const isInvite = (text: string) => /^[A-Za-z0-9_-]{22}$/.test(text);
const places = 'roundel.group.';
const place = (group: GroupId) => `${places}${group}`;

/** For browsers that refuse storage. It lasts while the page is open. */
const memory = new Map<string, string>();

function read(name: string): string | null {
  try {
    return localStorage.getItem(name) ?? memory.get(name) ?? null;
  } catch {
    return memory.get(name) ?? null;
  }
}

function write(name: string, text: string): void {
  memory.set(name, text);
  try {
    localStorage.setItem(name, text);
  } catch {
    // Storage is full or blocked: the memory above serves this page.
  }
}

function kept(group: GroupId): Kept {
  try {
    const found: unknown = JSON.parse(read(place(group)) ?? 'null');
    if (typeof found !== 'object' || found === null) return nothing;
    const key = 'key' in found && typeof found.key === 'string' && isKey(found.key) ? found.key : null;
    const invite =
      'invite' in found && typeof found.invite === 'string' && isInvite(found.invite) ? found.invite : null;
    return { key, invite, doubted: 'doubted' in found && found.doubted === true };
  } catch {
    return nothing;
  }
}

const keep = (group: GroupId, change: Partial<Kept>) =>
  write(place(group), JSON.stringify({ ...kept(group), ...change }));

/** The group's key as base64url, or null when this browser never got it. */
export const groupKey = (group: GroupId): string | null => kept(group).key;

/**
 * The first key of a group stays, because a link with another key may come from somebody else. Only a key that fitted
 * nobody in a meeting is replaced by the next link.
 */
export function rememberKey(group: GroupId, key: string): void {
  const { key: before, doubted } = kept(group);
  if (isKey(key) && (before === null || doubted)) keep(group, { key, doubted: false });
}

/** Marks a key that fitted nobody else in a meeting. */
export function doubtKey(group: GroupId, doubted: boolean): void {
  if (kept(group).doubted !== doubted) keep(group, { doubted });
}

/** How many groups this browser keeps a key or a link of. */
export function groupsWithKeys(): number {
  try {
    return Object.keys(localStorage).filter((name) => name.startsWith(places)).length;
  } catch {
    return memory.size;
  }
}

/** Removes everything of the group from this browser. */
export function forgetGroup(group: GroupId): void {
  memory.delete(place(group));
  try {
    localStorage.removeItem(place(group));
  } catch {
    // Nothing was stored there.
  }
}

/** Stores the group's own link, so that this browser can show it again. Personal and return links are not stored. */
export const rememberInvite = (group: GroupId, invite: string | null): void => keep(group, { invite });

/** The group's own link as this browser has it, if it does. It may have been replaced meanwhile. */
export const keptInvite = (group: GroupId): string | null => kept(group).invite;

/** What follows `/j#`: the invite for the server and, after a dot, the key, which stays here. */
export function readFragment(fragment: string): { invite: string; key: string | null } | null {
  const [invite = '', key = '', ...more] = fragment.replace(/^#/, '').split('.');
  if (!isInvite(invite) || more.length > 0) return null;
  return { invite, key: isKey(key) ? key : null };
}

/** A link to pass on, with the group's key when this browser has it. */
export function linkWith(group: GroupId, invite: string): string {
  const key = groupKey(group);
  return `${location.origin}${JOIN}#${invite}${key === null ? '' : `.${key}`}`;
}

/** The link for the whole group; null in a browser that came by another link (the lead can make a new one). */
export function invitationLink(group: GroupId): string | null {
  const { invite } = kept(group);
  return invite === null ? null : linkWith(group, invite);
}

const NAME = 'roundel.name';
export const rememberedName = (): string => read(NAME) ?? '';
export const rememberName = (name: string): void => write(NAME, name);
