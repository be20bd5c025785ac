import type { Format } from './formats';

/** The choice of the kind of meeting. */
export type Plan = {
  format: Format;
  /** What the format is called; null for the usual one. */
  formatName: string | null;
  title: string;
  minutes: number;
  takesPart: boolean;
  sound: 'here' | 'elsewhere';
  encrypted: boolean;
};
