import type { RunningApp } from '../../support/app';
import { Browser, yesOf } from '../../support/browser';
import { must, sitDown, TestClient } from '../../support/clients';

/** Somebody with a browser of their own, in which they live through the months of a journey. */
export class Traveller extends Browser {
  /** Who I am in the group; empty before I came. */
  me = '';
  client: TestClient | null = null;
  /** Everything that the rooms of meetings told me. */
  readonly heard: string[] = [];

  constructor(
    readonly running: Pick<RunningApp, 'url' | 'clock'>,
    readonly name: string,
    readonly timeZone = 'Europe/Berlin',
  ) {
    super(running.url);
  }

  /** Comes by a link, and knows who they are in the group from then on if they are a member at once. */
  async comeBy(invite: string, name: string | null = this.name): Promise<void> {
    const { group } = yesOf(await this.use(invite, name));
    const page = await this.get<{ me: { member: string } }>(`/api/groups/${group}`);
    if (page.answer.ok) this.me = page.answer.value.me.member;
    // Whoever comes later stands behind.
    await this.running.clock.move(1);
  }

  /** In the room of the meeting in which I sit. */
  get seat(): TestClient {
    if (!this.client) throw new Error(`${this.name} sits in no meeting`);
    return this.client;
  }

  stand(): void {
    if (this.client) this.heard.push(JSON.stringify([this.client.news, this.client.view, this.client.meeting]));
    this.client?.close();
    this.client = null;
  }
}

export type Sitting = { meeting: string; lead: TestClient; all: TestClient[]; stand(): void };

/**
 * They sit down one after the other. Whoever is first leads, where anybody does, and lets in who knocks; in a 1:1 the door is open,
 * and in a pair each is expected.
 */
export async function sit(
  meeting: string,
  people: readonly Traveller[],
  door: 'knock' | 'expected' | 'open' = 'knock',
  sound: 'here' | 'elsewhere' = 'here',
): Promise<Sitting> {
  let lead: TestClient | null = null;
  for (const person of people) {
    const client = new TestClient(person.url, { meeting, cookie: person.cookie, name: person.name });
    person.client = client;
    await sitDown(client, { knock: lead, expected: 'expected' as const, open: null }[door], sound);
    lead ??= client;
  }
  if (!lead) throw new Error('nobody sits');
  const stand = () => {
    for (const person of people) person.stand();
  };
  return { meeting, lead, all: people.map(({ seat }) => seat), stand };
}

/** The meeting begins, and everybody knows. */
export async function begin({ lead, all }: Sitting): Promise<void> {
  must(await lead.command({ type: 'startMeeting' }));
  await Promise.all(all.map((one) => one.until(({ status }) => status === 'running')));
}
