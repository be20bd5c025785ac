import {
  AudioFrame,
  AudioSource,
  dispose,
  LocalAudioTrack,
  LocalVideoTrack,
  Room,
  RoomEvent,
  TrackKind,
  TrackPublishOptions,
  TrackSource,
  VideoBufferType,
  VideoFrame,
  VideoSource,
  VideoStream,
} from '@livekit/rtc-node';

/** A separate process with members that are programs: each sends a voice and a small picture and receives everybody else's. */

export const picture = { width: 160, height: 90, framesPerSecond: 5 };
const RATE = 48_000;
const SOUND_MS = 100;

export type ToBots =
  | { kind: 'join'; name: string; url: string; token: string }
  | { kind: 'publish'; name: string }
  | { kind: 'count' }
  | { kind: 'leave' };
export type FromBots =
  | { kind: 'named'; name: string; sid: string }
  | { kind: 'published'; name: string }
  | { kind: 'failed'; name: string; reason: string }
  | { kind: 'counts'; bots: BotCounts[] };
/** Totals so far: frames made here, frames drawn here by the name of their sender, and connections lost. */
export type BotCounts = {
  name: string;
  identity: string;
  sent: number;
  drawn: Record<string, number>;
  reconnects: number;
};

const bots = new Map<string, { room: Room; counts: BotCounts }>();
const timers: NodeJS.Timeout[] = [];
const say = (news: FromBots) => process.send?.(news);

async function join(name: string, url: string, token: string): Promise<void> {
  const room = new Room();
  // LiveKit's SDK listens once per track.
  room.setMaxListeners(100);
  const counts: BotCounts = {
    name,
    identity: '',
    sent: 0,
    drawn: {},
    reconnects: 0,
  };
  bots.set(name, { room, counts });
  room
    .on(RoomEvent.Reconnecting, () => {
      counts.reconnects += 1;
    })
    .on(RoomEvent.Disconnected, () => {
      counts.reconnects += 1;
    })
    .on(RoomEvent.TrackSubscribed, async (track, _publication, participant) => {
      if (track.kind !== TrackKind.KIND_VIDEO) return;
      for await (const _frame of new VideoStream(track)) {
        counts.drawn[participant.identity] = (counts.drawn[participant.identity] ?? 0) + 1;
      }
    });
  await room.connect(url, token, { autoSubscribe: true, dynacast: false });
  counts.identity = room.localParticipant?.identity ?? '';
  say({ kind: 'named', name, sid: room.localParticipant?.sid ?? '' });
}

/** Grey that changes with every frame, so that there is something to encode. */
function draw(step: number): VideoFrame {
  const { width, height } = picture;
  const pixels = new Uint8Array((width * height * 3) / 2).fill(128);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) pixels[y * width + x] = (x + y + step * 4) & 0xff;
  }
  return new VideoFrame(pixels, width, height, VideoBufferType.I420);
}
function tone(step: number): AudioFrame {
  const samples = (RATE * SOUND_MS) / 1000;
  const data = new Int16Array(samples);
  for (let at = 0; at < samples; at += 1) {
    data[at] = 8_000 * Math.sin((2 * Math.PI * 220 * (step * samples + at)) / RATE);
  }
  return new AudioFrame(data, RATE, 1, samples);
}

async function publish(name: string): Promise<void> {
  const bot = bots.get(name);
  const me = bot?.room.localParticipant;
  if (!bot || !me) throw new Error('not there');
  const video = new VideoSource(picture.width, picture.height);
  const audio = new AudioSource(RATE, 1);
  await me.publishTrack(
    LocalVideoTrack.createVideoTrack('camera', video),
    new TrackPublishOptions({
      source: TrackSource.SOURCE_CAMERA,
      simulcast: false,
      videoEncoding: { maxBitrate: 100_000n, maxFramerate: picture.framesPerSecond },
    }),
  );
  await me.publishTrack(
    LocalAudioTrack.createAudioTrack('microphone', audio),
    new TrackPublishOptions({ source: TrackSource.SOURCE_MICROPHONE }),
  );
  let step = 0;
  timers.push(
    setInterval(() => {
      step += 1;
      bot.counts.sent += 1;
      video.captureFrame(draw(step));
    }, 1000 / picture.framesPerSecond),
  );
  void (async () => {
    for (let at = 0; bots.has(name); at += 1) await audio.captureFrame(tone(at));
  })().catch(() => undefined);
  say({ kind: 'published', name });
}

async function leave(): Promise<void> {
  for (const timer of timers) clearInterval(timer);
  const rooms = [...bots.values()].map(({ room }) => room);
  bots.clear();
  await Promise.allSettled(rooms.map((room) => room.disconnect()));
  await dispose();
  process.exit(0);
}

const failed = (name: string) => (error: unknown) => say({ kind: 'failed', name, reason: String(error) });
process.on('message', (request: ToBots) => {
  switch (request.kind) {
    case 'join':
      void join(request.name, request.url, request.token).catch(failed(request.name));
      return;
    case 'publish':
      void publish(request.name).catch(failed(request.name));
      return;
    case 'count':
      say({ kind: 'counts', bots: [...bots.values()].map(({ counts }) => counts) });
      return;
    case 'leave':
      void leave();
      return;
    default: {
      const never: never = request;
      throw new Error(`unknown request ${String(never)}`);
    }
  }
});
process.on('disconnect', () => process.exit(0));
