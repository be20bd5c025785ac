import { type Request, Router } from 'express';
import { type MailReturned, mailReturned, type OperatorPage, operatorSignIn } from '../../../shared/protocol/operator';
import { isRefusal, type Refusal, refuse } from '../../../shared/refusal';
import { CAME_BACK } from '../../../shared/returnedMail';
import { OperatorSessions } from '../../access/operatorSessions';
import type { Operator, WebDeps } from '../deps';
import { answering, parseBody } from '../http/answers';
import { type Limiters, limited } from '../http/limits';

const LISTED = 200;

/** The operator's page, where it was turned on; else there is no such page. Its session opens nothing of a group. */
export function operatorRoutes(deps: WebDeps, limits: Limiters): Router {
  const routes = Router();
  const { operator, clock, store } = deps;
  if (operator === null) return routes;
  const sessions = new OperatorSessions();
  const shut = (request: Request): Refusal | null =>
    sessions.isOpen(request.headers.cookie, clock.now()) ? null : refuse('signedOut');

  routes.post(
    '/api/operator/sign-in',
    limited(limits.look),
    answering<null>(async (request, response) => {
      const body = parseBody(operatorSignIn, request.body);
      if (isRefusal(body)) return body;
      if (!(await operator.takesLink(body.secret))) return refuse('unknownLink');
      response.append('Set-Cookie', sessions.open(request.secure, clock.now()));
      return null;
    }),
  );

  routes.post(
    '/api/operator/sign-out',
    answering<null>(async (request, response) => {
      response.append('Set-Cookie', sessions.close(request.headers.cookie, request.secure));
      return null;
    }),
  );

  routes.get(
    '/api/operator',
    answering<OperatorPage>(async (request) => shut(request) ?? pageFor(deps, operator)),
  );

  routes.post(
    '/api/operator/returned',
    limited(limits.look),
    answering<MailReturned>(async (request) => {
      const closed = shut(request);
      if (closed !== null) return closed;
      const body = parseBody(mailReturned, request.body);
      if (isRefusal(body)) return body;
      const count = await store.mail.cameBack(body.address, CAME_BACK);
      return count === 0 ? refuse('notFound') : { count };
    }),
  );

  return routes;

  async function pageFor({ register, mail }: WebDeps, facts: Operator): Promise<OperatorPage> {
    const [disk, groups, erasures, mails] = await Promise.all([
      facts.disk(),
      store.operator.groups(LISTED),
      store.retention.erasures('all', LISTED),
      store.mail.list('undelivered', LISTED),
    ]);
    return {
      version: register.version,
      step: register.step,
      startedAt: facts.startedAt,
      ...facts.use(),
      disk,
      groups,
      erasures: erasures.map(({ what, meetings, rows, at }) => ({ what, meetings, rows, at })),
      mails: mails.flatMap(({ to, subject, status, createdAt, problem, body }) =>
        status === 'kept' || status === 'failed'
          ? [{ to, subject, status, createdAt, problem, text: status === 'kept' ? body : null }]
          : [],
      ),
      sendsMail: mail.sends,
      settings: [...facts.settings],
    };
  }
}
