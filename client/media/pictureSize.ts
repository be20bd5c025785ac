import type { NetworkUse } from './devices/deviceMemory';

/** How large a member's camera is drawn here: the other end sends no more than that. */
export type PictureSize = 'large' | 'small' | 'hidden';

export const isSize = (value: unknown): value is PictureSize =>
  value === 'large' || value === 'small' || value === 'hidden';

/** How large a picture of somebody else may arrive, for as much of my network as I want to use. */
export function sizeFor(use: NetworkUse, isHeard: boolean): PictureSize {
  switch (use) {
    case 'full':
      return isHeard ? 'large' : 'small';
    case 'smaller':
      return 'small';
    case 'soundOnly':
      return 'hidden';
    default: {
      const never: never = use;
      throw new Error(`unknown network use ${String(never)}`);
    }
  }
}
