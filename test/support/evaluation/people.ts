import type { Connection, RoomState } from '../../../client/connection/roomState';
import type { Kept, RoundMemory } from '../../../client/features/evaluation/memory';
import { EvaluationRun } from '../../../client/features/evaluation/round';
import type { Meeting } from '../../../shared/meeting/state';
import { currentStage } from '../../../shared/meeting/views/currentStage';
import type { EvaluationMessage, EvaluationNews } from '../../../shared/protocol/evaluation';
import { type Gathered, TestClient } from '../clients';
import { goTo } from '../goTo';

export type Pocket = { kept: string | null };

/** A member on a real server: a real socket with the browser's side of the evaluation. */
export class Person {
  readonly run: EvaluationRun;
  readonly sent: EvaluationMessage[] = [];
  /** Steps whose messages this browser never sends. */
  withheld = new Set<EvaluationMessage['step']>();
  #stop: () => void;

  constructor(
    readonly client: TestClient,
    readonly pocket: Pocket = { kept: null },
    inviteKey = 'the-key-of-the-invite',
  ) {
    const { socket } = client;
    const memory: RoundMemory = {
      load: async () => (pocket.kept === null ? null : (JSON.parse(pocket.kept) as Kept)),
      save: async (kept) => {
        pocket.kept = JSON.stringify(kept);
      },
    };
    const connection = {
      state: () =>
        ({ link: { kind: socket.connected ? 'here' : 'reconnecting' }, meeting: client.meeting }) as RoomState,
      subscribe: (listener: () => void) => {
        const heard = () => listener();
        socket.onAny(heard);
        socket.on('disconnect', heard);
        return () => {
          socket.offAny(heard);
          socket.off('disconnect', heard);
        };
      },
      send: (command: Parameters<Connection['send']>[0]) => client.command(command),
      ask: async (event: 'evaluation:send', message: EvaluationMessage) => {
        if (this.withheld.has(message.step)) return { ok: false, error: 'unavailable' } as const;
        this.sent.push(message);
        return client.ask(event, message);
      },
      on: (event: 'evaluation:news', listener: (news: EvaluationNews) => void) => {
        socket.on(event, listener);
        return () => socket.off(event, listener);
      },
    } as unknown as Connection;
    this.run = new EvaluationRun({
      connection,
      meeting: client.who.meeting,
      me: client.me,
      inviteKey,
      memory,
    });
    this.#stop = this.run.start();
  }

  /** What only this browser may know, as bytes that must not be found anywhere else. */
  secrets(): string[] {
    const kept = this.pocket.kept === null ? null : (JSON.parse(this.pocket.kept) as Kept);
    const rounds = Object.values(kept?.rounds ?? {});
    const own = rounds.flatMap((round) => [round.keys.privateKey, round.masked?.vector, round.masked?.mask]);
    const passed = this.sent.flatMap((message) =>
      message.step === 'vector' ? [message.vector] : message.step === 'mask' ? [message.mask] : [],
    );
    return [...own, ...passed].filter((secret) => secret !== undefined);
  }

  close(): void {
    this.#stop();
    this.client.close();
  }
}

/** Goes on to the first form; everybody sees it. */
export async function goToEvaluation(group: Pick<Gathered, 'lead' | 'all'>): Promise<string> {
  const isForm = (meeting: Meeting) => currentStage(meeting)?.stage.due === 'evaluationClosed';
  const { current, evaluation } = await goTo(group, isForm);
  await Promise.all(
    group.all.map((client) => client.until((meeting) => meeting.evaluation.phase === evaluation.phase)),
  );
  return current ?? '';
}

/** The same people on a server that started again. */
export async function comeBack(url: string, people: readonly Person[]): Promise<Person[]> {
  return Promise.all(
    people.map(async (person) => {
      const client = new TestClient(url, person.client.who);
      await client.join();
      return new Person(client, person.pocket);
    }),
  );
}
