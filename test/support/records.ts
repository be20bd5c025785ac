import type { Action, IssueCard } from '../../shared/protocol/records';

/** An issue card with only this on it. */
export const issueCard = (text: Partial<IssueCard>): IssueCard => ({
  line: '',
  whyNow: '',
  tried: '',
  wanted: '',
  keyQuestion: '',
  notWanted: '',
  help: [],
  ...text,
});

/** An action that was accepted and not reported on yet, with only this in it. */
export const openAction = (of: Partial<Action>): Action => ({
  id: 'a1',
  member: 'ann',
  meeting: 'm1',
  slot: null,
  what: '',
  firstStep: '',
  by: '',
  measure: '',
  support: '',
  ifThen: '',
  buddy: '',
  status: 'open',
  learned: '',
  acceptedAt: 1,
  due: null,
  reportedAt: null,
  ...of,
});
