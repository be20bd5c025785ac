import { Router } from 'express';
import { parseDocumentName } from '../../../shared/documents/names';
import { signers } from '../../../shared/meeting/agreement';
import { isGroupPage } from '../../../shared/meeting/pages';
import { hasBoardInMinutes } from '../../../shared/meeting/rights/documents';
import { mayReadTalkTimes } from '../../../shared/meeting/rights/records';
import { groupOf } from '../../../shared/meeting/standing';
import type { Meeting, SlotId } from '../../../shared/meeting/state';
import { agendaRows } from '../../../shared/meeting/views/agenda';
import { decidedIn } from '../../../shared/meeting/views/ballot';
import { issuesLeftOut } from '../../../shared/meeting/views/leftOut';
import type { Mine, Minutes, MinutesPage } from '../../../shared/protocol/http';
import { isRefusal, refuse } from '../../../shared/refusal';
import { LiveDocument } from '../../rooms/documents/liveDocument';
import { timePresent } from '../../rooms/meeting/attendance';
import type { WebDeps } from '../deps';
import { answering } from '../http/answers';
import { importedBoard, importedHere, importedMine, importedMinutes } from '../imports/importedMinutes';
import { type Here, insiderHere } from '../meetings/member';
import { actionFor } from './actionFor';
import { evaluationsFor } from './evaluations';
import { mineFor } from './mine';
import { pagesShown } from './pages';
import { listsOf } from './parking';
import { shownNames } from './shownNames';
import { slotPeople } from './slotPeople';

const MINUTE = 60_000;
/** The minutes of a meeting, for members who took part. Guest speakers get none. */
export function minutesRoutes(deps: WebDeps): Router {
  const routes = Router();
  routes.get(
    '/api/meetings/:id/minutes',
    answering<MinutesPage>(async (request) => {
      const imported = await importedHere(deps, request);
      if (imported !== null)
        return isRefusal(imported)
          ? imported
          : { ...(await importedMinutes(deps, imported)), group: imported.meeting.group };
      const here = await insiderHere(deps, request);
      if (isRefusal(here)) return here;
      if (here.known.role === 'speaker') return refuse('notAllowed');
      // A 1:1 has no page of its own: the one of its group leads on.
      const group = (await deps.store.group(here.row.group))?.parent ?? here.row.group;
      return { ...(await minutesFor(deps, here)), group };
    }),
  );
  /**
   * Guest speakers too: what they wrote for themselves is theirs. Null in a browser to which it is closed: that is no fault, and
   * the page of the minutes goes on.
   */
  routes.get(
    '/api/meetings/:id/mine',
    answering<Mine | null>(async (request) => {
      const imported = await importedHere(deps, request);
      if (imported !== null) return isRefusal(imported) ? imported : importedMine(imported);
      const here = await insiderHere(deps, request);
      if (isRefusal(here)) return here;
      return here.heldBack === null ? mineFor(deps, here) : null;
    }),
  );
  routes.get(
    '/api/meetings/:id/boards/:document',
    answering<{ state: string }>(async (request) => {
      const imported = await importedHere(deps, request);
      if (imported !== null) return isRefusal(imported) ? imported : importedBoard(deps, imported, request);
      const here = await insiderHere(deps, request);
      if (isRefusal(here)) return here;
      if (here.known.role === 'speaker') return refuse('notAllowed');
      const named = parseDocumentName(String(request.params.document));
      // A document of another meeting answers "not found": this route shows only the boards of its own meeting.
      if (named?.kind !== 'board' || named.meeting !== here.row.id || named.group !== here.row.group) {
        return refuse('notFound');
      }
      if (!hasBoardInMinutes(here.meeting, here.known.member, named.slot)) return refuse('notFound');
      const document = await LiveDocument.load(deps.store, deps.clock, String(request.params.document));
      if (!document) return refuse('notFound');
      return { state: await document.whole() };
    }),
  );
  return routes;
}

