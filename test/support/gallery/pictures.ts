import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { Portrait } from '../../../client/features/home/portrait';
import type { OwnMedia } from '../../../client/media/devices/ownMedia';
import type { MediaRoom } from '../../../client/media/mediaRoom';
import type { RemoteMedia } from '../../../client/media/mediaState';
import { createPreview } from '../../../client/media/preview';
import type { MemberId } from '../../../shared/meeting/state';

const drawn: Record<string, 'leila' | 'jonas' | 'tomas' | 'ruth'> = {
  Leila: 'leila',
  Jonas: 'jonas',
  Tomás: 'tomas',
  Ruth: 'ruth',
};

/** A picture each second is enough for people who are looked at for a moment. */
const DRAWN_EVERY_MS = new URLSearchParams(location.search).has('still') ? 1_000 : 200;

function canvasOf(width: number, height: number): [HTMLCanvasElement, CanvasRenderingContext2D] {
  const canvas = Object.assign(document.createElement('canvas'), { width, height });
  const pen = canvas.getContext('2d');
  if (!pen) throw new Error('no pen');
  return [canvas, pen];
}

/** A camera: a drawn person, or for the others a soft figure that moves a little. */
function camera(index: number, name: string): MediaStream {
  const [canvas, pen] = canvasOf(320, 240);
  const hue = (index * 47) % 360;
  const figure = () => {
    const light = pen.createLinearGradient(0, 0, 320, 240);
    light.addColorStop(0, `hsl(${hue} 18% 72%)`);
    light.addColorStop(1, `hsl(${hue + 30} 22% 38%)`);
    pen.fillStyle = light;
    pen.fillRect(0, 0, 320, 240);
    pen.fillStyle = `hsl(${20 + index * 6} 38% ${34 + ((index * 13) % 40)}%)`;
    pen.beginPath();
    pen.ellipse(160, 112 + Math.sin(performance.now() / 700) * 2, 44, 56, 0, 0, 7);
    pen.fill();
    pen.fillStyle = `hsl(${hue + 180} 24% 30%)`;
    pen.beginPath();
    pen.ellipse(160, 236, 92, 66, 0, 0, 7);
    pen.fill();
  };
  const portrait = drawn[name.split(' ')[0] ?? ''];
  let draw = figure;
  if (portrait) {
    const svg = renderToStaticMarkup(createElement(Portrait, { of: portrait })).replace(
      '<svg ',
      '<svg xmlns="http://www.w3.org/2000/svg" width="320" height="320" ',
    );
    const picture = new Image();
    picture.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
    draw = () => {
      if (picture.complete) pen.drawImage(picture, 0, -40, 320, 320);
    };
  }
  draw();
  setInterval(draw, DRAWN_EVERY_MS);
  return canvas.captureStream(5);
}

/** A shared screen: a table of figures. */
function screen(): MediaStream {
  const [canvas, pen] = canvasOf(1600, 900);
  const draw = () => {
    pen.fillStyle = '#ffffff';
    pen.fillRect(0, 0, 1600, 900);
    pen.fillStyle = '#223';
    pen.font = '600 44px sans-serif';
    pen.fillText('Launch plan', 80, 110);
    pen.font = '26px sans-serif';
    for (let line = 0; line < 9; line += 1) {
      pen.fillText(
        `Week ${48 + line}   release ${line + 1}   ${['Priya', 'Dan', 'Ola'][line % 3]}`,
        80,
        200 + line * 70,
      );
      pen.fillRect(80, 222 + line * 70, 1440, 1);
    }
  };
  draw();
  setInterval(draw, Math.max(500, DRAWN_EVERY_MS));
  return canvas.captureStream(2);
}

/** The pictures of everybody but me and those in `without`. Nothing leaves the page. */
export function fakeRoom(
  own: OwnMedia,
  people: { member: MemberId; name: string }[],
  {
    me,
    without,
    screenOf,
    mutedOf,
  }: { me: MemberId; without: readonly MemberId[]; screenOf: MemberId | null; mutedOf: MemberId | null },
): MediaRoom {
  const preview = createPreview(own);
  const remote = new Map<MemberId, RemoteMedia>();
  for (const [index, { member, name }] of people.entries()) {
    if (member === me || (without.includes(member) && screenOf !== member)) continue;
    remote.set(member, {
      member,
      camera: without.includes(member) ? null : camera(index, name),
      screen: screenOf === member ? screen() : null,
      microphoneOn: member !== mutedOf,
      speaking: false,
      network: 'good',
      proof: 'verified',
    });
  }
  const { local, ...rest } = preview.state();
  const state = { ...rest, local: screenOf === me ? { ...local, screen: 'on' as const } : local, remote };
  return { ...preview, state: () => state };
}
