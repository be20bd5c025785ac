import { onTestFinished } from 'vitest';
import type { EvaluationState, Meeting } from '../../../shared/meeting/state';
import type { StartMeeting } from '../../../shared/protocol/http';
import type { RunningApp } from '../app';
import type { Gathered, TestClient } from '../clients';
import { appForTest, gatherForTest, restarted } from '../forTest';
import { comeBack, goToEvaluation, Person } from './people';

/** Five people, and the answers of each to the form of a meeting; `totals` are their sums. */
export const names = ['Ann', 'Bea', 'Cem', 'Dan', 'Eva'];
export const rows = [
  [5, 4, 3, 4],
  [4, 4, 4, 5],
  [1, 2, 3, 4],
  [5, 5, 5, 5],
  [3, 3, 2, 1],
];
export const totals = [18, 18, 17, 19];

export type Held = { server: RunningApp; group: Gathered; stage: string; people: Person[] };

/** The five on a real server, and the first form is open. All of it ends with the test. */
export async function atTheForm(
  options: Parameters<typeof appForTest>[0] = {},
  start: Partial<StartMeeting> = { template: 'frame.virtual', minutes: 90 },
): Promise<Held> {
  const server = await appForTest(options);
  const group = await gatherForTest(server.url, names, start);
  const stage = await goToEvaluation(group);
  return { server, group, stage, people: seatedAs(group.all) };
}

/** The browsers of these people; they close with the test. */
export function seatedAs(clients: readonly TestClient[]): Person[] {
  const people = clients.map((client) => new Person(client));
  onTestFinished(() => closeAll(people));
  return people;
}

const closeAll = (people: readonly Person[]): void => {
  for (const person of people) person.close();
};

/** The server stops and starts again on the same data, and everybody connects to it again. */
export async function afterRestart({ server, people }: Held): Promise<Person[]> {
  closeAll(people);
  const again = await restarted(server);
  const back = await comeBack(again.url, people);
  onTestFinished(() => closeAll(back));
  return back;
}

/** One after the other, each with their answers and perhaps a note. */
export async function sendAll(
  people: readonly Person[],
  stage: string,
  answers: readonly number[][] = rows,
  texts: Readonly<Record<number, string>> = {},
): Promise<void> {
  for (const [index, person] of people.entries())
    await person.run.send(answers[index] ?? [], texts[index] ?? '', stage);
}

const isOver = ({ phase }: EvaluationState): boolean => phase === 'published' || phase === 'noResult';

/** The meeting as each of them has it when the evaluation in hand is over. */
export const ended = (clients: readonly TestClient[]): Promise<Meeting[]> =>
  Promise.all(clients.map((client) => client.until(({ evaluation }) => isOver(evaluation))));
