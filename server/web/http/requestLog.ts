import type { RequestHandler } from 'express';
import type { Logger } from 'pino';

/** A calendar subscribes to an address that carries its owner's token. */
const withoutToken = (path: string): string => path.replace(/^\/calendar\/.*/i, '/calendar/');

/**
 * One line per request: what was requested, how it ended, how long it took. Never the query, a header, a cookie or a body,
 * because they hold secrets and text that people wrote. Reading is logged as `debug`, changing as `info`.
 */
export function requestLog(log: Logger, finished: (status: number, refused: string | null) => void): RequestHandler {
  return (request, response, next) => {
    const began = process.hrtime.bigint();
    const { method, path } = request;
    response.once('finish', () => {
      const ms = Number((process.hrtime.bigint() - began) / 1_000_000n);
      const line = { method, path: withoutToken(path).slice(0, 200), status: response.statusCode, ms };
      const { refused } = response.locals;
      finished(response.statusCode, typeof refused === 'string' ? refused : null);
      if (method === 'GET' || method === 'HEAD') log.debug(line, 'request');
      else log.info(line, 'request');
    });
    next();
  };
}
