import type { MemberId } from '../../../shared/meeting/state';

/** Of one speaker: the time counted so far, since when they are being counted, and whose browsers say that they hear them now. */
type Voice = { ms: number; since: number | null; readonly heardBy: Set<MemberId> };

/**
 * How long each member spoke, by identity. At every moment the median counts of what the browsers of all the others say who can
 * hear: somebody is speaking while more than half of those say so. No word is a word too: "not speaking". What somebody's own
 * browser says of them is never asked for, so nobody raises or lowers their own time; from four people on no single browser moves
 * anybody's. Of two listeners both have to agree, so that one alone adds nothing; between two people the other's word is all
 * there is; and who is alone talks to nobody.
 */
export class TalkTime {
  readonly #voices = new Map<MemberId, Voice>();
  #participants: ReadonlySet<MemberId> = new Set();

  constructor(saved: { member: MemberId; ms: number }[]) {
    for (const { member, ms } of saved) this.#voices.set(member, { ms, since: null, heardBy: new Set() });
  }

  /** Who can hear and be heard from now on. Whoever is no longer among them says nothing further. */
  gathered(members: Iterable<MemberId>, now: number): void {
    this.#participants = new Set(members);
    for (const { heardBy } of this.#voices.values()) {
      for (const listener of heardBy) if (!this.#participants.has(listener)) heardBy.delete(listener);
    }
    this.#count(now);
  }

  /** A browser hears somebody, or no longer does. */
  note(listener: MemberId, speaker: MemberId, on: boolean, now: number): void {
    if (listener === speaker || !this.#participants.has(listener)) return;
    const voice = this.#voices.get(speaker) ?? { ms: 0, since: null, heardBy: new Set() };
    this.#voices.set(speaker, voice);
    if (on) voice.heardBy.add(listener);
    else voice.heardBy.delete(listener);
    this.#count(now);
  }

  /** Another page speaks for this listener now: what the former one heard is over. */
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
    if (!this.#participants.has(speaker)) return false;
    const listeners = this.#participants.size - 1;
    return heardBy.size * 2 > listeners;
  }
}
