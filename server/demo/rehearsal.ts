import { isHere, seatOf } from '../../shared/meeting/people/people';
import type { MeetingId, MemberId, Time } from '../../shared/meeting/state';
import type { DemoFormat } from '../../shared/protocol/http';
import type { Clock } from '../rooms/clock';
import type { Deed } from './deed';
import { nextDeed } from './deeds';
import type { Dial } from './line';
import type { Script } from './scripts/script';
import { scripts } from './scripts/scripts';
import { SimulatedMember } from './simulatedMember';

/** After the end the simulated members stay for as long as people take to say goodbye. */
const GOODBYE_MS = 20_000;

/** The simulated members of one meeting, and what each of them has wanted to do since when. */
export class Rehearsal {
  readonly #script: Script;
  readonly #members: SimulatedMember[];
  readonly #done = new Set<string>();
  readonly #wanted = new Map<MemberId, { key: string; since: Time }>();
  readonly #busy = new Set<MemberId>();
  #guestSeen: Time;
  #endedAt: Time | null = null;

  constructor(
    private readonly demo: {
      meeting: MeetingId;
      format: DemoFormat;
      guest: MemberId;
      people: readonly { member: MemberId; cookie: string }[];
    },
    private readonly deps: { clock: Clock; dial: Dial; fault: (fault: unknown) => void },
  ) {
    const { meeting, people, format } = demo;
    const now = () => deps.clock.now();
    this.#script = scripts[format];
    this.#guestSeen = now();
    this.#members = people.map(
      ({ member, cookie }, place) =>
        new SimulatedMember({ member, meeting, place }, this.#script, now, cookie, deps.dial),
    );
  }

  /** In the order of the script: it is the order in which they speak. */
  async sitDown(): Promise<void> {
    for (const member of this.#members) await member.sitDown();
  }

  /** Milliseconds since the person who tries it was here. The minutes of a meeting that has ended are read without a connection. */
  abandonedFor(now: Time): number {
    const meeting = this.#members.find((one) => one.meeting !== null)?.meeting;
    const isThere = meeting == null || seatOf(meeting, this.demo.guest)?.presence === 'here';
    const wasHeld = meeting?.status === 'ended' && meeting.startedAt !== null;
    if (isThere || wasHeld) this.#guestSeen = now;
    return now - this.#guestSeen;
  }

  /** Everybody looks at the meeting once, and does what they have wanted for long enough. */
  proceed(now: Time): void {
    for (const member of this.#members) if (!member.isGone) this.#proceed(member, now);
    const isOver = this.#members.some(({ meeting }) => meeting?.status === 'ended');
    if (isOver) this.#endedAt ??= now;
    if (this.#endedAt !== null && now >= this.#endedAt + GOODBYE_MS) this.close();
  }

  close(): void {
    for (const member of this.#members) member.close();
  }

  #proceed(member: SimulatedMember, now: Time): void {
    const { meeting, who, askedToLead } = member;
    if (meeting === null || this.#busy.has(who.member) || !isHere(meeting, who.member)) return;
    const deed = nextDeed({
      meeting,
      now,
      me: who.member,
      script: this.#script,
      people: this.demo.people.map((one) => one.member),
      guest: this.demo.guest,
      done: this.#done,
      askedToLead,
    });
    const wanted = this.#wanted.get(who.member);
    if (deed === null) this.#wanted.delete(who.member);
    else if (wanted?.key !== deed.key) this.#wanted.set(who.member, { key: deed.key, since: now });
    else if (now >= wanted.since + deed.afterMs) void this.#do(member, deed);
  }

  async #do(member: SimulatedMember, deed: Deed): Promise<void> {
    const { member: id } = member.who;
    this.#busy.add(id);
    this.#wanted.delete(id);
    try {
      const isSettled = await member.act(deed.act);
      if (isSettled && deed.once) this.#done.add(deed.key);
    } catch (fault) {
      // They go on with something else, and the meeting with them.
      this.#done.add(deed.key);
      this.deps.fault(fault);
    } finally {
      this.#busy.delete(id);
    }
  }
}
