import type { PrivateTexts } from '../../shared/groups/privately';
import type { GroupId, Time } from '../../shared/meeting/state';
import type { PrivateQuestions } from '../../shared/protocol/privately';
import { askServer } from './api';
import { ofGroup } from './groupsApi';

/** Private questions while a group is being formed, over HTTP. */

export const privateQuestionsOf = (group: GroupId) =>
  askServer<PrivateQuestions>('GET', ofGroup(group, '/private-questions'));
export const givePrivateAnswer = (group: GroupId, texts: PrivateTexts) =>
  askServer<null>('PUT', ofGroup(group, '/private-answer'), texts);
export const readPrivateAnswers = (group: GroupId, upTo: Time) =>
  askServer<null>('POST', ofGroup(group, '/private-answers/read'), { upTo });
