import { type RequestHandler, Router } from 'express';
import { RateLimiterMemory } from 'rate-limiter-flexible';
import { StoreUnavailable } from '../../store/store';
import type { WebDeps } from '../deps';
import { take } from './limits';
import type { Numbers } from './numbers';

/**
 * Only this machine may read the numbers, and only directly: a proxy on this machine forwards requests of the whole world
 * from loopback.
 */
const onlyLoopback: RequestHandler = (request, response, next) => {
  const from = request.socket.remoteAddress ?? '';
  const direct = request.headers['x-forwarded-for'] === undefined && request.headers.forwarded === undefined;
  if (direct && /^(127\.\d+\.\d+\.\d+|::1|::ffff:127\.\d+\.\d+\.\d+)$/.test(from)) next();
  else response.status(404).type('text').send('not found\n');
};

/** RFC 9116 wants less than a year. */
const YEAR_MS = 364 * 24 * 60 * 60 * 1000;

/** Whoever asks, and however often: the write behind `/readyz` costs a fsync. */
const PROBES = { points: 20, duration: 10 };

/** Whether the store saves: the answer of a write, or of the last one when many ask at once or in a short time. */
function readiness({ store }: WebDeps): () => Promise<boolean> {
  const probes = new RateLimiterMemory(PROBES);
  let running: Promise<boolean> | null = null;
  let last = true;
  const probe = async () => {
    try {
      await store.ping();
      last = true;
    } catch (fault) {
      if (!(fault instanceof StoreUnavailable)) throw fault;
      last = false;
    } finally {
      running = null;
    }
    return last;
  };
  return async () => {
    if (running === null && (await take(probes, 'all'))) return last;
    running ??= probe();
    return running;
  };
}

/**
 * `/healthz`: the process is alive. `/readyz`: it can save. A failing store never makes the process "dead", because a
 * restart would end the meetings in memory.
 */
export function healthRoutes(deps: WebDeps, numbers: Numbers): Router {
  const routes = Router();
  const saves = readiness(deps);
  routes.get('/healthz', (_request, response) => {
    response.set('Cache-Control', 'no-store').type('text').send('ok\n');
  });
  const { securityContact } = deps.config;
  if (securityContact !== null) {
    routes.get('/.well-known/security.txt', (_request, response) => {
      const expires = new Date(deps.clock.now() + YEAR_MS).toISOString();
      response.type('text').send(`Contact: ${securityContact}\nExpires: ${expires}\n`);
    });
  }
  routes.get('/readyz', async (_request, response) => {
    response.set('Cache-Control', 'no-store').type('text');
    if (deps.store.damage() !== null) response.status(503).send('the stored data are damaged: nothing is saved\n');
    else if (!(await saves())) response.status(503).send('the store cannot save\n');
    else if (deps.isServing()) response.send('ready\n');
    else response.status(503).send('stopping\n');
  });
  routes.get('/metrics', onlyLoopback, async (_request, response) => {
    const { type, text } = await numbers.read();
    response.set('Cache-Control', 'no-store').set('Content-Type', type).send(text);
  });
  return routes;
}
