import { isSmall } from '../devices/smallPicture';

/** How much of the network a picture may use; a small one costs little, a shared screen is sharp and slow. */
const encodings = {
  screen: { maxBitrate: 1_500_000, maxFramerate: 5, scaleResolutionDownBy: 1 },
  large: { maxBitrate: 700_000, maxFramerate: 30, scaleResolutionDownBy: 1 },
  // To eleven people at once: what five large ones take.
  largeToMany: { maxBitrate: 320_000, maxFramerate: 20, scaleResolutionDownBy: 1.25 },
  small: { maxBitrate: 200_000, maxFramerate: 15, scaleResolutionDownBy: 2 },
  hidden: { maxBitrate: 200_000, maxFramerate: 15, scaleResolutionDownBy: 2 },
} as const;

/** A picture that its sender made smaller costs little, however large it is drawn. */
export const SMALL = { maxBitrate: 150_000, maxFramerate: 15 } as const;
const SMALL_HEIGHT = 180;

export type Shape = keyof typeof encodings;

function encodingFor({ track }: RTCRtpSender, as: Shape) {
  if (as === 'screen' || track === null || !isSmall(track)) return encodings[as];
  // Not every browser makes a copy smaller than its camera.
  const height = track.getSettings().height ?? SMALL_HEIGHT;
  return { ...SMALL, scaleResolutionDownBy: Math.max(1, height / SMALL_HEIGHT) };
}

/** Takes effect without a new negotiation; before the first one there is nothing to set yet. */
export async function applyEncoding(sender: RTCRtpSender, as: Shape): Promise<void> {
  const parameters = sender.getParameters();
  const encoding = parameters.encodings[0];
  if (!encoding) return;
  const wanted = encodingFor(sender, as);
  const isAsWanted =
    encoding.maxBitrate === wanted.maxBitrate && encoding.scaleResolutionDownBy === wanted.scaleResolutionDownBy;
  if (isAsWanted && encoding.active) return;
  Object.assign(encoding, wanted, { active: true });
  await sender.setParameters(parameters);
}

/** Without a track Firefox goes on sending the last picture, once a second, until its encoding is stopped too. */
export async function stopEncoding(sender: RTCRtpSender): Promise<void> {
  const parameters = sender.getParameters();
  const [encoding] = parameters.encodings;
  if (!encoding?.active) return;
  encoding.active = false;
  await sender.setParameters(parameters);
}
