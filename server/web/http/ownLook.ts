import { readFileSync } from 'node:fs';
import path from 'node:path';
import { type Response, Router } from 'express';

export type Logo = {
  type: 'image/svg+xml' | 'image/png' | 'image/jpeg' | 'image/webp';
  bytes: Buffer;
  width: number;
  height: number;
  /** Where it is served. It holds a checksum, so what is there never changes. */
  path: string;
};

/** What stands on every page in place of Roundel's own name and mark. `dark`: for the dark theme; null: the same on a light ground. */
export type OwnLook = { name: string; logo: { light: Logo; dark: Logo | null } | null };

type Page = 'index.html' | 'invitation.html';

/** Wider ones hold a name, and are no sign for a tab or a home screen. */
const isSquare = ({ width, height }: Logo): boolean => Math.max(width, height) <= 1.25 * Math.min(width, height);

const escaped = (text: string): string =>
  text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0).toString()};`);

/** The look is in the pages themselves, so that no other name is drawn before it. */
function headOf({ name, logo }: OwnLook): string {
  const lines = [`<meta name="application-name" content="${escaped(name)}" />`];
  for (const [theme, one] of Object.entries(logo ?? {})) {
    if (one === null) continue;
    lines.push(`<meta name="logo-${theme}" content="${one.path} ${one.width} ${one.height}" />`);
    const media = logo?.dark ? ` media="(prefers-color-scheme: ${theme})"` : '';
    lines.push(`<link rel="preload" as="image" href="${one.path}"${media} />`);
  }
  return lines.map((line) => `    ${line}\n`).join('');
}

function inOwnLook(html: string, look: OwnLook): string {
  const name = escaped(look.name);
  let page = html
    .replace('<title>Roundel</title>', () => `<title>${name}</title>`)
    .replace('content="Roundel"', () => `content="${name}"`)
    .replace(/ *<title>/, (title) => `${headOf(look)}${title}`);
  const logo = look.logo?.light;
  if (logo && isSquare(logo)) {
    page = page.replace(/<link rel="icon"[^>]*>/, `<link rel="icon" type="${logo.type}" href="${logo.path}" />`);
    if (logo.type === 'image/png') page = page.replace(/(<link rel="apple-touch-icon" href=")[^"]*/, `$1${logo.path}`);
  }
  return page;
}

function manifestOf(folder: string, { name, logo }: OwnLook): object {
  const usual = JSON.parse(readFileSync(path.join(folder, 'site.webmanifest'), 'utf8'));
  const icons =
    logo && isSquare(logo.light)
      ? [{ src: logo.light.path, type: logo.light.type, sizes: sizesOf(logo.light) }]
      : usual.icons;
  return { ...usual, name, short_name: name, icons };
}

const sizesOf = ({ type, width, height }: Logo): string => (type === 'image/svg+xml' ? 'any' : `${width}x${height}`);

/** The pages of this client in the operator's own look, and what they ask for. */
export function ownPages(folder: string, look: OwnLook) {
  const html: Record<Page, string> = {
    'index.html': written('index.html'),
    'invitation.html': written('invitation.html'),
  };
  const manifest = manifestOf(folder, look);
  const routes = Router();
  routes.get('/site.webmanifest', (_request, response) => {
    response.set('Cache-Control', 'no-cache').type('application/manifest+json').send(JSON.stringify(manifest));
  });
  for (const logo of [look.logo?.light, look.logo?.dark])
    if (logo) routes.get(logo.path, (_, response) => sendLogo(response, logo));
  return {
    routes,
    send: (page: Page, response: Response) =>
      void response.set('Cache-Control', 'no-cache').type('html').send(html[page]),
  };

  function written(page: Page): string {
    return inOwnLook(readFileSync(path.join(folder, page), 'utf8'), look);
  }
}

/** Opened directly it is on a page without rights: nothing in it runs or loads anything. */
function sendLogo(response: Response, { type, bytes }: Logo): void {
  response.set({
    'Content-Type': type,
    'Content-Security-Policy': "default-src 'none'; style-src 'unsafe-inline'; sandbox",
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Cache-Control': 'public, max-age=31536000, immutable',
  });
  response.send(bytes);
}
