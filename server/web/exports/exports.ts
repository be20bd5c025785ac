import { type Request, type RequestHandler, Router } from 'express';
import type { MemberId } from '../../../shared/meeting/state';
import { isRefusal, refuse } from '../../../shared/refusal';
import { closedHere } from '../../access/handedLinks';
import type { WebDeps } from '../deps';
import { type GroupHere, insideGroup } from '../groups/here';
import { sendRefusal } from '../http/answers';
import { type Limiters, limited } from '../http/limits';
import { writeGroup } from './groupExport';
import { writeMineAndTalks } from './talksExport';
import { ReaderGone, ZipStream } from './zipStream';

/** Exports that are written at the same time. Each packs, and meetings must not wait for it. */
const AT_ONCE = 2;
const TRY_AGAIN_MS = 5_000;

type Write = (deps: WebDeps, here: GroupHere, zip: ZipStream, request: Request) => Promise<void>;

/** Everything that a person or a group owns, as one file to take along. */
export function exportRoutes(deps: WebDeps, limits: Limiters): Router {
  const routes = Router();
  /** For whom. Nobody takes both places. */
  const writing = new Set<MemberId>();

  const sending =
    (name: string, write: Write, who: { speakersToo: boolean; pairsToo: boolean; isMine: boolean }): RequestHandler =>
    async (request, response) => {
      const here = await insideGroup(deps, request, who);
      if (isRefusal(here)) return sendRefusal(response, here);
      if (who.isMine && here.heldBack !== null) return sendRefusal(response, closedHere());
      const { member } = here.known;
      if (writing.size >= AT_ONCE || writing.has(member))
        return sendRefusal(response, refuse('tooFast', { retryIn: TRY_AGAIN_MS }));
      writing.add(member);
      // No name of the group: the file lies in a folder that others may see.
      response.set({
        'Content-Type': 'application/zip',
        'Content-Disposition': `attachment; filename="${name}"`,
        'X-Content-Type-Options': 'nosniff',
      });
      const zip = new ZipStream(response, deps.clock);
      try {
        await write(deps, here, zip, request);
        await zip.end();
      } catch (fault) {
        if (!response.headersSent) throw fault;
        // Half of a file must not look like a whole one.
        response.destroy();
        const { name: what, stack } = fault instanceof Error ? fault : { name: 'unknown', stack: undefined };
        if (!(fault instanceof ReaderGone)) deps.log.error({ fault: what, stack }, 'an export was cut short');
      } finally {
        writing.delete(member);
      }
    };

  const path = '/api/groups/:group/export';
  routes.get(
    path,
    limited(limits.exports),
    sending('roundel-group.zip', writeGroup, { speakersToo: false, pairsToo: true, isMine: false }),
  );
  routes.get(
    `${path}/mine`,
    limited(limits.exports),
    sending('roundel-mine.zip', writeMineAndTalks, { speakersToo: true, pairsToo: true, isMine: true }),
  );
  return routes;
}
