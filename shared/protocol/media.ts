import type { MemberId } from '../meeting/state';

/** Sound and picture on the wire: tickets, signalling, and what a browser may try before it sits down. */

/** What a browser may try before it sits down; `trial` opens an empty room of the media server, for who is not connected there anyway. */
export type LineOffer = {
  iceServers: IceServer[];
  trial: { url: string; token: string } | null;
};

/** WebRTC signalling of the mesh: offers, answers, candidates as the browser made them. */
export type Signal = {
  description?: { type: string; sdp: string };
  candidate?: unknown;
  restart?: true;
  mac?: string | null;
  /** Each side names its own RTCPeerConnection and the one it believes to answer, so that news for a closed one is dropped. */
  session?: { mine: string; yours: string | null };
};

export type SignalNews = { from: MemberId; tab: string; signal: Signal };

export type IceServer = { urls: string | string[]; username?: string; credential?: string };

export type MediaTicket =
  | { kind: 'mesh'; iceServers: IceServer[] }
  | { kind: 'livekit'; url: string; token: string }
  | { kind: 'none' };
