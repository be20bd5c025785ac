import type { LineUse } from '../devices/deviceMemory';
import type { PictureSize } from '../pictureSize';

/** How much of the line a picture may use; a small one costs little, a shared screen is sharp and slow. */
const wishes = {
  screen: { maxBitrate: 1_500_000, maxFramerate: 5, scaleResolutionDownBy: 1 },
  large: { maxBitrate: 700_000, maxFramerate: 30, scaleResolutionDownBy: 1 },
  // To eleven people at once: what five large ones take.
  largeToMany: { maxBitrate: 320_000, maxFramerate: 20, scaleResolutionDownBy: 1.25 },
  small: { maxBitrate: 200_000, maxFramerate: 15, scaleResolutionDownBy: 2 },
  hidden: { maxBitrate: 200_000, maxFramerate: 15, scaleResolutionDownBy: 2 },
} as const;

/** How large a picture of somebody else may arrive over a line that is to be spared. */
export function sparedSize(line: LineUse, isHeard: boolean): PictureSize {
  switch (line) {
    case 'full':
      return isHeard ? 'large' : 'small';
    case 'smaller':
      return 'small';
    case 'soundOnly':
      return 'hidden';
    default: {
      const never: never = line;
      throw new Error(`unknown line ${String(never)}`);
    }
  }
}

/** Pictures of those who spare their line are small already, and cost little however large they are drawn. */
export const SPARED = { maxBitrate: 150_000, maxFramerate: 15 } as const;
const SPARED_HEIGHT = 180;

const small = new WeakSet<MediaStreamTrack>();
export const isSmall = (track: MediaStreamTrack | null): boolean => track !== null && small.has(track);
export const markSmall = (track: MediaStreamTrack): void => void small.add(track);

export type Shape = keyof typeof wishes;

function wishFor({ track }: RTCRtpSender, as: Shape) {
  if (as === 'screen' || track === null || !isSmall(track)) return wishes[as];
  // Not every browser makes a copy smaller than its camera.
  const height = track.getSettings().height ?? SPARED_HEIGHT;
  return { ...SPARED, scaleResolutionDownBy: Math.max(1, height / SPARED_HEIGHT) };
}

/** Takes effect without a new negotiation; before the first one there is nothing to set yet. */
export async function shapePicture(sender: RTCRtpSender, as: Shape): Promise<void> {
  const parameters = sender.getParameters();
  const encoding = parameters.encodings[0];
  if (!encoding) return;
  const wish = wishFor(sender, as);
  if (encoding.maxBitrate === wish.maxBitrate && encoding.scaleResolutionDownBy === wish.scaleResolutionDownBy) return;
  Object.assign(encoding, wish);
  await sender.setParameters(parameters);
}
