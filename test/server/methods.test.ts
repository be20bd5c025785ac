import { afterEach, describe, expect, test } from 'vitest';
import type { MemberCommand } from '../../shared/meeting/commands';
import type { Meeting } from '../../shared/meeting/state';
import { meetingFor } from '../../shared/meeting/views/told';
import { templates } from '../../shared/templates/templates';
import { blockTables, frameTables, type Row } from '../fixtures/methodTables';
import { firstOfEach, type Held, rowsOf, wholeTable } from '../shared/meeting/methods/run';
import { comeIn, enter, must, post, sitDown, startMeeting, TestClient } from '../support/clients';
import { appForEach } from '../support/forTest';

/** Every method on a real server, held by real sockets: one person comes late, one loses the connection and comes back. */

const running = appForEach({ commands: { points: 100_000, seconds: 1 } });
let here: Sockets;
afterEach(() => here.close());

class Sockets implements Held {
  #people = new Map<string, TestClient>();
  #cookies = new Map<string, string>();
  #meeting = '';
  #invite = '';
  #first = '';
  /** What `state` read last, of which meeting and how many people. */
  #read: { of: Meeting | null; people: number; state: Meeting } | null = null;

  async start(format: string, first: string, takesPart: boolean, minutes: number): Promise<void> {
    const started = await startMeeting(running.url, { template: format, name: first, takesPart, minutes });
    this.#meeting = started.meeting;
    this.#invite = started.invite;
    this.#first = first;
    await this.#sit(first, started.cookie);
  }

  async comes(name: string): Promise<void> {
    await this.#sit(name, await enter(running.url, this.#invite, name));
  }

