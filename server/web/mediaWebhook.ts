import express, { Router } from 'express';
import type { WebDeps } from './deps';

/** Receives the reports of a media server that the operator runs, if it is configured to send them (`webhook.urls`). */
export const MEDIA_REPORTS_PATH = '/media/reports';

/**
 * The signature covers the body as it was sent, so the body stays a string here. A sender without a valid signature learns
 * nothing.
 */
export function mediaReports(report: NonNullable<WebDeps['mediaReport']>): Router {
  const routes = Router();
  const text = express.text({ type: () => true, limit: '64kb', inflate: false });
  routes.post(MEDIA_REPORTS_PATH, text, async (request, response) => {
    const body: unknown = request.body;
    const known = typeof body === 'string' && (await report(body, request.headers.authorization));
    response
      .status(known ? 204 : 403)
      .type('text')
      .send(known ? '' : 'not signed by the media server\n');
  });
  return routes;
}
