import express, { type Request, type RequestHandler, Router } from 'express';
import { isSamePerson } from '../../../shared/groups/invited';
import { mayImport } from '../../../shared/groups/rights';
import {
  type ImportAnswer,
  type Imported,
  type ImportedPerson,
  LARGEST_IMPORT,
  matchImported,
  unmatchImported,
} from '../../../shared/protocol/imports';
import { isRefusal, type Refusal, refuse } from '../../../shared/refusal';
import type { ImportedPersonRow, InvitedRow } from '../../store/store';
import type { WebDeps } from '../deps';
import { byDecider, groupNowHere } from '../groups/byGroup';
import { type GroupHere, insideGroup } from '../groups/here';
import { invitationsFor } from '../groups/invitations';
import { membersNow } from '../groups/people';
import type { Planning } from '../groups/planning/planning';
import { answering, sendRefusal } from '../http/answers';
import { type Limiters, limited } from '../http/limits';
import { roomOn } from '../images/room';
import { LARGEST_GROUP, tooManyInvited } from '../invites/newcomers';
import { bringIn, holdsOf, isEmptyGroup } from './bringIn';
import { readImport } from './readImport';

const TRY_AGAIN_MS = 5_000;
/** Two large ones, and small ones beside them, which nobody who sends slowly keeps out. */
const MOST_ON_THEIR_WAY = 2.5 * LARGEST_IMPORT;

