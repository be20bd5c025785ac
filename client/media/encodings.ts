import type { PictureSize } from './pairNews';

/** How much of the line a picture may use; a small one costs little, a shared screen is sharp and slow (D28). */
const wishes = {
  screen: { maxBitrate: 1_500_000, maxFramerate: 5, scaleResolutionDownBy: 1 },
  large: { maxBitrate: 700_000, maxFramerate: 30, scaleResolutionDownBy: 1 },
  small: { maxBitrate: 200_000, maxFramerate: 15, scaleResolutionDownBy: 2 },
  hidden: { maxBitrate: 200_000, maxFramerate: 15, scaleResolutionDownBy: 2 },
} as const;

/** Takes effect without a new negotiation; before the first one there is nothing to set yet. */
export async function shapePicture(sender: RTCRtpSender, as: PictureSize | 'screen'): Promise<void> {
  const parameters = sender.getParameters();
  const encoding = parameters.encodings[0];
  if (!encoding) return;
  const wish = wishes[as];
  if (encoding.maxBitrate === wish.maxBitrate && encoding.scaleResolutionDownBy === wish.scaleResolutionDownBy) return;
  Object.assign(encoding, wish);
  await sender.setParameters(parameters);
}
