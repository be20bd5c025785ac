import { join } from 'node:path';
import express, { Router } from 'express';

const YEAR_MS = 365 * 24 * 60 * 60 * 1000;

/** The built client. Files with a hash in their name may be cached for ever; every other path is a page of the one app. */
export function clientRoutes(folder: string): Router {
  const routes = Router();
  routes.use('/assets', express.static(join(folder, 'assets'), { index: false, immutable: true, maxAge: YEAR_MS }));
  routes.use(express.static(folder, { index: false, maxAge: 60 * 60 * 1000 }));
  routes.get('/{*page}', (request, response, next) => {
    // A missing script must not be answered with a page: browsers would report a syntax error instead of a missing file.
    if (/\.[a-z0-9]+$/i.test(request.path)) return next();
    response.set('Cache-Control', 'no-cache');
    response.sendFile('index.html', { root: folder, cacheControl: false });
  });
  return routes;
}