  async speaks(name: string): Promise<void> {
    const path = `/api/meetings/${this.#meeting}/invites`;
    const order = { make: 'personal', role: 'speaker' };
    const made = await post<{ invite: string }>(running.url, path, order, this.#cookies.get(this.#first));
    await this.#sit(name, await enter(running.url, made.value.invite, name));
  }

  async #sit(name: string, cookie: string): Promise<void> {
    const client = new TestClient(running.url, { meeting: this.#meeting, cookie, name });
    this.#cookies.set(name, cookie);
    const lead = this.#people.get(this.#first);
    if (lead === undefined) await sitDown(client, null);
    else await comeIn(client, async () => must(await lead.command({ type: 'admit', member: client.me })));
    this.#people.set(name, client);
    await this.#caughtUp();
  }

  async drops(name: string): Promise<void> {
    this.#client(name).close();
    const id = this.#client(name).me;
    await this.#watcher(name).until((meeting) => meeting.seats[id]?.presence === 'lost');
  }

  async returns(name: string): Promise<void> {
    const client = new TestClient(running.url, {
      meeting: this.#meeting,
      cookie: this.#cookies.get(name) ?? '',
      name,
    });
    await client.join();
    this.#people.set(name, client);
    await this.#caughtUp();
  }

  /** As the browser of somebody who is there all the time has it, with names in place of ids. */
  get state(): Meeting {
    const { meeting } = this.#watcher();
    if (this.#read?.of === meeting && this.#read.people === this.#people.size) return this.#read.state;
    let text = JSON.stringify(meeting);
    for (const [name, { me }] of this.#people) text = text.replaceAll(me, name);
    const state: Meeting = JSON.parse(text);
    this.#read = { of: meeting, people: this.#people.size, state };
    return state;
  }

  get now(): number {
    return running.clock.now();
  }

  async when(member: string, command: Parameters<Held['when']>[1]): Promise<void> {
    let text = JSON.stringify({ from: this.state.current, ...command });
    for (const [name, { me }] of this.#people) text = text.replaceAll(`"${name}"`, `"${me}"`);
    const asked = JSON.parse(text) as MemberCommand & { from?: unknown };
    if (stageless.has(asked.type)) delete asked.from;
    must(await this.#client(member).command(asked));
    await this.#caughtUp();
  }

  async pass(ms: number): Promise<void> {
    await running.clock.move(ms);
    await this.#caughtUp();
  }

  async signs(member: string): Promise<void> {
    const version = this.state.settings.agreementVersion;
    must(await this.#client(member).change({ what: 'signAgreement', version }));
    await this.#caughtUp();
  }

  async counted(): Promise<void> {
    await this.#watcher().until(({ evaluation }) => evaluation.phase === 'noResult');
  }

  /** Every screen shows the same meeting, but for the votes of each. */
  async same(): Promise<void> {
    const version = await this.#caughtUp();
    for (const client of this.#people.values()) {
      if (client.socket.connected && client.view?.kind === 'seat') {
        await client.until((meeting) => meeting.version >= version);
        const [theirs, seen] = [client, this.#watcher()].map((one) =>
          JSON.stringify(meetingFor(one.seen.get(version)!, null)),
        );
        expect(theirs).toEqual(seen);
      }
    }
  }

  close(): void {
    for (const client of this.#people.values()) client.close();
  }

  async #caughtUp(): Promise<number> {
    const version = (await running.app.meetings.open(this.#meeting))?.meeting().version ?? 0;
    if (this.#people.has(this.#first)) await this.#watcher().until((meeting) => meeting.version >= version);
    return version;
  }

  /** Whoever stays connected, and is not the one named here. */
  #watcher(but = ''): TestClient {
    return this.#client(this.#first === but ? 'ann' : this.#first);
  }

  #client(name: string): TestClient {
    const client = this.#people.get(name);
    if (client === undefined) throw new Error(`${name} is not here`);
    return client;
  }
}

const stageless: ReadonlySet<string> = new Set(['startMeeting', 'declareNoAction', 'setClient']);

/** Late in the second stage; lost in the third, back in the fifth. */
const comesAndGoes = (sockets: Sockets, dropping: string, late: string | null) => async (stage: number) => {
  if (stage === 1 && late !== null) await sockets.comes(late);
  if (stage === 2) await sockets.drops(dropping);
  if (stage === 4) await sockets.returns(dropping);
};

/** A latecomer writes, asks and answers as everybody does; the tables are about those who are there from the beginning. */
const withoutLate = (rows: readonly Row[]): Row[] =>
  rows.map((row) => row.map((cell) => cell?.replace(/ zoe\b/g, '')) as unknown as Row);

async function gathered(format: string, members: readonly string[], minutes: number, led: boolean): Promise<void> {
  here = new Sockets();
  const first = led ? 'flo' : (members[0] ?? 'ann');
  await here.start(format, first, !led, minutes);
  for (const member of members) if (member !== first) await here.comes(member);
  if (format === 'frame.external') await here.speaks('gil');
  await here.when(first, { type: 'startMeeting' });
}

const five = ['ann', 'ben', 'cleo', 'dan', 'eve'];

describe('every method on a server', () => {
  test.each(Object.keys(frameTables))('[TP7] %s is held by real sockets as its table says', async (frame) => {
    const template = templates.frames[frame];
    const most = template?.people.most ?? 0;
    const isPair = most === 2;
    const members = !isPair ? five : frame === 'frame.one2one' ? ['ann'] : ['ann', 'ben'];
    await gathered(frame, members, template?.minutes.standard ?? 60, template?.leadership !== 'shared');
    const dropping = isPair ? (members.at(-1) ?? 'ann') : 'dan';
    const events = isPair ? async () => {} : comesAndGoes(here, dropping, 'zoe');
    const stages = await rowsOf(here, undefined, events);
    expect(here.state.status).toBe('ended');
    await here.same();
    // In a group's first meeting there is nothing to report on, and rounds that only do that are left out.
    const reports = ['progress', 'review'];
    const table = (frameTables[frame] ?? []).filter(([stage]) => !reports.includes(stage));
    expect(withoutLate(firstOfEach(stages))).toEqual(wholeTable(table, blockTables));
  });

  test.each(Object.keys(blockTables).filter((block) => block !== 'block.grow'))(
    '[TP8] %s is held by real sockets as its table says',
    async (block) => {
      const isOffered = block === 'block.cleartheair';
      await gathered(isOffered ? 'frame.group' : `frame.group/${block}`, five, 180, true);
      if (isOffered) await here.when('flo', { type: 'offerClearAir', first: 'ben', second: 'dan' });
      for (let steps = 0; steps < 10 && !here.state.current?.includes('/'); steps++) {
        if (here.state.current === 'slotplan') {
          await here.when('flo', { type: 'confirmSlots', policy: here.state.slotPolicy, clients: ['ann'] });
        }
        await here.when('flo', { type: 'advanceStage' });
      }
      const slot = here.state.current?.split('/')[0];
      const rows = await rowsOf(here, slot, comesAndGoes(here, isOffered ? 'cleo' : 'dan', 'zoe'));
      await here.same();
      // This group has not met before, so nobody reports on a case of last time.
      const table = (blockTables[block] ?? []).map((row) => (row[0] === 'look' ? (['look', '-'] as Row) : row));
      expect(withoutLate(rows.map(({ row }) => row))).toEqual(table);
    },
  );
});
