import type { MemberId } from '../../../shared/meeting/state';
import { createSpeaking, loudness } from '../devices/level';

const MEASURE_EVERY_MS = 100;

export interface SpeakingDetection {
  speaks(member: MemberId): boolean;
  stop(): void;
}

/** Tells who of the others speaks. Measuring makes the page wait for a connection, so only those are measured who can be heard. */
export function createSpeakingDetection(
  audible: () => Iterable<MemberId>,
  level: (member: MemberId) => number,
  changed: () => void,
): SpeakingDetection {
  const measured = new Map<MemberId, { isLoud: ReturnType<typeof createSpeaking>; speaking: boolean }>();

  function measure(): void {
    const heard = new Set(audible());
    let turned = false;
    for (const member of measured.keys()) if (!heard.has(member)) measured.delete(member);
    for (const member of heard) {
      const one = measured.get(member) ?? { isLoud: createSpeaking(), speaking: false };
      measured.set(member, one);
      const speaking = one.isLoud(loudness(level(member)), performance.now());
      turned = turned || speaking !== one.speaking;
      one.speaking = speaking;
    }
    if (turned) changed();
  }
  const timer = window.setInterval(measure, MEASURE_EVERY_MS);

  return {
    speaks: (member) => measured.get(member)?.speaking ?? false,
    stop: () => window.clearInterval(timer),
  };
}
