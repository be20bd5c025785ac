import { randomUUID } from 'node:crypto';
import express, { Router } from 'express';
import { most } from '../../../shared/meeting/limits';
import type { GroupId } from '../../../shared/meeting/state';
import { keptFormat } from '../../../shared/meeting/views/keptFormat';
import {
  type FormatImported,
  type FormatList,
  importFormat,
  type KeptFormat,
  keepFormat,
  renameFormat,
} from '../../../shared/protocol/formats';
import { isRefusal, type Refusal, refuse } from '../../../shared/refusal';
import { type OwnFormat, templateOfFormat } from '../../../shared/templates/ownFormat';
import { WorkQueues } from '../../../shared/workQueue';
import type { FormatRow } from '../../store/store';
import type { WebDeps } from '../deps';
import { answering } from '../http/answers';
import { type Limiters, limited } from '../http/limits';
import { byMember, type Here, mayPlanHere, memberHere } from '../meetings/member';
import { readFormatFile, tidyFormatName } from './formatFile';

/** The text of a file as JSON: a quotation mark or a line break takes two characters of a body. */
const LARGEST_BODY = '96kb';

/** The formats that a group keeps: for whoever may plan its next meeting. */
export function formatRoutes(deps: WebDeps, limits: Limiters): Router {
  const { store, clock } = deps;
  const routes = Router();
  const path = '/api/meetings/:id/formats';
  /** One change at a time per group, so that two of them do not both find the last place. */
  const byGroup = new WorkQueues<GroupId>();
  routes.use(path, express.json({ limit: LARGEST_BODY, inflate: false }));

  routes.get(
    path,
    answering<FormatList>(async (request) => {
      const here = await memberHere(deps, request);
      if (isRefusal(here)) return here;
      if (!(await mayPlanHere(deps, here))) return refuse('notLead');
      return { formats: (await store.formats(here.row.group)).map(shown) };
    }),
  );

  routes.post(
    path,
    limited(limits.change),
    byMember<typeof keepFormat, KeptFormat>(deps, keepFormat, async (body, here) => {
      if (!(await mayPlanHere(deps, here))) return refuse('notLead');
      const name = tidyFormatName(body.name);
      if (name === null) return refuse('badInput', { field: 'name' });
      const format = keptFormat(here.meeting, name, await store.prompts(here.row.id));
      // What a meeting was held with can be run, unless it was so changed that no other group could hold it.
      return 'faults' in templateOfFormat(format) ? refuse('notNow', { field: 'format' }) : kept(here, format);
    }),
  );

  routes.post(
    `${path}/import`,
    limited(limits.change),
    byMember<typeof importFormat, FormatImported>(deps, importFormat, async ({ text }, here) => {
      if (!(await mayPlanHere(deps, here))) return refuse('notLead');
      const read = readFormatFile(text);
      if ('faults' in read) return { kind: 'faults', faults: read.faults };
      const format = await kept(here, read.format);
      return isRefusal(format) ? format : { kind: 'kept', format };
    }),
  );

  routes.put(
    `${path}/:format`,
    limited(limits.change),
    byMember<typeof renameFormat, KeptFormat>(deps, renameFormat, async (body, here, request) => {
      if (!(await mayPlanHere(deps, here))) return refuse('notLead');
      const name = tidyFormatName(body.name);
      if (name === null) return refuse('badInput', { field: 'name' });
      const row = await rowOf(here, String(request.params.format));
      if (isRefusal(row)) return row;
      const renamed = { ...row, format: { ...row.format, name }, version: body.version + 1 };
      const { outcome } = await store.write([{ kind: 'format', group: here.row.group, ...renamed }]);
      return outcome === 'committed' ? shown(renamed) : refuse('stale');
    }),
  );

  routes.delete(
    `${path}/:format`,
    limited(limits.change),
    answering<null>(async (request) => {
      const here = await memberHere(deps, request);
      if (isRefusal(here)) return here;
      if (!(await mayPlanHere(deps, here))) return refuse('notLead');
      const row = await rowOf(here, String(request.params.format));
      if (isRefusal(row)) return row;
      await store.write([{ kind: 'formatGone', group: here.row.group, id: row.id }]);
      return null;
    }),
  );

  async function rowOf({ row }: Here, id: string): Promise<FormatRow | Refusal> {
    return (await store.formats(row.group)).find((one) => one.id === id) ?? refuse('notFound');
  }

  function kept({ row: { group } }: Here, format: OwnFormat): Promise<KeptFormat | Refusal> {
    return byGroup.add(group, async () => {
      if ((await store.formats(group)).length >= most.formats) return refuse('tooMany', { largest: most.formats });
      const row = { id: randomUUID(), format, version: 1, at: clock.now() };
      await store.write([{ kind: 'format', group, ...row }]);
      return shown(row);
    });
  }

  return routes;
}

/** As the list shows it; one that this server cannot run any more can still be read, exported and removed. */
function shown({ id, version, format }: FormatRow): KeptFormat {
  const built = templateOfFormat(format);
  return { id, version, format, people: 'faults' in built ? null : built.template.frame.people };
}
