/** Only whoever needs it loads the kit; it is never part of the first page. What is not named here is not built in. */
export const loadKit = async () => {
  const { BaseKeyProvider, ConnectionQuality, Room, RoomEvent, Track, VideoPresets, VideoQuality } = await import(
    'livekit-client'
  );
  return { BaseKeyProvider, ConnectionQuality, Room, RoomEvent, Track, VideoPresets, VideoQuality };
};
