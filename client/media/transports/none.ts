import type { MemberId } from '../../../shared/meeting/state';
import type { MediaTransport, RemotePeer } from './transport';

const nobody: ReadonlyMap<MemberId, RemotePeer> = new Map();

/** For people who talk somewhere else, and for the lobby: nothing leaves this browser and nothing arrives. */
export const noTransport = (): MediaTransport => ({
  connect: async () => undefined,
  status: () => 'off',
  publish: () => undefined,
  withdraw: () => undefined,
  peers: () => nobody,
  request: () => undefined,
  level: () => 0,
  capacity: () => 'everybody',
  quality: () => 'good',
  suspend: () => undefined,
  close: () => undefined,
});
