import type { MemberId } from '../../../shared/meeting/state';

/** One speaker: the time counted so far, since when they are speaking, and whose browsers say that they hear them now. */
type Voice = { ms: number; since: number | null; readonly heardBy: Set<MemberId> };

/**
 * How long each member spoke. Somebody is speaking while more than half of the other people who can hear them say so; a browser
 * that reports nothing counts as "not speaking". A browser never reports its own member, so nobody can raise or lower their
 * own time. With four or more people no single browser can change anybody's time. With two listeners both have to agree;
 * with one listener that listener decides; somebody alone has no talk time.
 */
export class TalkTime {
  readonly #voices = new Map<MemberId, Voice>();
  /** The people whom each person hears, themselves included. */
  #together: ReadonlyMap<MemberId, ReadonlySet<MemberId>> = new Map();

  constructor(saved: { member: MemberId; ms: number }[]) {
    for (const { member, ms } of saved) this.#voices.set(member, { ms, since: null, heardBy: new Set() });
  }

  /** The people who hear each other from now on, in one group or in several breakouts. Reports of everybody else are dropped. */
  gathered(groups: readonly (readonly MemberId[])[], now: number): void {
    const sets = groups.map((members) => new Set(members));
    this.#together = new Map(sets.flatMap((set) => [...set].map((member) => [member, set] as const)));
    for (const [speaker, { heardBy }] of this.#voices) {
      const hearing = this.#together.get(speaker);
      for (const listener of heardBy) {
        if (!this.#together.has(listener) || hearing?.has(listener) === false) heardBy.delete(listener);
      }
    }
    this.#count(now);
  }

  /** A browser starts or stops hearing somebody. */
  note(listener: MemberId, speaker: MemberId, on: boolean, now: number): void {
    if (listener === speaker || !this.#together.has(listener)) return;
    if (on && this.#together.get(speaker)?.has(listener) === false) return;
    const voice = this.#voices.get(speaker) ?? { ms: 0, since: null, heardBy: new Set() };
    this.#voices.set(speaker, voice);
    if (on) voice.heardBy.add(listener);
    else voice.heardBy.delete(listener);
    this.#count(now);
  }

  /** Another page reports for this listener now: what the former page heard is dropped. */
  startsAfresh(listener: MemberId, now: number): void {
    for (const { heardBy } of this.#voices.values()) heardBy.delete(listener);
    this.#count(now);
  }

  all(now: number): { member: MemberId; ms: number }[] {
    return [...this.#voices].map(([member, { ms, since }]) => ({
      member,
      ms: Math.round(ms + (since === null ? 0 : now - since)),
    }));
  }

  #count(now: number): void {
    for (const [speaker, voice] of this.#voices) {
      const speaks = this.#isSpeaking(speaker, voice);
      if (speaks === (voice.since !== null)) continue;
      if (voice.since !== null) voice.ms += now - voice.since;
      voice.since = speaks ? now : null;
    }
  }

  #isSpeaking(speaker: MemberId, { heardBy }: Voice): boolean {
    const together = this.#together.get(speaker);
    return together !== undefined && heardBy.size * 2 > together.size - 1;
  }
}
