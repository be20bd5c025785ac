import { Router } from 'express';
import { isAskedForCard } from '../../../shared/groups/issueCards';
import type { Meeting } from '../../../shared/meeting/state';
import { type Preparing, writeCard } from '../../../shared/protocol/preparing';
import { isRefusal, refuse } from '../../../shared/refusal';
import { closedHere } from '../../access/handedLinks';
import { newestMeeting } from '../../access/invites';
import { issueOf, sharedVersion, wasPresented } from '../../rooms/records/issue';
import { tooLong } from '../../rooms/records/limits';
import type { WebDeps } from '../deps';
import { answering } from '../http/answers';
import { type Limiters, limited } from '../http/limits';
import { byOwner } from './byGroup';
import { type GroupHere, insideGroup } from './here';
import type { Planning } from './planning/planning';

/** What a member writes before the group meets: the same card as in the room. Nobody would see here who reads it. */
export function issueCardRoutes(deps: WebDeps, planning: Planning, limits: Limiters): Router {
  const { store, rooms, clock } = deps;
  const routes = Router();
  routes.get(
    '/api/groups/:group/issue-card',
    limited(limits.look),
    answering<Preparing>(async (request) => {
      const here = await insideGroup(deps, request);
      if (isRefusal(here)) return here;
      if (here.heldBack !== null) return closedHere();
      await planning.follow(here.group.id);
      return preparing(deps, here);
    }),
  );
  routes.post(
    '/api/groups/:group/issue-card',
    limited(limits.change),
    byOwner(deps, writeCard, async ({ card, version }, { group, known: { member } }) => {
      const refusal = tooLong({ what: 'saveIssue', card, version });
      if (refusal) return refusal;
      const written = { kind: 'issue', member, card, version: version + 1, at: clock.now() } as const;
      const { outcome } = await store.write([written]);
      if (outcome === 'stale') {
        // Sent again, because its answer was lost.
        const stored = await issueOf(store, group.id, member);
        const isThis = stored.version === written.version && JSON.stringify(stored.card) === JSON.stringify(card);
        return isThis ? { version: stored.version } : refuse('stale');
      }
      rooms.issueWritten(group.id, member);
      return { version: written.version };
    }),
  );
  return routes;
}

async function preparing({ store, rooms }: WebDeps, { group, known }: GroupHere): Promise<Preparing> {
  const row = await newestMeeting(store, group.id);
  const meeting = row === null ? null : await rooms.meeting(row.id);
  const planned = meeting?.status === 'lobby' ? meeting : null;
  const [stored, absences, unreported] = await Promise.all([
    issueOf(store, group.id, known.member),
    planned === null ? [] : store.dates.absences(planned.id),
    planned === null ? [] : store.unreported(group.id, planned.id, Number.POSITIVE_INFINITY),
  ]);
  const away = new Set(absences.map(({ member }) => member));
  return {
    next: planned !== null && isAskedForCard(planned, known, away) ? nextOf(planned) : null,
    ...stored,
    presented: await wasPresented(store, group.id, known.member),
    shared: planned === null ? null : sharedVersion(planned, known.member),
    unreported: unreported.find(({ member }) => member === known.member)?.count ?? 0,
  };
}

// The agenda has its slots only when people sit down.
const nextOf = ({ startsAt, template }: Meeting): Preparing['next'] => ({
  startsAt,
  hasAdvice: Object.values(template.blocks)
    .flatMap(({ stages }) => stages)
    .some(({ needs }) => needs === 'adviceWanted'),
});
