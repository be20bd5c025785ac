import { documentName } from '../../../shared/documents/names';
import { notesText } from '../../../shared/documents/notes';
import { commonSlot } from '../../../shared/meeting/pages';
import { openChoices, readerOfPage, writingStage } from '../../../shared/meeting/rights/pages';
import { mayMarkCard, mayUseRecords } from '../../../shared/meeting/rights/records';
import type { Mine, MyPage } from '../../../shared/protocol/http';
import { LiveDocument } from '../../rooms/documents/liveDocument';
import type { WebDeps } from '../deps';
import type { Here } from '../meetings/member';
import { pagesShown, placeOfPage } from './pages';
import { shownNames } from './shownNames';

/** What belongs to this member alone, and the notes of the group, where the member may read them. */
export async function mineFor(deps: WebDeps, here: Here): Promise<Mine> {
  const { store } = deps;
  const { known, row, meeting } = here;
  const may = (what: string) => mayUseRecords(meeting, known.member, what);
  const [note, pages, given, envelope, groupNotes] = await Promise.all([
    may('myNote') ? store.note(row.id, known.member) : null,
    may('myPages') ? myPages(deps, here) : [],
    may('shownPages') ? pagesShown(deps, here, 'client') : [],
    may('envelope') ? envelopeFor(deps, here) : [],
    may('groupNotes') ? groupNotesOf(deps, here) : '',
  ]);
  return { note: note?.text ?? '', pages, given, envelope, groupNotes };
}

/** What this member wrote in silent writing, to whom they gave it, and to whom they still can. */
async function myPages({ store }: WebDeps, { known, row, meeting }: Here): Promise<MyPage[]> {
  const [members, rows] = await Promise.all([store.membersOf(row.group), store.pages(row.id, known.member)]);
  const nameOf = shownNames(members, meeting);
  return rows
    .filter(({ text }) => text.trim() !== '')
    .flatMap(({ stage: key, text, version }) => {
      const stage = writingStage(meeting, key);
      if (stage === undefined) return [];
      const to = readerOfPage(meeting, key, known.member);
      const choices = openChoices(meeting, stage, known.member).filter((choice) => choice !== to);
      return [{ stage: key, version, text, to, choices, ...placeOfPage(meeting, stage, nameOf) }];
    });
}

/** The cards of every slot in which this member was the client, in the order in which they were written. */
async function envelopeFor({ store }: WebDeps, { known, row, meeting }: Here): Promise<Mine['envelope']> {
  const slots = Object.values(meeting.slots).filter(({ client }) => client === known.member);
  if (slots.length === 0) return [];
  const [members, envelopes] = await Promise.all([
    store.membersOf(row.group),
    Promise.all(slots.map(({ id, client }) => store.envelope(row.id, id).then((cards) => ({ client, cards })))),
  ]);
  const nameOf = shownNames(members, meeting);
  return envelopes
    .flatMap(({ client, cards }) => cards.filter(({ from }) => mayMarkCard({ client, from }, known.member)))
    .toSorted((a, b) => a.at - b.at)
    .map(({ id, kind, text, from, helped }) => ({ id, kind, text, from: nameOf(from), helped }));
}

async function groupNotesOf({ store, clock }: WebDeps, { row }: Here): Promise<string> {
  const name = documentName({ group: row.group, meeting: row.id, kind: 'notes', slot: commonSlot });
  const document = await LiveDocument.load(store, clock, name);
  return (await document?.read((doc) => notesText(doc).toString())) ?? '';
}
