import type { MemberId } from '../../../shared/meeting/state';

/** One device: since when somebody is heard through it, and whose browsers say that they hear it now. */
type Voice = { since: number | null; readonly heardBy: Set<MemberId> };

/** Somebody in a conversation, as far as talk time is concerned. */
export type Hearer = {
  member: MemberId;
  /** Others are in the same physical room, so that this person's page hears none of them. */
  room?: string;
  /** Their page plays no sound, because another one of the room does. */
  isSilent?: true;
  /** Whose voice their microphone carries; nobody in particular where more than one person may speak into it. */
  voice?: MemberId | null;
};

/**
 * How long each member spoke. Somebody is speaking while more than half of the other people who can hear them say so; a browser
 * that reports nothing counts as "not speaking". A browser never reports its own member, so nobody can raise or lower their
 * own time. With four or more people no single browser can change anybody's time. With two listeners both have to agree;
 * with one listener that listener decides; somebody alone has no talk time. What is heard through the microphone of several
 * people counts for the one of them who has the floor.
 */
export class TalkTime {
  readonly #ms = new Map<MemberId, number>();
  readonly #voices = new Map<MemberId, Voice>();
  #hearers: ReadonlyMap<MemberId, Hearer> = new Map();
  /** The people whom each person hears, themselves included. */
  #together: ReadonlyMap<MemberId, ReadonlySet<MemberId>> = new Map();

  constructor(saved: { member: MemberId; ms: number }[]) {
    for (const { member, ms } of saved) this.#ms.set(member, ms);
  }

  /** The people who hear each other from now on, in one group or in several breakouts. Reports of everybody else are dropped. */
  gathered(groups: readonly (readonly Hearer[])[], now: number): void {
    for (const [device, voice] of this.#voices) this.#credit(device, voice, now);
    this.#hearers = new Map(groups.flat().map((hearer) => [hearer.member, hearer]));
    const sets = groups.map((group) => new Set(group.map(({ member }) => member)));
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
    const voice = this.#voices.get(speaker) ?? { since: null, heardBy: new Set() };
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
    const ms = new Map(this.#ms);
    for (const [device, { since }] of this.#voices) {
      const member = this.#whose(device);
      if (member !== null) ms.set(member, (ms.get(member) ?? 0) + (since === null ? 0 : now - since));
    }
    return [...ms].map(([member, time]) => ({ member, ms: Math.round(time) }));
  }

  #count(now: number): void {
    for (const [device, voice] of this.#voices) {
      const speaks = this.#isHeard(device, voice);
      if (speaks === (voice.since !== null)) continue;
      this.#credit(device, voice, now);
      voice.since = speaks ? now : null;
    }
  }

  /** What was said up to now goes to whose voice it was until now. */
  #credit(device: MemberId, voice: Voice, now: number): void {
    if (voice.since === null) return;
    const member = this.#whose(device);
    if (member !== null) this.#ms.set(member, (this.#ms.get(member) ?? 0) + now - voice.since);
    voice.since = now;
  }

  #whose(device: MemberId): MemberId | null {
    const voice = this.#hearers.get(device)?.voice;
    return voice === undefined ? device : voice;
  }

  #isHeard(device: MemberId, { heardBy }: Voice): boolean {
    const together = this.#together.get(device);
    if (together === undefined) return false;
    const listeners = [...together].filter((member) => this.#hears(member, device));
    return listeners.filter((member) => heardBy.has(member)).length * 2 > listeners.length;
  }

  #hears(listener: MemberId, device: MemberId): boolean {
    const from = this.#hearers.get(listener);
    if (listener === device || from?.isSilent) return false;
    return from?.room === undefined || from.room !== this.#hearers.get(device)?.room;
  }
}