/** Bringing an export into a group that is still empty, and saying who in it is whom. */
export function importRoutes(deps: WebDeps, planning: Planning, limits: Limiters): Router {
  const { store, clock, rooms } = deps;
  const routes = Router();
  const path = '/api/groups/:group/import';
  /** One at a time on this server: a file is large while it is unpacked. */
  let isReading = false;
  /** Bytes of files that are on their way here: a file is held in memory as a whole. */
  let onTheirWay = 0;

  routes.get(
    path,
    limited(limits.look),
    answering<Imported>(async (request) => {
      const here = await insideGroup(deps, request);
      if (isRefusal(here)) return here;
      if (!(await mayImportHere(here))) return { mayImport: false, people: [], matched: [] };
      const all = await store.imports.people(here.group.id);
      return {
        mayImport: all.length === 0 && (await isEmptyGroup(deps, here.group.id)),
        people: await unclaimed(here.group.id, all),
        matched: all.flatMap(({ id, name, member }) => (member === null ? [] : [{ person: id, name, member }])),
      };
    }),
  );

  const sent = express.raw({ type: () => true, limit: LARGEST_IMPORT, inflate: false });
  /** The right is checked before the body is read, so that nobody without it sends a large one. */
  const first: RequestHandler = async (request, response, next) => {
    const here = await importerHere(request);
    const bytes = Math.min(Number(request.headers['content-length'] ?? LARGEST_IMPORT), LARGEST_IMPORT);
    const refusal = isRefusal(here) ? here : await roomOn(deps.disk, bytes);
    if (!refusal && !isReading && onTheirWay + bytes <= MOST_ON_THEIR_WAY) {
      if (request.socket.destroyed) return;
      onTheirWay += bytes;
      response.once('close', () => {
        onTheirWay -= bytes;
      });
      return next();
    }
    response.set('Connection', 'close');
    sendRefusal(response, refusal ?? refuse('tooFast', { retryIn: TRY_AGAIN_MS }));
  };

  for (const keeps of [false, true])
    routes.post(
      keeps ? path : `${path}/check`,
      limited(limits.exports),
      first,
      sent,
      answering<ImportAnswer>(async (request) => {
        const here = await importerHere(request);
        if (isRefusal(here)) return here;
        if (!Buffer.isBuffer(request.body) || request.body.length === 0) return refuse('malformed');
        if (isReading) return refuse('tooFast', { retryIn: TRY_AGAIN_MS });
        isReading = true;
        try {
          return await read(here, request.body, keeps);
        } finally {
          isReading = false;
        }
      }),
    );

  async function read(here: GroupHere, bytes: Buffer, keeps: boolean): Promise<ImportAnswer | Refusal> {
    const found = await readImport(bytes, here.group.id);
    if ('faults' in found) return { kind: 'faults', faults: found.faults };
    const holds = await holdsOf(deps, here, found);
    if (!keeps) return { kind: 'fine', holds };
    const refused = await bringIn(deps, planning, here, found, holds);
    return refused ?? { kind: 'fine', holds };
  }

  routes.post(
    '/api/groups/:group/imported/:person',
    express.json({ limit: '16kb', inflate: false }),
    limited(limits.change),
    byDecider<typeof matchImported, null>(deps, matchImported, async ({ member }, here, request) => {
      if (!(await mayImportHere(here))) return refuse('notLead');
      const people = await store.imports.people(here.group.id);
      const person = people.find(({ id }) => id === request.params.person);
      if (person === undefined) return refuse('notFound');
      if (person.member !== null) return refuse('stale');
      return member === null ? invited(here, person) : matched(here, person, member);
    }),
  );

  /** Somebody was taken for another person of the file. */
  routes.delete(
    '/api/groups/:group/imported/:person',
    express.json({ limit: '16kb', inflate: false }),
    limited(limits.change),
    byDecider<typeof unmatchImported, null>(deps, unmatchImported, async ({ member }, here, request) => {
      if (!(await mayImportHere(here))) return refuse('notLead');
      const people = await store.imports.people(here.group.id);
      const person = people.find(({ id }) => id === request.params.person);
      if (person === undefined) return refuse('notFound');
      if (!(await store.imports.unclaim(person.id, member))) return refuse('stale');
      rooms.actionReported(here.group.id, member);
      return null;
    }),
  );

  async function matched(here: GroupHere, person: ImportedPersonRow, member: string): Promise<Refusal | null> {
    const members = await membersNow(store, here.group.id);
    if (!members.some(({ id }) => id === member)) return refuse('unknownMember');
    if (!(await store.imports.claim(person.id, member))) return refuse('stale');
    // Nobody else comes as them any more.
    if (person.invited !== null) await store.forming.takeOff(person.invited, clock.now());
    return null;
  }

  /** They get a link of their own, like everybody who is invited by name. */
  async function invited(here: GroupHere, person: ImportedPersonRow): Promise<Refusal | null> {
    const { group, known } = here;
    const [before, people] = await Promise.all([store.forming.invited(group.id), store.imports.people(group.id)]);
    const named = { name: person.name, email: null };
    // By one invitation comes one person, whoever else is called the same.
    const isFree = (row: InvitedRow) => row.member === null && !people.some((other) => other.invited === row.id);
    const waiting = before.find((row) => isFree(row) && isSamePerson(row, named));
    if (waiting !== undefined) {
      await store.imports.awaits(person.id, waiting.id);
      return null;
    }
    const made = invitationsFor({ group: group.id, people: [named], known: before, me: known }, clock.now());
    if (isRefusal(made)) return made;
    const [invitation] = made;
    if (invitation === undefined) return refuse('badInput');
    const outcome = await store.forming.invite(made, known.member, { now: clock.now(), most: LARGEST_GROUP });
    if (outcome !== 'invited') return outcome === 'full' ? tooManyInvited() : refuse('notLead');
    await store.imports.awaits(person.id, invitation.row.id);
    return null;
  }

  async function importerHere(request: Request): Promise<GroupHere | Refusal> {
    const here = await insideGroup(deps, request);
    if (isRefusal(here)) return here;
    if (here.heldBack) return here.heldBack;
    if (!(await mayImportHere(here))) return refuse('notLead');
    return (await isEmptyGroup(deps, here.group.id)) ? here : refuse('notNow', { why: 'notEmpty' });
  }

  /** Nothing is brought into a demo, which is erased soon. */
  const mayImportHere = async (here: GroupHere): Promise<boolean> =>
    !deps.demos.isDemo(here.group.id) && mayImport(await groupNowHere(deps, here), here.known);

  /** People of the file who are nobody here yet, with what waits for them. */
  async function unclaimed(group: string, all: readonly ImportedPersonRow[]): Promise<ImportedPerson[]> {
    const people = all.filter(({ member }) => member === null);
    if (people.length === 0) return [];
    const [actions, invitations] = await Promise.all([store.imports.waiting(group), store.forming.invited(group)]);
    const waits = new Set(invitations.filter((row) => row.member === null).map(({ id }) => id));
    return people.map(({ id, name, hadLeft, invited: by }) => ({
      person: id,
      name,
      hadLeft,
      ...(actions.get(id) ?? { open: 0, settled: 0 }),
      isInvited: by !== null && waits.has(by),
    }));
  }

  return routes;
}
