import type { Buddies, Buddy, ProposeBuddies } from '../../shared/protocol/buddies';
import type { RunningApp } from './app';
import { type Browser, type Reply, yesOf } from './browser';
import { type Gathered, sitDown, TestClient } from './clients';
import type { Formed } from './formedGroup';

/** A quarter of an hour behind the beginning of the hand-moved clock. */
export const soon = { wall: '2026-03-02T09:15', timeZone: 'UTC' };

export const propose = (
  who: Browser,
  group: string,
  others: readonly string[],
  other: Partial<ProposeBuddies> = {},
): Promise<Reply<Buddies>> =>
  who.post(`/api/groups/${group}/buddies`, {
    with: others,
    when: soon,
    minutes: 60,
    format: 'frame.buddy',
    ...other,
  });

export const buddiesOf = async (who: Browser, group: string): Promise<Buddy[]> =>
  yesOf(await who.get<Buddies>(`/api/groups/${group}/buddies`)).pairs;

/** Says something to what is proposed in the first 1:1 of this member. */
export async function say(who: Browser, group: string, answer: 'accept' | 'decline' | 'withdraw', pair?: string) {
  const pairs = await buddiesOf(who, group);
  const one = pairs.find((found) => found.pair === pair) ?? pairs[0];
  const askedAt = one?.proposed?.askedAt ?? 0;
  return who.post<Buddies>(`/api/groups/${group}/buddies/${one?.pair}`, { answer, askedAt });
}

/** Ann and Ben agree on a time. */
export async function booked({ group, people }: Formed): Promise<{ pair: string; meeting: string }> {
  const { Ann, Ben } = people;
  if (!Ann || !Ben) throw new Error('Ann and Ben are in the group');
  yesOf(await propose(Ann, group, [Ben.me]));
  const [one] = yesOf(await say(Ben, group, 'accept')).pairs;
  if (!one?.next) throw new Error('nothing is planned');
  return { pair: one.pair, meeting: one.next.meeting };
}

/** Ann and Ben sit in their 1:1, which has not begun. */
export async function satDown(running: RunningApp, formed: Formed, meeting: string, pair: string): Promise<Gathered> {
  const seated: Record<string, TestClient> = {};
  for (const name of ['Ann', 'Ben']) {
    const client = new TestClient(running.url, { meeting, cookie: formed.people[name]?.cookie ?? '', name });
    await sitDown(client, null);
    seated[name] = client;
  }
  const all = Object.values(seated);
  const [lead] = all;
  if (!lead) throw new Error('nobody sits');
  const close = () => {
    for (const client of all) client.close();
  };
  return { meeting, group: pair, invite: '', people: seated, all, lead, close };
}
