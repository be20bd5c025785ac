import type { Request, Response } from 'express';
import { type Refusal, refuse } from '../../../shared/refusal';
import { keepsCookies, trialCookie } from '../../access/sessions';

/**
 * Before anything is used up or made for a browser it has to show that it keeps cookies: the answer carries one, and the
 * page asks again. A browser that blocks cookies would otherwise lose a link that works once.
 */
export function withoutCookies(request: Request, response: Response): Refusal | null {
  if (keepsCookies(request.headers.cookie)) return null;
  response.append('Set-Cookie', trialCookie(request.secure));
  return refuse('noCookie');
}
