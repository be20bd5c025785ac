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
import { useEffect, useSyncExternalStore } from 'react';
import type { moreSigns } from './moreSigns';
import './ui.css';

/** The signs of the first pages: what somebody sees before the room is fetched. The others are in `moreSigns.ts`. */
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

type MoreSigns = typeof moreSigns;
export type IconName = keyof typeof firstSigns | keyof MoreSigns;

let more: MoreSigns | null = null;
let fetching: Promise<void> | null = null;
const listeners = new Set<() => void>();

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** The signs of the room; where one is drawn before they came, its place stays empty. Never rejects: the next sign asks again. */
export function fetchSigns(): Promise<void> {
  fetching ??= import('./moreSigns').then(
    ({ moreSigns }) => {
      more = moreSigns;
      for (const listener of listeners) listener();
    },
    () => {
      fetching = null;
    },
  );
  return fetching;
}

const isFirst = (name: IconName): name is keyof typeof firstSigns => Object.hasOwn(firstSigns, name);

/** One drawn sign. Silent for screen readers: the control says it in words. */
export function Icon({ name, size = 22, className }: { name: IconName; size?: number; className?: string }) {
  const others = useSyncExternalStore(subscribe, () => more);
  const Sign = isFirst(name) ? firstSigns[name] : others?.[name];
  const isMissing = Sign === undefined;
  useEffect(() => {
    if (isMissing) void fetchSigns();
  }, [isMissing]);
  const look = {
    className: className ? `ui-icon ${className}` : 'ui-icon',
    width: size,
    height: size,
    'aria-hidden': true,
  } as const;
  return Sign ? <Sign {...look} strokeWidth={1.7} /> : <svg {...look} />;
}
