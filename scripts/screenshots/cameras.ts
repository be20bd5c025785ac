// What the cameras of the people in the screenshots show: the portraits of the home page.
import type { Browser, BrowserContext } from 'playwright-core';
import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { Portrait } from '../../client/features/home/portrait';

/** The window that most pictures are taken of. */
export const large = { width: 1440, height: 900 };

const drawn = (who: 'leila' | 'jonas' | 'tomas' | 'ruth') =>
  renderToStaticMarkup(createElement(Portrait, { of: who })).replace(
    '<svg ',
    '<svg xmlns="http://www.w3.org/2000/svg" width="360" height="360" ',
  );

const recoloured = (svg: string, colours: Record<string, string>) =>
  Object.entries(colours).reduce((text, [from, to]) => text.replaceAll(from, to), svg);

const cameras: Record<string, string> = {
  'Amara Okafor': recoloured(drawn('ruth'), {
    '#ecc6ad': '#8d5b3f',
    '#cda08a': '#6a4330',
    '#b6b2ac': '#191210',
    '#2f5a55': '#b9722f',
    '#cbc1b1': '#cfd6cc',
    '#7d7365': '#7b8b7c',
  }),
  'Leila Haddad': drawn('leila'),
  'Jonas Lind': drawn('jonas'),
  'Tomás Rey': drawn('tomas'),
};

/** Runs in the page: the camera gives the drawing instead of the browser's test picture. */
function drawCamera(svg: string) {
  const original = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
  navigator.mediaDevices.getUserMedia = async (constraints) => {
    const sound = { echoCancellation: false, noiseSuppression: false, autoGainControl: false };
    const stream = await original({ ...constraints, ...(constraints?.audio ? { audio: sound } : {}) });
    for (const track of stream.getVideoTracks()) {
      const canvas = Object.assign(document.createElement('canvas'), { width: 360, height: 360 });
      const picture = new Image();
      picture.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
      await picture.decode();
      canvas.getContext('2d')?.drawImage(picture, 0, 0, 360, 360);
      setInterval(() => canvas.getContext('2d')?.drawImage(picture, 0, 0, 360, 360), 1_000);
      stream.removeTrack(track);
      track.stop();
      for (const drawing of canvas.captureStream(1).getVideoTracks()) stream.addTrack(drawing);
    }
    return stream;
  };
  const devices = navigator.mediaDevices.enumerateDevices.bind(navigator.mediaDevices);
  const names = { audioinput: 'Built-in microphone', videoinput: 'Built-in camera', audiooutput: 'Headphones' };
  navigator.mediaDevices.enumerateDevices = async () => {
    const found = await devices();
    for (const device of found)
      if (device.label !== '') Object.defineProperty(device, 'label', { value: names[device.kind] });
    return found;
  };
}

/** A browser whose next window belongs to this person. */
export function cameraOf(browser: Browser, name: string): Browser {
  const newContext = async (options: Parameters<Browser['newContext']>[0]): Promise<BrowserContext> => {
    const context = await browser.newContext({
      ...options,
      viewport: large,
      colorScheme: 'light',
      locale: 'en-GB',
      timezoneId: 'America/New_York',
    });
    await context.addInitScript('globalThis.__name = (value) => value;');
    const svg = cameras[name];
    if (svg) await context.addInitScript(drawCamera, svg);
    return context;
  };
  return Object.assign(Object.create(browser) as Browser, { newContext });
}
