import type { Readable } from 'node:stream';
import { type RequestHandler, Router } from 'express';
import type { Logger } from 'pino';
import sirv from 'sirv';
import { type OwnLook, ownPages } from './ownLook';

const YEAR_SECONDS = 365 * 24 * 60 * 60;
const HOUR_SECONDS = 60 * 60;

/** The addresses of the app: everything else is no page. A test compares them with those that client/app.tsx draws. */
const pages =
  /^\/(?:start\/?|actions\/?|protected\/?|data\/?|operator\/?|reminders\/?|account\/?|left\/?|demo\/?|g\/[^/]+(?:\/dates\/[^/]+)?\/?|new\/?|m\/[^/]+(?:\/(?:minutes|screen))?\/?)?$/;
const invitation = /^\/j\/?$/;

/** What a path means; null for no page. */
export function pageOf(path: string): 'index.html' | 'invitation.html' | null {
  if (invitation.test(path)) return 'invitation.html';
  return pages.test(path) ? 'index.html' : null;
}

/** Names with a hash may be kept for ever, pages are asked for each time, the rest changes with a new version at most. */
function keptFor(path: string): string {
  if (path.endsWith('.html')) return 'no-cache';
  return path.startsWith('/assets/') ? `public, max-age=${YEAR_SECONDS}, immutable` : `public, max-age=${HOUR_SECONDS}`;
}

/**
 * The built client: its files as they were packed by the build, in the form that the browser takes. A file that cannot be read
 * any more (a build has replaced it, or too many files are open) ends that answer, and is logged. With a look of the operator's own
 * the pages are sent as they were read at the start.
 */
export function clientRoutes(folder: string, log: Logger, look: OwnLook | null): Router {
  const routes = Router();
  const own = look === null ? null : ownPages(folder, look);
  if (own !== null) routes.use(own.routes);
  const files: RequestHandler = sirv(folder, {
    etag: true,
    brotli: true,
    gzip: true,
    extensions: [],
    setHeaders: (response, path) => response.setHeader('Cache-Control', keptFor(path)),
  });
  routes.get('/{*page}', (request, response, next) => {
    const page = pageOf(request.path);
    if (page !== null && own !== null) return own.send(page, response);
    if (page !== null) request.url = `/${page}`;
    // Not being found says nothing about the sender, and a page that was built before has no other answer.
    else if (/^\/(?:index|invitation)\.html$/.test(request.path)) return next();
    // The library reads with a stream whose faults nobody else hears, and an unheard fault stops the process.
    response.once('pipe', (file: Readable) =>
      file.once('error', (fault) => {
        log.error({ err: fault }, 'a file of the client could not be read');
        response.destroy();
      }),
    );
    files(request, response, next);
  });
  routes.get('/{*page}', (request, response, next) => {
    // A missing script must not be answered with a page: browsers would report a syntax error instead of a missing file.
    if (/\.[a-z0-9]+$/i.test(request.path)) return next();
    response.status(404).set('Cache-Control', 'no-cache');
    if (own !== null) return own.send('index.html', response);
    response.sendFile('index.html', { root: folder, cacheControl: false });
  });
  return routes;
}
