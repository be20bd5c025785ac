import { expect } from 'vitest';
import { english } from '../../../../client/i18n/catalogue';
import type { Home } from '../../../../shared/protocol/groups';
import type { Person } from './stage';

const { dates, group, home, membership, minutes, ownership } = english;

/** What somebody could do there, by the words on its door. */
const doors = {
  moves: dates.next.change,
  saves: ownership.mine,
  leaves: membership.leave,
  'saves a file': minutes.downloads.markdown,
};

/** Why somebody reads nothing, in fewer words than the page needs. */
const closed = {
  'the page for strangers': home.title.first,
  'closed: not known': group.unknown.title,
  'closed: signed out': group.unknown.aboutKnown,
  'closed: was not there': minutes.refused.notAdmitted,
  'closed: no such meeting': minutes.refused.notFound,
  'closed: no seat': minutes.refused.signedOut,
};

/** What stands on a page when all of it is there: its heading, or why it is refused, and which doors are open. */
async function standsOn({ page }: Person): Promise<string> {
  const heading = page.locator('main h1');
  const first = heading.or(page.locator('.ui-notice')).first();
  await first.waitFor();
  const all = await page.locator('main').innerText();
  const why = Object.entries(closed).find(([, text]) => all.includes(text))?.[0];
  if (why) return why;
  // Of a meeting of the group all but what is theirs alone is there; of a 1:1 nothing.
  const isClosedHere = all.includes(minutes.refused.closedHere);
  if (isClosedHere && (await heading.count()) === 0) {
    await page.getByRole('link', { name: minutes.refused.home, exact: true }).waitFor();
    return 'closed: by a link that somebody else made';
  }
  const open: string[] = [];
  for (const [what, name] of Object.entries(doors)) {
    const door = page.getByRole('button', { name, exact: true }).or(page.getByRole('link', { name, exact: true }));
    if ((await door.count()) > 0) open.push(what);
  }
  if (isClosedHere) open.push('without what is private');
  const named = (await heading.count()) > 0 ? heading.first() : first;
  return [(await named.innerText()).replace(/\s+/g, ' ').trim(), ...open].join(', ');
}

/** A browser that keeps nothing but its cookie shows the page for strangers until the server has answered. */
async function knownByNow(who: Person): Promise<void> {
  const { answer } = await who.get<Home>('/api/home');
  if (!answer.ok || answer.value.groups.length === 0) return;
  await expect.poll(() => standsOn(who)).not.toBe('the page for strangers');
}

/** On a page of a group each part waits for an answer of its own: those that have a door are there. */
async function withAllParts(who: Person, path: string): Promise<void> {
  const { answer } = await who.get(path.replace('/g/', '/api/groups/'));
  if (!answer.ok) return;
  for (const part of ['dates', 'export', 'members']) await who.page.locator(`#${part}`).waitFor();
}

/** What each of these people sees on these pages, in their own window; a line each. */
export async function seenInWindows(
  people: Readonly<Record<string, Person>>,
  paths: Readonly<Record<string, string>>,
): Promise<string[][]> {
  const lines = [['', ...Object.keys(paths)]];
  for (const [role, who] of Object.entries(people)) {
    const cells: string[] = [];
    for (const path of Object.values(paths)) {
      await who.goTo(path);
      if (path === '/') await knownByNow(who);
      if (path.startsWith('/g/')) await withAllParts(who, path);
      cells.push(await standsOn(who));
    }
    lines.push([role, ...cells]);
  }
  return lines;
}
