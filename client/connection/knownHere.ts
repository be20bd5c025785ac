import type { GroupId } from '../../shared/meeting/state';
import type { Answer } from '../../shared/refusal';
import { groupsWithKeys } from './keys';

/**
 * The groups that this browser was last told it belongs to, with their names. So the first page knows at once whether to
 * wait for what the server knows, and notices when a group is gone. What the server answers decides.
 */
type KnownHere = { groups: Record<GroupId, string>; keys: number };

const place = 'roundel.mine';

function read(): KnownHere | null {
  try {
    const found: unknown = JSON.parse(localStorage.getItem(place) ?? 'null');
    if (typeof found !== 'object' || found === null || !('groups' in found) || !('keys' in found)) return null;
    const { groups, keys } = found;
    if (typeof groups !== 'object' || groups === null || typeof keys !== 'number') return null;
    const named = Object.entries(groups).filter((entry): entry is [string, string] => typeof entry[1] === 'string');
    return { groups: Object.fromEntries(named), keys };
  } catch {
    return null;
  }
}

/** False for a stranger: nothing was ever joined here, or the server said that nobody is known. */
export function mayBeKnown(): boolean {
  const found = read();
  const keys = groupsWithKeys();
  // Since the server was asked, this browser came into another group.
  return found === null ? keys > 0 : Object.keys(found.groups).length > 0 || keys !== found.keys;
}

export const groupsKnownHere = (): { group: GroupId; name: string }[] =>
  Object.entries(read()?.groups ?? {}).map(([group, name]) => ({ group, name }));

export const rememberGroups = (groups: readonly { group: GroupId; name: string }[]): void =>
  remember(groups, groupsWithKeys());

/** This browser is in a group: it is missed when the server does not know it there any more. */
export function rememberGroup(group: GroupId, name: string): void {
  const known = groupsKnownHere();
  if (known.some((one) => one.group === group && one.name === name)) return;
  remember([...known.filter((one) => one.group !== group), { group, name }], read()?.keys ?? MORE_THAN_KNOWN);
}

function remember(groups: readonly { group: GroupId; name: string }[], keys: number): void {
  const known: KnownHere = { groups: Object.fromEntries(groups.map(({ group, name }) => [group, name])), keys };
  try {
    localStorage.setItem(place, JSON.stringify(known));
  } catch {
    // Storage is full or blocked: the first page asks the server each time.
  }
}

/** Somebody left this group on purpose: it is not missed. */
export const forgetKnownGroup = (group: GroupId): void =>
  rememberGroups(groupsKnownHere().filter((one) => one.group !== group));

/** As many as no browser has: the server knows more than this browser was last told. */
const MORE_THAN_KNOWN = -1;

/**
 * For what brings this browser into a group, with or without a key: from then on the first page waits for the server, and does not
 * show the page for strangers first.
 */
export async function comingIn<T>(asked: Promise<Answer<T>>): Promise<Answer<T>> {
  const answer = await asked;
  if (answer.ok) remember(groupsKnownHere(), MORE_THAN_KNOWN);
  return answer;
}
