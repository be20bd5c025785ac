import express, { type RequestHandler, Router } from 'express';
import { refuse } from '../../shared/refusal';
import { isOwnOrigin } from '../access/origin';
import type { WebParts } from './deps';
import { faults, sendRefusal } from './http/answers';
import { clientRoutes } from './http/clientFiles';
import { securityHeaders } from './http/headers';
import { healthRoutes, metrics } from './http/health';
import { limiters } from './http/limits';
import { requestLog } from './http/requestLog';
import { imageRoutes } from './images/images';
import { invitingRoutes } from './invites/invites';
import { mediaReports } from './mediaWebhook';
import { membershipRoutes } from './meetings/membership';
import { startingRoutes } from './meetings/starting';
import { minutesRoutes } from './minutes/minutes';

/** Reading never changes anything; whatever else comes must come from our own page. */
function ownPagesOnly(publicUrl: string | null): RequestHandler {
  return (request, response, next) => {
    const reads = request.method === 'GET' || request.method === 'HEAD';
    if (reads || isOwnOrigin(request.headers, publicUrl)) next();
    else sendRefusal(response, refuse('notAllowed'));
  };
}

/** Everything that is HTTP: the API, health, and the client's own files. Mounted by server/app.ts at `/`. */
export function webRoutes(parts: WebParts): Router {
  const routes = Router();
  const limits = limiters(parts.config.limits);
  const numbers = metrics(parts.gauges);

  routes.use(requestLog(parts.log, numbers.countRequest), securityHeaders(parts.config));
  routes.use(healthRoutes(parts, numbers));
  if (parts.mediaReport) routes.use(mediaReports(parts.mediaReport));

  const api = Router();
  api.use('/api', ownPagesOnly(parts.config.publicUrl));
  api.use('/api', (_request, response, next) => {
    response.set('Cache-Control', 'no-store');
    next();
  });
  api.use(imageRoutes(parts, limits));
  api.use('/api', express.json({ limit: '16kb', inflate: false }));
  api.use(
    startingRoutes(parts, limits),
    invitingRoutes(parts, limits),
    membershipRoutes(parts, limits),
    minutesRoutes(parts),
  );
  api.use('/api', (_request, response) => sendRefusal(response, refuse('notFound')));
  routes.use(api);

  if (parts.config.clientFolder !== null) routes.use(clientRoutes(parts.config.clientFolder));
  routes.use((_request, response) => {
    response.status(404).type('text').send('not found\n');
  });
  routes.use(faults(parts.log));
  return routes;
}
