import { Router } from 'express';
import { chooseByLink, chooseReminders, type MyReminders } from '../../../shared/protocol/reminders';
import { isRefusal, refuse } from '../../../shared/refusal';
import type { WebDeps } from '../deps';
import { answering, parseBody } from '../http/answers';
import { type Limiters, limited } from '../http/limits';
import { byGroupMember } from './byGroup';
import { type GroupHere, insideGroup } from './here';

/** Whether a member wants reminders from a group, said on its page or by the link in each of them. */
export function reminderRoutes(deps: WebDeps, limits: Limiters): Router {
  const { store, clock, mail } = deps;
  const routes = Router();
  const path = '/api/groups/:group/reminders';

  routes.get(
    path,
    answering<MyReminders>(async (request) => {
      const here = await insideGroup(deps, request);
      return isRefusal(here) ? here : remindersFor(here);
    }),
  );

  routes.post(
    path,
    limited(limits.change),
    byGroupMember<typeof chooseReminders, MyReminders>(deps, chooseReminders, async ({ on }, here) => {
      await store.reminders.setWantsNone(here.known.member, !on, clock.now());
      return remindersFor(here);
    }),
  );

  routes.post(
    '/api/reminders',
    limited(limits.look),
    answering<null>(async (request) => {
      const body = parseBody(chooseByLink, request.body);
      if (isRefusal(body)) return body;
      const [member = '', token = ''] = body.link.split('.');
      if (!deps.reminders.isStopLink(member, token) || (await store.member(member)) === null)
        return refuse('unknownLink');
      await store.reminders.setWantsNone(member, !body.on, clock.now());
      return null;
    }),
  );

  async function remindersFor({ known }: GroupHere): Promise<MyReminders> {
    const [wantsNone, hasAddress] = await Promise.all([
      store.reminders.wantsNone(known.member),
      store.reminders.hasAddress(known.member),
    ]);
    return { on: !wantsNone, hasAddress, sendsMail: mail.sends };
  }

  return routes;
}
