import { documentName } from '../../../shared/documents/names';
import { notesText } from '../../../shared/documents/notes';
import { commonSlot } from '../../../shared/meeting/pages';
import { openChoices, readerOfPage, writingStage } from '../../../shared/meeting/rights/pages';
import { mayMarkCard, mayUseRecords } from '../../../shared/meeting/rights/records';
import type { Mine, MyPage } from '../../../shared/protocol/http';
import type { EnvelopeCard } from '../../../shared/protocol/records';
import { LiveDocument } from '../../rooms/documents/liveDocument';
import type { PageRow } from '../../store/store';
import type { WebDeps } from '../deps';
import type { Here } from '../meetings/member';
import { type NameOf, pagesShown, placeOfPage } from './pages';
import { shownNames } from './shownNames';

/** What belongs to this member alone, and the notes of the group, where the member may read them. */
export async function mineFor(deps: WebDeps, here: Here): Promise<Mine> {
  const { store } = deps;
  const { known, row, meeting } = here;
  const may = (what: string) => mayUseRecords(meeting, known.member, what);
  const [members, note, pages, cards, groupNotes] = await Promise.all([
    store.membersOf(row.group),
    may('myNote') ? store.note(row.id, known.member) : null,
    store.pages(row.id),
    may('envelope') ? cardsFor(deps, here) : [],
    may('groupNotes') ? groupNotesOf(deps, here) : '',
  ]);
  const nameOf = shownNames(members, meeting);
  return {
    note: note?.text ?? '',
    pages: may('myPages') ? myPages(here, pages, nameOf) : [],
    given: may('shownPages') ? pagesShown(here, 'client', pages, nameOf) : [],
    envelope: cards.map(({ id, kind, text, from, helped }) => ({ id, kind, text, from: nameOf(from), helped })),
    groupNotes,
  };
}

/** What this member wrote in silent writing, to whom they gave it, and to whom they still can. */
function myPages({ known, meeting }: Here, rows: readonly PageRow[], nameOf: NameOf): MyPage[] {
  return rows
    .filter(({ member, text }) => member === known.member && text.trim() !== '')
    .flatMap(({ stage: key, text, version }) => {
      const stage = writingStage(meeting, key);
      if (stage === undefined) return [];
      const to = readerOfPage(meeting, key, known.member);
      const choices = openChoices(meeting, stage, known.member).filter((choice) => choice !== to);
      return [{ stage: key, version, text, to, choices, ...placeOfPage(meeting, stage, nameOf) }];
    });
}

/** The cards of every slot in which this member was the client, in the order in which they were written. */
async function cardsFor({ store }: WebDeps, { known, row, meeting }: Here): Promise<EnvelopeCard[]> {
  const slots = Object.values(meeting.slots).filter(({ client }) => client === known.member);
  const envelopes = await Promise.all(
    slots.map(({ id, client }) => store.envelope(row.id, id).then((cards) => ({ client, cards }))),
  );
  return envelopes
    .flatMap(({ client, cards }) => cards.filter(({ from }) => mayMarkCard({ client, from }, known.member)))
    .toSorted((a, b) => a.at - b.at);
}

export async function groupNotesOf(
  { store, clock }: Pick<WebDeps, 'store' | 'clock'>,
  { row }: Pick<Here, 'row'>,
): Promise<string> {
  const name = documentName({ group: row.group, meeting: row.id, kind: 'notes', slot: commonSlot });
  const document = await LiveDocument.load(store, clock, name);
  return (await document?.read((doc) => notesText(doc).toString())) ?? '';
}
