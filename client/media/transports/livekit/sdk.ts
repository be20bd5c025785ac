/** LiveKit's SDK, in a file of its own that is fetched only where it is needed. What is not named here is not built in. */
export const loadSdk = async () => {
  const {
    BaseKeyProvider,
    ConnectionQuality,
    LoggerNames,
    LogLevel,
    Room,
    RoomEvent,
    Track,
    VideoPresets,
    VideoQuality,
    getLogger,
  } = await import('livekit-client');
  // What goes wrong on a connection is mended here and shown at the seat. The SDK also calls it an error when a track was withdrawn
  // while it was still on its way to the others. A level that a browser keeps for it (`loglevel:livekit-room`) goes before this.
  getLogger(LoggerNames.Default).setDefaultLevel(LogLevel.silent);
  return { BaseKeyProvider, ConnectionQuality, Room, RoomEvent, Track, VideoPresets, VideoQuality };
};

export type Sdk = Awaited<ReturnType<typeof loadSdk>>;
