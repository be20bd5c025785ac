import { afterEach } from 'vitest';
import { Group } from '../../../support/evaluation/browsers';

export const names = ['ann', 'bea', 'cem', 'dan', 'eva', 'fay', 'gil', 'hal', 'ida'];
export const rows = [
  [5, 4, 3, 4],
  [4, 4, 4, 5],
  [1, 2, 3, 4],
  [5, 5, 5, 5],
  [3, 3, 2, 1],
  [2, 5, 1, 4],
  [4, 1, 5, 2],
  [5, 5, 4, 3],
  [1, 1, 1, 1],
];

export const forms = (count: number, texts: Record<string, string> = {}) =>
  new Map(names.slice(0, count).map((name, index) => [name, { answers: rows[index]!, text: texts[name] ?? '' }]));
export const sums = (members: string[]) =>
  [0, 1, 2, 3].map((question) => members.reduce((sum, name) => sum + rows[names.indexOf(name)]![question]!, 0));

/** The group that the test opened last. */
export let group: Group;
export const of = (count: number, options: ConstructorParameters<typeof Group>[1] = {}): Group => {
  group = new Group(names.slice(0, count), options);
  return group;
};
afterEach(() => group.close());

export const result = () => {
  const { evaluation } = group.table.meeting();
  return evaluation.phase === 'published' ? evaluation.result : evaluation;
};

/** Withholds one member's message of one step. */
export const withhold = (member: string, step: string) => {
  group.meddling = { message: (message, from) => (from === member && message.step === step ? null : message) };
};
