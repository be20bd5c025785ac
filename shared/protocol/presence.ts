import type { DocumentName, MemberId } from '../meeting/state';

/** What is live and never stored. */

/** Never stored; stamped with member and tab by the server. */
export type PresenceNote =
  | { kind: 'cursor'; document: DocumentName; x: number; y: number; tool: string }
  | { kind: 'typing'; document: DocumentName; field: string | null; index: number }
  | { kind: 'speaking'; on: boolean }
  | { kind: 'media'; microphone: boolean; camera: boolean; screen: boolean };

/** Whom this browser hears now: counted for the talk time (median over the browsers), never relayed. */
export type HeardNote = { kind: 'heard'; member: MemberId; on: boolean };

export type PresenceNews = PresenceNote & { member: MemberId; tab: string };
