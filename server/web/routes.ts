import express, { type RequestHandler, Router } from 'express';
import { refuse } from '../../shared/refusal';
import { isOwnOrigin } from '../access/origin';
import { accountRoutes } from './account/account';
import { arrivingRoutes } from './account/arriving';
import { changingRoutes } from './account/changing';
import { deletionRoutes } from './account/deletion';
import { passkeyRoutes } from './account/passkeys';
import { dataRegisterRoutes } from './dataRegister';
import type { WebDeps } from './deps';
import { exportRoutes } from './exports/exports';
import { formatRoutes } from './formats/formats';
import { aboutRoutes } from './groups/about';
import { actionRoutes } from './groups/actions';
import { buddyRoutes } from './groups/buddies/buddies';
import { calendarRoutes } from './groups/calendar/calendar';
import { comingRoutes } from './groups/coming';
import { absenceRoutes } from './groups/dates/absence';
import { datesRoutes } from './groups/dates/dates';
import { nextDateRoutes } from './groups/dates/nextDate';
import { pollRoutes } from './groups/dates/polls';
import { seriesRoutes } from './groups/dates/series';
import { formingRoutes } from './groups/forming';
import { groupRoutes } from './groups/group';
import { homeRoutes } from './groups/home';
import { issueCardRoutes } from './groups/issueCard';
import { lifeRoutes } from './groups/life';
import { waitingRoutes } from './groups/newcomers';
import { nextRoutes } from './groups/next';
import { ownershipRoutes } from './groups/ownership';
import { groupPictureRoutes } from './groups/picture';
import { Planning } from './groups/planning/planning';
import { privateRoutes } from './groups/privately';
import { reminderRoutes } from './groups/reminders';
import { retentionRoutes } from './groups/retention';
import { returnLinkRoutes } from './groups/returnLink';
import { rotaRoutes } from './groups/rota/rota';
import { webhookRoutes } from './groups/webhook';
import { faults, sendRefusal } from './http/answers';
import { clientRoutes } from './http/clientFiles';
import { securityHeaders } from './http/headers';
import { healthRoutes } from './http/health';
import { limited, limiters } from './http/limits';
import { requestLog } from './http/requestLog';
import { imageRoutes } from './images/images';
import { importRoutes } from './imports/imports';
import { invitingRoutes } from './invites/invites';
import { mediaReports } from './mediaWebhook';
import { demoRoutes } from './meetings/demo';
import { membershipRoutes } from './meetings/membership';
import { startingRoutes } from './meetings/starting';
import { minutesRoutes } from './minutes/minutes';
import { operatorRoutes } from './operator/operator';

/** Reading changes nothing, so only other methods have to come from our own page. */
function ownPagesOnly(publicUrl: string | null): RequestHandler {
  return (request, response, next) => {
    const reads = request.method === 'GET' || request.method === 'HEAD';
    if (reads || isOwnOrigin(request.headers, publicUrl)) next();
    else sendRefusal(response, refuse('notAllowed'));
  };
}

/** All of HTTP: the API, health, and the client's files. server/app.ts mounts it at `/`. */
export function webRoutes(deps: WebDeps, planning = new Planning(deps)): Router {
  const routes = Router();
  const limits = limiters(deps.config.limits);
  const { numbers } = deps;

  routes.use(requestLog(deps.log, numbers.requested), securityHeaders(deps.config));
  routes.use(healthRoutes(deps, numbers));
  if (deps.mediaReport) routes.use(mediaReports(deps.mediaReport));

  const api = Router();
  api.use('/api', ownPagesOnly(deps.config.publicUrl));
  api.use('/api', (_request, response, next) => {
    // Pages tell the time by it: it is the clock by which everything else here is decided.
    response.set({ 'Cache-Control': 'no-store', Date: new Date(deps.clock.now()).toUTCString() });
    next();
  });
  // Every question, so that a new route cannot forget it. What asks for more work has a narrower limit of its own.
  api.get('/api/{*question}', limited(limits.read));
  // It reads the bodies of its requests itself.
  api.get('/api/auth/callback/company', limited(limits.signIn), (...of) => deps.accounts.callback(...of));
  // Their bodies may be larger than others.
  api.use(
    imageRoutes(deps, limits),
    importRoutes(deps, planning, limits),
    formatRoutes(deps, limits),
    formingRoutes(deps, limits),
  );
  api.use('/api', express.json({ limit: '16kb', inflate: false }));
  api.use(
    startingRoutes(deps, planning, limits),
    demoRoutes(deps, limits),
    invitingRoutes(deps, limits),
    membershipRoutes(deps, limits),
    minutesRoutes(deps),
    homeRoutes(deps, planning, limits),
    actionRoutes(deps, limits),
    issueCardRoutes(deps, planning, limits),
    comingRoutes(deps, limits),
    waitingRoutes(deps, limits),
    aboutRoutes(deps, limits),
    groupPictureRoutes(deps, limits),
    lifeRoutes(deps, limits),
    ownershipRoutes(deps, planning, limits),
    groupRoutes(deps, planning, limits),
    nextRoutes(deps, planning, limits),
    returnLinkRoutes(deps, limits),
    dataRegisterRoutes(deps),
    exportRoutes(deps, limits),
    reminderRoutes(deps, limits),
    webhookRoutes(deps, limits),
    retentionRoutes(deps, limits),
    operatorRoutes(deps, limits),
    datesRoutes(deps, planning),
    nextDateRoutes(deps, planning),
    seriesRoutes(deps, planning, limits),
    absenceRoutes(deps, planning, limits),
    pollRoutes(deps, planning, limits),
    calendarRoutes(deps, planning, limits),
    accountRoutes(deps, limits),
    arrivingRoutes(deps, limits),
    changingRoutes(deps, limits),
    passkeyRoutes(deps, limits),
    deletionRoutes(deps, limits),
    privateRoutes(deps, limits),
    rotaRoutes(deps, planning, limits),
    buddyRoutes(deps, planning, limits),
  );
  api.use('/api', (_request, response) => sendRefusal(response, refuse('notFound')));
  routes.use(api);

  if (deps.config.clientFolder !== null) routes.use(clientRoutes(deps.config.clientFolder, deps.log, deps.config.look));
  routes.use((_request, response) => {
    response.status(404).type('text').send('not found\n');
  });
  routes.use(faults(deps.log));
  return routes;
}
