import type { Action } from '../../../shared/protocol/records';
import { en } from './en';
import { facts, plain } from './markdown';

const fields = ['firstStep', 'by', 'measure', 'support', 'ifThen', 'buddy'] as const;

/** An action as a point of a list that can be ticked off. */
export function actionLines(action: Action): string[] {
  const mark = action.status === 'done' ? 'x' : ' ';
  return [
    `- [${mark}] ${plain(action.what)} (${en.statuses[action.status]})`,
    ...facts([
      ...fields.map((key) => [en.action[key], action[key]] as const),
      [en.action.due, action.due ?? ''],
      [en.action.learned, action.learned],
    ]),
  ];
}
