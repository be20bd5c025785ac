import type { GroupId, MemberId } from '../../shared/meeting/state';
import type { AnswerSwap, AskSwap, Rota } from '../../shared/protocol/rota';
import { askServer } from './api';

/** What the page of a group asks the server about turns. */

const ofGroup = (group: GroupId, rest: string) => `/api/groups/${encodeURIComponent(group)}${rest}`;

export const rotaOf = (group: GroupId) => askServer<Rota>('GET', ofGroup(group, '/rota'));
export const askSwap = (group: GroupId, turn: AskSwap['turn'], member: MemberId) =>
  askServer<Rota>('POST', ofGroup(group, '/swaps'), { turn, with: member } satisfies AskSwap);
export const answerSwap = (group: GroupId, swap: string, answer: AnswerSwap['answer']) =>
  askServer<Rota>('POST', ofGroup(group, `/swaps/${encodeURIComponent(swap)}`), { answer } satisfies AnswerSwap);
