import {
  ArrowRight,
  Check,
  CircleAlert,
  Headphones,
  Info,
  type LucideIcon,
  Mic,
  MicOff,
  Phone,
  Video,
  VideoOff,
  Volume2,
} from 'lucide-react';
import { useEffect } from 'react';
import { lazyPart } from './lazy/lazyPart';
import './ui.css';

/** The signs of the first pages: what somebody sees before the room is fetched. */
const firstSigns = {
  alert: CircleAlert,
  camera: Video,
  cameraOff: VideoOff,
  check: Check,
  headphones: Headphones,
  info: Info,
  mic: Mic,
  micOff: MicOff,
  next: ArrowRight,
  phone: Phone,
  volume: Volume2,
} as const satisfies Record<string, LucideIcon>;

const roomSigns = lazyPart(async () => (await import('./roomSigns')).roomSigns);
const moreSigns = lazyPart(async () => (await import('./moreSigns')).moreSigns);

type First = typeof firstSigns;
type OfRoom = NonNullable<ReturnType<typeof roomSigns.use>>;
type More = NonNullable<ReturnType<typeof moreSigns.use>>;
export type IconName = keyof First | keyof OfRoom | keyof More;

/** Where a sign is drawn before it came, its place stays empty; the next sign then asks again. */
export const preloadRoomSigns = roomSigns.preload;
export const preloadMoreSigns = moreSigns.preload;

type Signs = Partial<Record<IconName, LucideIcon>>;

function useSign(name: IconName): LucideIcon | undefined {
  const first: Signs = firstSigns;
  const ofRoom: Signs | null = roomSigns.use();
  const more: Signs | null = moreSigns.use();
  return first[name] ?? ofRoom?.[name] ?? more?.[name];
}

/** One drawn sign. Silent for screen readers: the control says it in words. */
export function Icon({ name, size = 22, className }: { name: IconName; size?: number; className?: string }) {
  const Sign = useSign(name);
  const isMissing = Sign === undefined;
  useEffect(() => {
    if (isMissing) void Promise.all([preloadRoomSigns(), preloadMoreSigns()]);
  }, [isMissing]);
  const look = {
    className: className ? `ui-icon ${className}` : 'ui-icon',
    width: size,
    height: size,
    'aria-hidden': true,
  } as const;
  return Sign ? <Sign {...look} strokeWidth={1.7} /> : <svg {...look} />;
}
