import type { Results, SelfieSegmentation } from '@mediapipe/selfie_segmentation';

/** A camera whose background is blurred; nothing of it leaves this browser unblurred, not even the first frame. */
export interface Blurred {
  track: MediaStreamTrack;
  close(): void;
}

/** Our own server's copy of the program and its model (`vite.config.ts`); nothing is fetched from anywhere else. */
const FOLDER = '/blur';
const EVERY_MS = 66;
/** The picture shrinks to this share of itself and grows again: a blur that every browser can draw. */
const COARSE = 1 / 24;

function loadScript(address: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const script = document.createElement('script');
    script.src = address;
    script.onload = () => resolve();
    script.onerror = () => {
      script.remove();
      reject(new Error('the blur could not be fetched'));
    };
    document.head.append(script);
  });
}

type Program = new (config: { locateFile: (file: string) => string }) => SelfieSegmentation;
const isProgram = (value: unknown): value is Program => typeof value === 'function';

let program: Promise<SelfieSegmentation> | null = null;

/** One for the page: it takes seconds to start and a hundred megabytes to run. */
function startProgram(): Promise<SelfieSegmentation> {
  program ??= (async () => {
    await loadScript(`${FOLDER}/selfie_segmentation.js`);
    const made: unknown = Reflect.get(globalThis, 'SelfieSegmentation');
    if (!isProgram(made)) throw new Error('the blur is not what was expected');
    const segmentation = new made({ locateFile: (file) => `${FOLDER}/${file}` });
    segmentation.setOptions({ modelSelection: 1 });
    await segmentation.initialize();
    return segmentation;
  })();
  program.catch(() => {
    program = null;
  });
  return program;
}

/** Ticks in a hidden tab too, where the timers of a page slow down to one a second. */
function tick(act: () => void): () => void {
  const code = new Blob([`setInterval(() => postMessage(0), ${EVERY_MS})`], { type: 'text/javascript' });
  const address = URL.createObjectURL(code);
  const worker = new Worker(address);
  worker.onmessage = act;
  return () => {
    worker.terminate();
    URL.revokeObjectURL(address);
  };
}

/** Coarse first, the person sharp on top of it; without a mask all of it stays coarse. */
function draw(
  onto: HTMLCanvasElement,
  coarse: HTMLCanvasElement,
  image: CanvasImageSource,
  mask: CanvasImageSource | null,
) {
  const { width, height } = onto;
  const [pen, rough] = [onto.getContext('2d'), coarse.getContext('2d')];
  if (!pen || !rough) return;
  coarse.width = Math.max(1, Math.round(width * COARSE));
  coarse.height = Math.max(1, Math.round(height * COARSE));
  rough.imageSmoothingQuality = 'high';
  rough.drawImage(image, 0, 0, coarse.width, coarse.height);
  pen.imageSmoothingQuality = 'high';
  pen.globalCompositeOperation = 'copy';
  if (mask) {
    pen.drawImage(mask, 0, 0, width, height);
    pen.globalCompositeOperation = 'source-in';
    pen.drawImage(image, 0, 0, width, height);
    pen.globalCompositeOperation = 'destination-over';
  }
  pen.drawImage(coarse, 0, 0, width, height);
}

async function play(source: MediaStreamTrack): Promise<HTMLVideoElement> {
  const video = document.createElement('video');
  video.muted = true;
  video.playsInline = true;
  video.srcObject = new MediaStream([source]);
  await video.play();
  return video;
}

/** Rejects when the program cannot be had: the caller must then send nothing. */
export async function blurBackground(source: MediaStreamTrack): Promise<Blurred> {
  const [segmentation, video] = await Promise.all([startProgram(), play(source)]);
  const [picture, coarse] = [document.createElement('canvas'), document.createElement('canvas')];
  let busy = false;
  let restsUntil = 0;
  let closed = false;

  function takeSize(): void {
    const { videoWidth, videoHeight } = video;
    if (videoWidth === 0 || (picture.width === videoWidth && picture.height === videoHeight)) return;
    picture.width = videoWidth;
    picture.height = videoHeight;
  }
  async function look(): Promise<void> {
    const began = performance.now();
    if (busy || closed || began < restsUntil || video.videoWidth === 0 || !source.enabled) return;
    busy = true;
    takeSize();
    segmentation.onResults(({ image, segmentationMask }: Results) => {
      if (!closed) draw(picture, coarse, image, segmentationMask);
    });
    await segmentation.send({ image: video }).catch(() => {
      if (!closed) draw(picture, coarse, video, null);
    });
    busy = false;
    // On a slow computer the page must stay usable: as long as it worked, it rests.
    const now = performance.now();
    restsUntil = now + (now - began);
  }

  takeSize();
  draw(picture, coarse, video, null);
  const track = picture.captureStream().getVideoTracks()[0];
  if (!track) throw new Error('a drawing gave no picture');
  const stopTicking = tick(() => void look());
  return {
    track,
    close: () => {
      closed = true;
      stopTicking();
      track.stop();
      video.srcObject = null;
    },
  };
}
