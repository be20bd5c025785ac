import { createHash } from 'node:crypto';
import express, { type Request, Router } from 'express';
import { LARGEST_GROUP_PICTURE, LONGEST_GROUP_PICTURE } from '../../../shared/protocol/groupLife';
import { nothing } from '../../../shared/protocol/scalars';
import { isRefusal, type Refusal, refuse } from '../../../shared/refusal';
import type { Known } from '../../access/sessions';
import type { WebDeps } from '../deps';
import { answering, sendRefusal } from '../http/answers';
import { type Limiters, limited } from '../http/limits';
import { acceptPicture } from '../images/picture';
import { roomOn } from '../images/room';
import { sendPicture } from '../images/sendPicture';
import { mayChangeHere } from './about';
import { byAnyone } from './byGroup';
import { type GroupHere, insideGroup } from './here';

/** The picture by which a group is known: small, cleaned like those of a board, and shown to its people only. */
export function groupPictureRoutes(deps: WebDeps, limits: Limiters): Router {
  const { store, clock } = deps;
  const routes = Router();
  const path = '/api/groups/:group/picture';

  async function changerHere(request: Request): Promise<GroupHere<Known> | Refusal> {
    const here = await insideGroup(deps, request, { organisersToo: true });
    if (isRefusal(here)) return here;
    return (await mayChangeHere(deps, here)) ? here : refuse('notLead');
  }

  routes.put(
    path,
    limited(limits.change),
    // The right is checked first, so that nobody without it sends a body.
    async (request, response, next) => {
      const here = await changerHere(request);
      if (!isRefusal(here)) return next();
      response.set('Connection', 'close');
      sendRefusal(response, here);
    },
    express.raw({ type: () => true, limit: LARGEST_GROUP_PICTURE, inflate: false }),
    answering<null>(async (request) => {
      const here = await changerHere(request);
      if (isRefusal(here)) return here;
      if (!Buffer.isBuffer(request.body) || request.body.length === 0) return refuse('malformed');
      const picture = acceptPicture(request.body, LONGEST_GROUP_PICTURE);
      if (isRefusal(picture)) return picture;
      const full = await roomOn(deps.disk, picture.bytes.length);
      if (full) return full;
      const hash = createHash('sha256').update(picture.bytes).digest('hex');
      await store.life.setPicture(here.group.id, { hash, ...picture }, { by: here.known.member, at: clock.now() });
      return null;
    }),
  );

  routes.delete(
    path,
    limited(limits.change),
    byAnyone<typeof nothing, null>(deps, nothing, async (_body, here) => {
      if (!(await mayChangeHere(deps, here))) return refuse('notLead');
      await store.life.setPicture(here.group.id, null, { by: here.known.member, at: clock.now() });
      return null;
    }),
  );

  routes.get(`${path}/:hash`, async (request, response) => {
    const here = await insideGroup(deps, request, { organisersToo: true });
    if (isRefusal(here)) return sendRefusal(response, here);
    const picture = await store.life.picture(here.group.id);
    if (picture?.hash !== request.params.hash) return sendRefusal(response, refuse('notFound'));
    sendPicture(response, picture);
  });

  return routes;
}
