import { MINE } from '../connection/paths';
import { Masthead } from '../ui/masthead';

/** The top of a group's pages: the way to my other pages. `group`: the one that this page is of, once it is known. */
export function GroupHead({ group = null }: { group?: { href: string; name: string } | null }) {
  return (
    <Masthead
      mine={MINE}
      groups={group === null ? [] : [{ href: group.href, text: group.name, current: true, wide: true }]}
    />
  );
}
