import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { imageSize } from 'image-size';
import { isRefusal } from '../shared/refusal';
import { type Config, StartFault } from './config';
import type { Logo, OwnLook } from './web/http/ownLook';
import { acceptPicture } from './web/images/picture';

/** It stands in front of every page, so it must be small. */
const LARGEST_LOGO = 200_000;
const LONGEST_SIDE = 2_000;
/** What a drawing may not hold. Browsers run nothing of a picture in a page anyway. */
const active = /<script|<foreignObject|\son\w+\s*=|javascript:|<!ENTITY/i;

/** The name and the logo that the operator chose; null: Roundel's own. */
export async function readOwnLook({ ownName, ownLogo }: Config): Promise<OwnLook | null> {
  if (ownName === null) return null;
  if (ownLogo === null) return { name: ownName, logo: null };
  const light = await read(ownLogo.light, 'OPERATOR_LOGO');
  const dark = ownLogo.dark === null ? null : await read(ownLogo.dark, 'OPERATOR_LOGO_DARK');
  return { name: ownName, logo: { light, dark } };
}

async function read(file: string, setting: string): Promise<Logo> {
  const bytes = await readFile(file).catch(() => {
    throw new StartFault(`${setting} names a file that cannot be read: ${file}.`);
  });
  if (bytes.length > LARGEST_LOGO)
    throw new StartFault(`${setting} names a file of more than ${LARGEST_LOGO / 1000} kB: ${file}.`);
  const picture = drawing(bytes, file, setting) ?? acceptPicture(bytes, LONGEST_SIDE);
  if (isRefusal(picture))
    throw new StartFault(
      `${setting} must name a picture (SVG, PNG, WebP or JPEG) with sides of ${LONGEST_SIDE} pixels at most: ${file} is none.`,
    );
  const { width, height } = imageSize(picture.bytes);
  const hash = createHash('sha256').update(picture.bytes).digest('hex').slice(0, 16);
  const ending = picture.type === 'image/svg+xml' ? 'svg' : picture.type.replace('image/', '');
  return { ...picture, width, height, path: `/logo/${hash}.${ending}` };
}

function drawing(bytes: Buffer, file: string, setting: string): { type: 'image/svg+xml'; bytes: Buffer } | null {
  const text = bytes.toString('utf8');
  if (!/^\uFEFF?\s*(?:<\?xml[^>]*\?>\s*)?(?:<!--[\s\S]*?-->\s*|<!DOCTYPE[^>[]*>\s*)*<svg[\s>]/.test(text)) return null;
  if (active.test(text))
    throw new StartFault(`${setting} names a drawing with a script or a foreign page in it: ${path.basename(file)}.`);
  try {
    const { width, height } = imageSize(bytes);
    if (width > 0 && height > 0) return { type: 'image/svg+xml', bytes };
  } catch {
    // It says nowhere how large it is.
  }
  throw new StartFault(`${setting} names a drawing without a size: give its <svg> a viewBox, or width and height.`);
}
