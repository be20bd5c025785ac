import type { IssueCard } from '../../../shared/protocol/records';

/** The card of somebody who has not written one yet. */
export const emptyCard: IssueCard = {
  line: '',
  whyNow: '',
  tried: '',
  wanted: '',
  keyQuestion: '',
  notWanted: '',
  help: [],
};
