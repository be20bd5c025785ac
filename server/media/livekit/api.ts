import type { RoomServiceClient } from 'livekit-server-sdk';

/** The calls to the media server that are used here. */
export type RoomApi = Pick<
  RoomServiceClient,
  | 'createRoom'
  | 'deleteRoom'
  | 'listRooms'
  | 'listParticipants'
  | 'getParticipant'
  | 'updateParticipant'
  | 'removeParticipant'
>;

export type LivekitLog = {
  info(facts: Record<string, unknown>, message: string): void;
  warn(facts: Record<string, unknown>, message: string): void;
};