/** Everything this member may read of the meeting: what the group shares, and of private things only their own. */
export async function minutesFor(deps: WebDeps, here: Here): Promise<Minutes> {
  const { known, row, meeting } = here;
  const { store, clock } = deps;
  const now = meeting.endedAt ?? clock.now();
  const [group, members, events, actions, shared, parked, change, talk, documents, meetings, pages] = await Promise.all(
    [
      store.group(row.group),
      store.membersOf(row.group),
      store.readEvents(row.id, 0),
      store.actionsOfMeeting(row.id),
      store.sharedIssues(row.id),
      store.parked(row.group),
      store.oneChange(row.id),
      store.talkTime(row.id),
      store.documentsOf(row.id),
      store.meetingsOf(row.group),
      store.pages(row.id),
    ],
  );
  const nameOf = shownNames(members, meeting);
  const present = timePresent(events, now);
  const sat = Object.values(meeting.seats).filter((seat) => seat.seatedAt !== null);
  /** People are heard before the start and after the end too; the minutes are about the meeting. */
  const spokenMs = (member: string) => {
    const spoken = talk.find((one) => one.member === member)?.ms;
    return spoken === undefined ? null : Math.min(spoken, present.get(member) ?? spoken);
  };
  const ahead = meetings.filter((other) => other.startsAt > row.startsAt && other.status !== 'ended');

  return {
    title: row.title,
    groupName: group?.name ?? row.title,
    startedAt: meeting.startedAt ?? row.startsAt,
    endedAt: meeting.endedAt,
    attendance: sat.map((seat) => ({
      name: nameOf(seat.member),
      role: seat.role,
      minutesPresent: Math.round((present.get(seat.member) ?? 0) / MINUTE),
    })),
    stages: stagesOf(meeting, now, nameOf, slotPeople(meeting, events)),
    actions: actions.map((action) => actionFor(known.member, nameOf(action.member), action)),
    ...listsOf(row.id, parked, now, nameOf),
    evaluations: await evaluationsFor(deps, here, meetings),
    oneChange: change?.text || null,
    issues: shared.map((issue) => ({ name: nameOf(issue.member), card: issue.card })),
    leftOut: issuesLeftOut(meeting).map(nameOf),
    agreement:
      meeting.signatures === undefined
        ? null
        : { version: meeting.settings.agreementVersion, signed: signers(meeting).map(nameOf) },
    pages: pagesShown(here, 'group', pages, nameOf),
    myTalkMs: spokenMs(known.member),
    talk:
      meeting.status === 'ended' && mayReadTalkTimes(meeting, known.member)
        ? sat.map(({ member }) => ({ name: nameOf(member), ms: spokenMs(member) ?? 0 }))
        : null,
    boards: documents.flatMap((document) => {
      const name = parseDocumentName(document);
      if (name?.kind !== 'board' || !hasBoardInMinutes(meeting, known.member, name.slot)) return [];
      const group = isGroupPage(name.slot) ? groupOf(meeting, name.slot) : null;
      const client = meeting.slots[name.slot]?.client;
      return [{ document, label: group?.map(nameOf).join(', ') ?? (client ? nameOf(client) : '') }];
    }),
    nextStartsAt: ahead.length > 0 ? Math.min(...ahead.map((other) => other.startsAt)) : null,
  };
}

function stagesOf(
  meeting: Meeting,
  now: number,
  nameOf: (member: string) => string,
  peopleOf: ReturnType<typeof slotPeople>,
): Minutes['stages'] {
  const people = (slot: SlotId) => {
    const found = peopleOf(slot);
    return found === null ? {} : { people: { how: found.how, names: found.members.map(nameOf) } };
  };
  return agendaRows(meeting, now).flatMap((row) => {
    const slotOf = row.kind === 'slot' && row.slot.client !== '' ? nameOf(row.slot.client) : null;
    return (row.kind === 'slot' ? row.rows : [row]).map((part) => {
      const decided = decidedIn(meeting, part.stage);
      return {
        words: part.stage.words,
        slotOf,
        ...(row.kind === 'slot' && slotOf === null ? people(row.slot.id) : {}),
        plannedMinutes: part.plannedMinutes,
        actualMinutes: Math.round(part.usedMinutes * 10) / 10,
        skipped: part.state === 'skipped',
        ...(decided === null ? {} : { decided }),
      };
    });
  });
}
