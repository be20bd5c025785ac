import { clientOf } from '../../../shared/meeting/people/people';
import { readerOfPage, writingStage } from '../../../shared/meeting/rights/pages';
import type { Meeting, MemberId, PageReader, PlannedStage } from '../../../shared/meeting/state';
import type { PageOf } from '../../../shared/protocol/http';
import { readableBy } from '../../rooms/records/pages';
import type { PageRow } from '../../store/store';
import type { Here } from '../meetings/member';

export type NameOf = (member: MemberId) => string;

/** In which stage, and in whose slot, a page was written. */
export function placeOfPage(meeting: Meeting, stage: PlannedStage, nameOf: NameOf): Pick<PageOf, 'words' | 'slotOf'> {
  const client = clientOf(meeting, stage.slot);
  return { words: stage.words, slotOf: client === null ? null : nameOf(client) };
}

/** The pages of silent writing that their owners released to the group, or that were given to this member as the client. */
export function pagesShown(
  { known, meeting }: Here,
  to: Exclude<PageReader, 'owner'>,
  rows: readonly PageRow[],
  nameOf: NameOf,
): PageOf[] {
  const place = new Map(meeting.agenda.map(({ key }, index) => [key, index]));
  return readableBy(meeting, known.member, rows)
    .filter(({ stage, member }) => readerOfPage(meeting, stage, member) === to)
    .filter(({ member }) => to === 'group' || member !== known.member)
    .toSorted((a, b) => (place.get(a.stage) ?? 0) - (place.get(b.stage) ?? 0))
    .flatMap(({ stage: key, member, text }) => {
      const stage = writingStage(meeting, key);
      return stage === undefined ? [] : [{ name: nameOf(member), text, ...placeOfPage(meeting, stage, nameOf) }];
    });
}
