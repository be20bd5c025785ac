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

/** The icons of the first pages: what people see before the room is loaded. */
const firstIcons = {
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

const roomIcons = lazyPart(async () => (await import('./roomIcons')).roomIcons);
const moreIcons = lazyPart(async () => (await import('./moreIcons')).moreIcons);

type First = typeof firstIcons;
type OfRoom = NonNullable<ReturnType<typeof roomIcons.use>>;
type More = NonNullable<ReturnType<typeof moreIcons.use>>;
export type IconName = keyof First | keyof OfRoom | keyof More;

/** An icon that is not loaded yet leaves its place empty. The next one that is drawn tries to load it again. */
export const preloadRoomIcons = roomIcons.preload;
export const preloadMoreIcons = moreIcons.preload;

type Icons = Partial<Record<IconName, LucideIcon>>;

function useIcon(name: IconName): LucideIcon | undefined {
  const first: Icons = firstIcons;
  const ofRoom: Icons | null = roomIcons.use();
  const more: Icons | null = moreIcons.use();
  return first[name] ?? ofRoom?.[name] ?? more?.[name];
}

/** An icon. Screen readers skip it, because its control says the same in words. */
export function Icon({ name, size = 22, className }: { name: IconName; size?: number; className?: string }) {
  const Drawing = useIcon(name);
  const isMissing = Drawing === undefined;
  useEffect(() => {
    if (isMissing) void Promise.all([preloadRoomIcons(), preloadMoreIcons()]);
  }, [isMissing]);
  const attributes = {
    className: className ? `ui-icon ${className}` : 'ui-icon',
    width: size,
    height: size,
    'aria-hidden': true,
  } as const;
  return Drawing ? <Drawing {...attributes} strokeWidth={1.7} /> : <svg {...attributes} />;
}
