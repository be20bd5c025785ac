import { z } from 'zod';
import type { KeyMessage } from '../encryption/keyExchange';
import type { MemberId } from '../meeting/state';
import { memberId, tabId } from './scalars';

/** Messages about sound and picture: tickets, signalling, and the network check before somebody sits down. */

/**
 * The addresses that a browser may try before it sits down. `trial` opens an empty room of the media server, for people who
 * are not connected to it already.
 */
export type NetworkCheckOffer = {
  iceServers: IceServer[];
  trial: { url: string; token: string } | null;
};

const sessionId = z.string().min(1).max(64);

/** WebRTC signalling of the mesh: offers, answers and candidates as the browser made them, and nothing else. */
const signal = z.strictObject({
  description: z
    .strictObject({ type: z.enum(['offer', 'answer', 'pranswer', 'rollback']), sdp: z.string().max(30_000) })
    .exactOptional(),
  candidate: z
    .strictObject({
      candidate: z.string().max(1_000),
      sdpMid: z.string().max(16).nullish(),
      sdpMLineIndex: z.number().int().min(0).max(64).nullish(),
      usernameFragment: z.string().max(256).nullish(),
    })
    .exactOptional(),
  restart: z.literal(true).exactOptional(),
  mac: z.string().max(128).nullable().exactOptional(),
  /**
   * Each side names its own RTCPeerConnection and the one it expects to answer, so that signals for a closed one are
   * dropped.
   */
  session: z.strictObject({ mine: sessionId, yours: sessionId.nullable() }).exactOptional(),
});
export type Signal = z.infer<typeof signal>;

/** For one tab of one member. */
export const mediaSignal = z.strictObject({ to: memberId, tab: tabId, signal });

export type SignalNews = { from: MemberId; tab: string; signal: Signal };

export type IceServer = { urls: string | string[]; username?: string; credential?: string };

export type MediaTicket =
  | { kind: 'mesh'; iceServers: IceServer[] }
  | { kind: 'livekit'; url: string; token: string }
  | { kind: 'none' };

/** This browser's connection at the media server (LiveKit's SID). */
export const mediaHere = z.strictObject({ sid: z.string().min(1).max(64) });

const keyBytes = z.string().max(128);
const keyName = z.strictObject({ epoch: z.number().int().min(0).max(1_000_000), maker: z.string().max(64) });
/** The message is rebuilt field by field, so that only introductions and encrypted keys can be sent this way. */
const keyNote: z.ZodType<KeyMessage> = z.discriminatedUnion('step', [
  z.strictObject({
    step: z.literal('hello'),
    publicKey: keyBytes,
    mac: keyBytes,
    have: keyName.nullable(),
    answer: z.boolean(),
  }),
  z.strictObject({ step: z.literal('ask') }),
  z.strictObject({ step: z.literal('key'), name: keyName, iv: keyBytes, box: keyBytes }),
]);
/** For one tab, or (null) for everybody who takes part in the key exchange. */
export const mediaKey = z.strictObject({
  to: z.strictObject({ member: memberId, tab: tabId }).nullable(),
  note: keyNote,
});
