import { Router } from 'express';
import { isAsked, saysSomething } from '../../../shared/groups/privately';
import { mayReadPrivateAnswers } from '../../../shared/groups/rights';
import { takesSeat } from '../../../shared/groups/roles';
import type { MemberId } from '../../../shared/meeting/state';
import type { Asked } from '../../../shared/protocol/groups';
import { givePrivateAnswer, type PrivateQuestions, readPrivateAnswers } from '../../../shared/protocol/privately';
import { isRefusal, refuse } from '../../../shared/refusal';
import { newestMeeting } from '../../access/invites';
import type { Known } from '../../access/sessions';
import { heldMeetings } from '../../rooms/storedMeeting';
import type { GroupRow } from '../../store/store';
import type { WebDeps } from '../deps';
import { answering } from '../http/answers';
import { type Limiters, limited } from '../http/limits';
import { byAnyDecider, byDecider } from './byGroup';
import { type GroupHere, insideGroup, isHeldBack } from './here';
import { membersNow, organisersNow } from './people';

/**
 * What members say in private before their group has met: to whoever formed it, and to nobody else. Nobody else learns that
 * somebody answered either. By a link that somebody else made nothing of it is read or said, for whoever made it could use it.
 */
export function privateRoutes(deps: WebDeps, limits: Limiters): Router {
  const { store, clock } = deps;
  const routes = Router();

  routes.get(
    '/api/groups/:group/private-questions',
    limited(limits.look),
    answering<PrivateQuestions>(async (request, response) => {
      const here = await insideGroup(deps, request, { organisersToo: true });
      if (isRefusal(here)) return here;
      response.set('Cache-Control', 'no-store');
      return here.heldBack === null ? questionsFor(deps, here) : nothing;
    }),
  );

  routes.put(
    '/api/groups/:group/private-answer',
    limited(limits.change),
    byDecider<typeof givePrivateAnswer, null>(deps, givePrivateAnswer, async (texts, { known, group }) => {
      const reader = await readerOf(deps, group);
      if (reader === null || reader.member === known.member) return refuse('notAllowed');
      if (!(await isForming(deps, group))) return refuse('notNow');
      await store.privately.save({ member: known.member, group: group.id, texts, at: clock.now() });
      return null;
    }),
  );

  routes.post(
    '/api/groups/:group/private-answers/read',
    limited(limits.change),
    byAnyDecider<typeof readPrivateAnswers, null>(deps, readPrivateAnswers, async ({ upTo }, { known, group }) => {
      if (!mayReadPrivateAnswers(group.formedBy ?? null, known)) return refuse('notAllowed');
      await store.privately.noteRead(group.id, upTo, clock.now());
      return null;
    }),
  );

  return routes;
}

const nothing: PrivateQuestions = { reader: null, isOpen: false, asks: null, mine: null, answers: null };

type Reader = NonNullable<PrivateQuestions['reader']>;

/** Whoever formed the group, while they belong to it or look after it. A pair has nobody between its two people. */
async function readerOf({ store, demos }: WebDeps, group: GroupRow): Promise<Reader | null> {
  if (group.formedBy === undefined || group.model === 'pair' || demos.isDemo(group.id)) return null;
  const people = [...(await membersNow(store, group.id)), ...(await organisersNow(store, group.id))];
  const former = people.find(({ id }) => id === group.formedBy);
  return former === undefined ? null : { member: former.id, name: former.name, takesPart: takesSeat(former.role) };
}

/** The group has not met yet: no meeting was held, and none runs. */
async function isForming({ store }: WebDeps, { id, archivedAt }: GroupRow): Promise<boolean> {
  if (archivedAt !== null || (await newestMeeting(store, id))?.status === 'running') return false;
  return (await heldMeetings(store, id, 1)).length === 0;
}

async function asksOf(deps: WebDeps, group: GroupRow, me: MemberId, reader: Reader, answeredAt: number | null) {
  const people = await membersNow(deps.store, group.id);
  const others = people.map(({ id, letInAt, createdAt }) => ({ member: id, since: letInAt ?? createdAt }));
  return isAsked({ me, reader: reader.member, answeredAt }, others);
}

async function questionsFor(deps: WebDeps, { known, group }: GroupHere<Known>): Promise<PrivateQuestions> {
  const { store } = deps;
  const [reader, isOpen, mine] = await Promise.all([
    readerOf(deps, group),
    isForming(deps, group),
    store.privately.answer(known.member),
  ]);
  if (reader === null) return nothing;
  const isAskedHere = isOpen && takesSeat(known.role);
  return {
    reader,
    isOpen,
    asks: isAskedHere ? await asksOf(deps, group, known.member, reader, mine?.at ?? null) : null,
    mine: mine === null ? null : { texts: mine.texts, at: mine.at },
    answers: mayReadPrivateAnswers(group.formedBy ?? null, known) ? await answersTo(deps, group) : null,
  };
}

async function answersTo({ store }: WebDeps, group: GroupRow): Promise<PrivateQuestions['answers']> {
  const [people, answers] = await Promise.all([membersNow(store, group.id), store.privately.answers(group.id)]);
  return answers.flatMap(({ member, texts, at, readAt }) => {
    const name = people.find(({ id }) => id === member)?.name;
    return name === undefined ? [] : [{ member, name, texts, at, isNew: readAt === null }];
  });
}

/** At home: that I am asked, or that somebody told me something which I have not read. */
export async function privatelyAtHome(
  deps: WebDeps,
  group: GroupRow,
  known: Known,
  cookie: string | undefined,
): Promise<Asked[]> {
  if (await isHeldBack(deps, cookie, group.id)) return [];
  const reader = await readerOf(deps, group);
  if (reader === null) return [];
  if (reader.member === known.member) {
    const count = await unreadBy(deps, group);
    return count > 0 ? [{ what: 'privateAnswers', count }] : [];
  }
  if (!(await isForming(deps, group))) return [];
  const mine = await deps.store.privately.answer(known.member);
  const asks = await asksOf(deps, group, known.member, reader, mine?.at ?? null);
  return asks === null ? [] : [{ what: 'privateQuestions', isAgain: asks === 'again' }];
}

/** Answers that say something and wait to be read. */
const unreadBy = async ({ store }: WebDeps, { id }: Pick<GroupRow, 'id'>): Promise<number> =>
  (await store.privately.answers(id)).filter(({ texts, readAt }) => readAt === null && saysSomething(texts)).length;
