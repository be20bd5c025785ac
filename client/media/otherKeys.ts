import { useEffect, useState } from 'react';
import type { MemberId } from '../../shared/meeting/state';
import { useMediaRoom } from './context';
import type { RemoteMedia } from './mediaRoom';

/** Whose sound and picture cannot be opened here because our keys differ. */
export type OtherKeys = {
  of: readonly MemberId[];
  /** Nobody here proved to have the same key as mine. */
  fitsNobody: boolean;
};

/** The proofs of those who are here arrive one after the other; until then nothing is said. */
const SETTLED_AFTER_MS = 2_000;
const LOOK_EVERY_MS = 500;

export interface OtherKeysWatch {
  /** `now` is milliseconds of any clock that only goes forward. */
  step(remote: ReadonlyMap<MemberId, Pick<RemoteMedia, 'proof'>>, now: number): OtherKeys;
}

/** Told when it has lasted, and gone at once when a proof fits. A new key of the meeting changes no proof, so it shows nothing here. */
export function createOtherKeys(): OtherKeysWatch {
  const since = new Map<MemberId, number>();
  let aloneSince: number | null = null;
  const lasted = (from: number, now: number) => now - from >= SETTLED_AFTER_MS;
  return {
    step: (remote, now) => {
      for (const member of [...since.keys()]) if (remote.get(member)?.proof !== 'forged') since.delete(member);
      for (const [member, { proof }] of remote) if (proof === 'forged' && !since.has(member)) since.set(member, now);
      const isAlone = since.size > 0 && ![...remote.values()].some(({ proof }) => proof === 'verified');
      aloneSince = isAlone ? (aloneSince ?? now) : null;
      const of = [...since].filter(([, from]) => lasted(from, now)).map(([member]) => member);
      return { of, fitsNobody: of.length > 0 && aloneSince !== null && lasted(aloneSince, now) };
    },
  };
}

const nobody: OtherKeys = { of: [], fitsNobody: false };
const isSame = (one: OtherKeys, other: OtherKeys) =>
  one.fitsNobody === other.fitsNobody && one.of.join(' ') === other.of.join(' ');

export function useOtherKeys(): OtherKeys {
  const room = useMediaRoom();
  const [watch] = useState(createOtherKeys);
  const [shown, show] = useState(nobody);
  useEffect(() => {
    const look = () => {
      const now = watch.step(room.state().remote, performance.now());
      show((before) => (isSame(before, now) ? before : now));
    };
    const timer = window.setInterval(look, LOOK_EVERY_MS);
    return () => window.clearInterval(timer);
  }, [room, watch]);
  return shown;
}
