import { createHash } from 'node:crypto';
import express, { type Request, Router } from 'express';
import type { ImageStored } from '../../../shared/protocol/http';
import { isRefusal, type Refusal, refuse } from '../../../shared/refusal';
import type { WebDeps } from '../deps';
import { answering, sendRefusal } from '../http/answers';
import { addressOf, isSpent, type Limiters, take } from '../http/limits';
import { importedHere } from '../imports/importedMinutes';
import { type Here, insiderHere } from '../meetings/member';
import { acceptPicture, LARGEST_BYTES } from './picture';
import { quota, roomOn } from './room';
import { sendPicture } from './sendPicture';

/** For somebody who draws on a board of this meeting. A guest speaker only looks at one. */
async function drawerHere(deps: WebDeps, request: Request): Promise<Here | Refusal> {
  const here = await insiderHere(deps, request);
  return !isRefusal(here) && here.known.role === 'speaker' ? refuse('notAllowed') : here;
}

/**
 * Pictures for the board: raw bytes come in, and the hash of the cleaned picture becomes its name. The server never fetches
 * a picture from anywhere.
 */
export function imageRoutes(deps: WebDeps, limits: Limiters): Router {
  const routes = Router();
  // The body is read as bytes, whatever type it declares. Compressed bodies are refused, because they may unpack to any
  // size.
  const mayComeNow = async (request: Request, { known }: Here): Promise<Refusal | null> =>
    (await roomOn(deps.disk, 0)) ??
    (await isSpent(limits.imageBytes, addressOf(request))) ??
    (await take(limits.images, known.member));
  const rawBody = express.raw({ type: () => true, limit: LARGEST_BYTES, inflate: false });

  routes.put(
    '/api/meetings/:id/images',
    // The right to store is checked first, so that nobody without it sends two megabytes.
    async (request, response, next) => {
      const here = await drawerHere(deps, request);
      const refusal = isRefusal(here) ? here : await mayComeNow(request, here);
      if (!refusal) return next();
      response.set('Connection', 'close');
      sendRefusal(response, refusal);
    },
    rawBody,
    answering<ImageStored>(async (request) => {
      const here = await drawerHere(deps, request);
      if (isRefusal(here)) return here;
      if (!Buffer.isBuffer(request.body) || request.body.length === 0) return refuse('malformed');
      const picture = acceptPicture(request.body);
      if (isRefusal(picture)) return picture;
      const hash = createHash('sha256').update(picture.bytes).digest('hex');
      const { length } = picture.bytes;
      const refusal = (await roomOn(deps.disk, length)) ?? (await take(limits.imageBytes, addressOf(request), length));
      if (refusal) return refusal;
      const row = { meeting: here.row.id, hash, member: here.known.member, ...picture };
      const outcome = await deps.store.addImage(row, quota);
      return outcome === 'kept' ? { hash } : refuse('full', { of: outcome });
    }),
  );

  routes.get('/api/meetings/:id/images/:hash', async (request, response) => {
    const here = (await importedHere(deps, request)) ?? (await insiderHere(deps, request));
    if (isRefusal(here)) return sendRefusal(response, here);
    const { hash } = request.params;
    const meeting = 'row' in here ? here.row.id : here.meeting.id;
    const image = /^[0-9a-f]{64}$/.test(hash) ? await deps.store.image(meeting, hash) : null;
    if (!image) return sendRefusal(response, refuse('notFound'));
    sendPicture(response, { hash, ...image });
  });

  return routes;
}
