import type { Proof } from '../../../shared/encryption/keyExchange';
import type { MemberId } from '../../../shared/meeting/state';
import type { RemoteMedia } from '../mediaState';
import { createLasting } from '../status/lasting';
import { useWatch } from '../status/useWatch';

/** The members whose sound and picture cannot be opened here because our keys differ. */
export type OtherKeys = {
  of: readonly MemberId[];
  /** Nobody has proved that they have the same key as mine. */
  fitsNobody: boolean;
};

/** Proofs arrive one after the other; until they have, nothing is shown. */
const SETTLED_AFTER_MS = 2_000;

export interface OtherKeysWatch {
  /** `now` is milliseconds of any clock that only goes forward. */
  step(media: { remote: ReadonlyMap<MemberId, Pick<RemoteMedia, 'proof'>> }, now: number): OtherKeys;
}

/** Shown only once it has lasted, and gone at once when a proof fits. A new key of the meeting changes no proof, so it shows nothing here. */
export function createOtherKeys(): OtherKeysWatch {
  const others = createLasting<MemberId>(SETTLED_AFTER_MS);
  const alone = createLasting<'me'>(SETTLED_AFTER_MS);
  return {
    step: ({ remote }, now) => {
      const having = (wanted: Proof) =>
        [...remote].filter(([, { proof }]) => proof === wanted).map(([member]) => member);
      const strangers = having('forged');
      const isAlone = strangers.length > 0 && having('verified').length === 0;
      const of = others.step(strangers, now);
      const isAloneStill = alone.step(isAlone ? ['me'] : [], now).length > 0;
      return { of, fitsNobody: of.length > 0 && isAloneStill };
    },
  };
}

const nobody: OtherKeys = { of: [], fitsNobody: false };

export const useOtherKeys = (): OtherKeys => useWatch(createOtherKeys, nobody);
