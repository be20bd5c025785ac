import type { MemberId } from '../../shared/meeting/state';

type Voice = { ms: number; since: number | null };

/**
 * How long each member spoke, by identity. Everybody's browser says when it hears somebody (and its owner's says so too);
 * what counts is the median of what those browsers heard, so that one deaf or lying browser moves nothing.
 */
export class TalkTime {
  /** speaker -> listener -> time heard. The speaker's own browser is a listener like the others. */
  readonly #heard = new Map<MemberId, Map<MemberId, Voice>>();

  constructor(saved: { member: MemberId; ms: number }[]) {
    for (const { member, ms } of saved) this.#base.set(member, ms);
  }
  readonly #base = new Map<MemberId, number>();

  note(listener: MemberId, speaker: MemberId, on: boolean, now: number): void {
    const listeners = this.#heard.get(speaker) ?? new Map<MemberId, Voice>();
    this.#heard.set(speaker, listeners);
    const voice = listeners.get(listener) ?? { ms: 0, since: null };
    if (on && voice.since === null) listeners.set(listener, { ...voice, since: now });
    if (!on && voice.since !== null) listeners.set(listener, { ms: voice.ms + now - voice.since, since: null });
  }

  /** A browser went away: it hears nobody any more, and its owner is silent. */
  gone(member: MemberId, now: number): void {
    for (const speaker of this.#heard.keys()) this.note(member, speaker, false, now);
    for (const listener of this.#heard.get(member)?.keys() ?? []) this.note(listener, member, false, now);
  }

  of(member: MemberId, now: number): number {
    const base = this.#base.get(member) ?? 0;
    const voices = this.#heard.get(member);
    if (!voices || voices.size === 0) return base;
    const own = voices.get(member);
    const others = [...voices].filter(([listener]) => listener !== member).map(([, voice]) => voice);
    const counted = others.length > 0 ? others : own ? [own] : [];
    return base + median(counted.map((voice) => voice.ms + (voice.since === null ? 0 : now - voice.since)));
  }

  all(now: number): { member: MemberId; ms: number }[] {
    const members = new Set([...this.#base.keys(), ...this.#heard.keys()]);
    return [...members].map((member) => ({ member, ms: Math.round(this.of(member, now)) }));
  }
}

function median(values: number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? 0;
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[middle - 1] ?? upper)) / 2;
}
