import { createHash } from 'node:crypto';
import express, { Router } from 'express';
import type { ImageStored } from '../../../shared/protocol/http';
import { isRefusal, refuse } from '../../../shared/refusal';
import type { WebDeps } from '../deps';
import { answering, sendRefusal } from '../http/answers';
import { type Limiters, take } from '../http/limits';
import { insiderHere } from '../meetings/member';
import { acceptPicture, LARGEST_BYTES } from './picture';

/**
 * Pictures for the board: raw bytes come in, and the hash of the cleaned picture becomes its name. The server never fetches
 * a picture from anywhere.
 */
export function imageRoutes(deps: WebDeps, limits: Limiters): Router {
  const routes = Router();
  // The body is read as bytes, whatever type it declares. Compressed bodies are refused, because they may unpack to any
  // size.
  const rawBody = express.raw({ type: () => true, limit: LARGEST_BYTES, inflate: false });

  routes.put(
    '/api/meetings/:id/images',
    // The right to store is checked first, so that nobody without it sends two megabytes.
    async (request, response, next) => {
      const here = await insiderHere(deps, request);
      const refusal = isRefusal(here) ? here : await take(limits.images, here.known.member);
      if (!refusal) return next();
      response.set('Connection', 'close');
      sendRefusal(response, refusal);
    },
    rawBody,
    answering<ImageStored>(async (request) => {
      const here = await insiderHere(deps, request);
      if (isRefusal(here)) return here;
      if (!Buffer.isBuffer(request.body) || request.body.length === 0) return refuse('malformed');
      const picture = acceptPicture(request.body);
      if (isRefusal(picture)) return picture;
      const hash = createHash('sha256').update(picture.bytes).digest('hex');
      await deps.store.addImage({ meeting: here.row.id, hash, member: here.known.member, ...picture });
      return { hash };
    }),
  );

  routes.get('/api/meetings/:id/images/:hash', async (request, response) => {
    const here = await insiderHere(deps, request);
    if (isRefusal(here)) return sendRefusal(response, here);
    const { hash } = request.params;
    const image = /^[0-9a-f]{64}$/.test(hash) ? await deps.store.image(here.row.id, hash) : null;
    if (!image) return sendRefusal(response, refuse('notFound'));
    response.set({
      'Content-Type': image.type,
      // Opened directly, the picture is a download on a page without rights, so nothing in it can run on our origin.
      'Content-Disposition': `attachment; filename="${hash.slice(0, 12)}.${image.type.replace('image/', '')}"`,
      'Content-Security-Policy': "default-src 'none'; sandbox",
      'X-Content-Type-Options': 'nosniff',
      'Cross-Origin-Resource-Policy': 'same-origin',
      'Cache-Control': 'private, max-age=31536000, immutable',
    });
    response.send(Buffer.from(image.bytes));
  });

  return routes;
}
