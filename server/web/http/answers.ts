import { randomUUID } from 'node:crypto';
import type { NextFunction, Request, RequestHandler, Response } from 'express';
import type { Logger } from 'pino';
import type { z } from 'zod';
import {
  type Answer,
  answered,
  isRefusal,
  type Refusal,
  type RefusalCode,
  refuse,
  refusedWith,
} from '../../../shared/refusal';
import { StoreDamaged, StoreUnavailable } from '../../store/store';

/** The HTTP status that goes with each code. Our own pages read the code in the body. */
function statusOf(code: RefusalCode): number {
  switch (code) {
    case 'badInput':
      return 400;
    case 'signedOut':
      return 401;
    case 'notAdmitted':
    case 'notLead':
    case 'notAllowed':
    case 'takesNoPart':
    case 'closedHere':
    case 'clientListens':
      return 403;
    case 'notFound':
    case 'unknownMember':
    case 'unknownStage':
    case 'unknownLink':
      return 404;
    case 'stale':
    case 'notNow':
    case 'archived':
    case 'notYourTurn':
    case 'askedEnough':
    case 'notOpenYet':
    case 'full':
    case 'tooMany':
    case 'tooFew':
    case 'tooShort':
    case 'tooLate':
    case 'behind':
      return 409;
    case 'expiredLink':
    case 'usedLink':
    case 'ended':
      return 410;
    case 'tooLarge':
      return 413;
    case 'malformed':
      return 422;
    case 'noCookie':
      // Every newcomer is asked once to show that cookies work. That is no fault to be listed in their browser.
      return 200;
    case 'oldClient':
      return 426;
    case 'tooFast':
      return 429;
    case 'damaged':
    case 'unavailable':
      return 503;
    default:
      return code satisfies never;
  }
}

export function sendRefusal(response: Response, refusal: Refusal): void {
  const retryIn = refusal.detail?.retryIn;
  if (typeof retryIn === 'number') response.set('Retry-After', String(Math.ceil(retryIn / 1000)));
  response.locals.refused = refusal.refused;
  response.status(statusOf(refusal.refused)).json(refusedWith(refusal));
}

/** A handler that returns its value or a refusal. What it throws is a fault and goes to `faults`. */
export function answering<T>(handler: (request: Request, response: Response) => Promise<T | Refusal>): RequestHandler {
  return async (request, response) => {
    const outcome = await handler(request, response);
    if (isRefusal(outcome)) sendRefusal(response, outcome);
    else response.json(answered(outcome));
  };
}

/** The parsed body, or the name of the wrong field. Field names come from our schemas, never from the sender. */
export function parseBody<S extends z.ZodType>(schema: S, body: unknown): z.output<S> | Refusal {
  const parsed = schema.safeParse(body);
  if (parsed.success) return parsed.data;
  const field = parsed.error.issues[0]?.path[0];
  return typeof field === 'string' ? refuse('badInput', { field }) : refuse('badInput');
}

/**
 * The last handler. A store that cannot save answers `unavailable`, an unreadable request is refused, and everything else
 * is a fault with a reference.
 */
export function faults(log: Logger) {
  return (fault: unknown, _request: Request, response: Response, next: NextFunction): void => {
    if (response.headersSent) {
      next(fault);
      return;
    }
    if (fault instanceof StoreUnavailable) {
      sendRefusal(response, refuse('unavailable'));
      return;
    }
    const refusal = unreadable(fault);
    if (refusal) {
      sendRefusal(response, refusal);
      return;
    }
    if (fault instanceof StoreDamaged) {
      log.error({ err: fault }, 'stored data are damaged');
      sendRefusal(response, refuse('damaged'));
      return;
    }
    const ref = randomUUID();
    // Only name and stack are logged: the error of a parser carries the body that it could not read.
    const { name, stack } = fault instanceof Error ? fault : { name: 'unknown', stack: undefined };
    log.error({ ref, fault: name, stack }, 'a request failed');
    const answer: Answer<never> = { ok: false, error: 'internal', ref };
    response.status(500).json(answer);
  };
}

/** Whether the body parser or router threw because of the request itself (such errors carry a 4xx status). */
function unreadable(fault: unknown): Refusal | null {
  const status = typeof fault === 'object' && fault !== null && 'status' in fault ? fault.status : null;
  if (typeof status !== 'number' || status < 400 || status > 499) return null;
  return refuse(status === 413 ? 'tooLarge' : status === 404 ? 'notFound' : 'badInput');
}
