import { clientOf } from '../../../shared/meeting/people/people';
import { mayReadPage, readerOfPage, writingStage } from '../../../shared/meeting/rights/pages';
import type { Meeting, MemberId, PageReader, PlannedStage } from '../../../shared/meeting/state';
import type { PageOf } from '../../../shared/protocol/http';
import type { WebDeps } from '../deps';
import type { Here } from '../meetings/member';
import { shownNames } from './shownNames';

type NameOf = (member: MemberId) => string;

/** In which stage, and in whose slot, a page was written. */
export function placeOfPage(meeting: Meeting, stage: PlannedStage, nameOf: NameOf): Pick<PageOf, 'words' | 'slotOf'> {
  const client = clientOf(meeting, stage.slot);
  return { words: stage.words, slotOf: client === null ? null : nameOf(client) };
}

/** The pages of silent writing that their owners released to the group, or that were given to this member as the client. */
export async function pagesShown(
  { store }: WebDeps,
  { known, row, meeting }: Here,
  to: Exclude<PageReader, 'owner'>,
): Promise<PageOf[]> {
  const [members, rows] = await Promise.all([store.membersOf(row.group), store.pages(row.id)]);
  const nameOf = shownNames(members, meeting);
  const place = new Map(meeting.agenda.map(({ key }, index) => [key, index]));
  return rows
    .filter(({ stage, member }) => readerOfPage(meeting, stage, member) === to)
    .filter(({ stage, member }) => mayReadPage(meeting, known.member, stage, member))
    .filter(({ member }) => to === 'group' || member !== known.member)
    .toSorted((a, b) => (place.get(a.stage) ?? 0) - (place.get(b.stage) ?? 0))
    .flatMap(({ stage: key, member, text, shown }) => {
      const stage = writingStage(meeting, key);
      const read = shown ?? text;
      if (stage === undefined || read.trim() === '') return [];
      return [{ name: nameOf(member), text: read, ...placeOfPage(meeting, stage, nameOf) }];
    });
}
