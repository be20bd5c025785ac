import type { GroupId } from '../../shared/meeting/state';
import type { AnswerBuddies, Buddies, DrawBuddies, ProposeBuddies } from '../../shared/protocol/buddies';
import { askServer } from './api';

/** What the page of a group asks the server about 1:1s. */

const ofGroup = (group: GroupId, rest: string) => `/api/groups/${encodeURIComponent(group)}${rest}`;

export const buddiesOf = (group: GroupId) => askServer<Buddies>('GET', ofGroup(group, '/buddies'));
export const proposeBuddies = (group: GroupId, ask: ProposeBuddies) =>
  askServer<Buddies>('POST', ofGroup(group, '/buddies'), ask);
export const answerBuddies = (group: GroupId, pair: GroupId, ask: AnswerBuddies) =>
  askServer<Buddies>('POST', ofGroup(group, `/buddies/${encodeURIComponent(pair)}`), ask);
export const drawBuddies = (group: GroupId, after: string | null) =>
  askServer<Buddies>('POST', ofGroup(group, '/buddy-draw'), { after } satisfies DrawBuddies);
