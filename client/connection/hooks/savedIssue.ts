import type { IssueCard } from '../../../shared/protocol/records';
import { keepDraft } from '../documents/drafts';
import { useConnection } from './context';
import { useChangeRecords } from './records';
import { useSavedRecord } from './savedRecord';

export const sameCard = (one: IssueCard, other: IssueCard): boolean => JSON.stringify(one) === JSON.stringify(other);

/** My issue card as the server holds it; `shared` is the version that the group may see. */
export type StoredIssue = { card: IssueCard; version: number; shared: number | null };

/** My issue card, saved while I write it. */
export function useSavedIssue(
  { card, version }: StoredIssue,
  how: {
    textOf: (card: IssueCard) => string;
    merge?: (mine: IssueCard, stored: IssueCard) => IssueCard;
    givesWay?: true;
  },
) {
  const connection = useConnection();
  const change = useChangeRecords();
  return useSavedRecord<IssueCard>({
    stored: { value: card, version },
    isSame: sameCard,
    send: (sent, version) => change({ what: 'saveIssue', card: sent, version }),
    keepText: (text) => keepDraft(connection, 'issue', text),
    ...how,
  });
}
