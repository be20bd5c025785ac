import { createStore } from 'zustand/vanilla';
import { proveKey, verifyKeyProof } from '../../../shared/evaluation/keyProof';
import { isAsked } from '../../../shared/meeting/people/answerers';
import type { Meeting, MeetingId, MemberId } from '../../../shared/meeting/state';
import type { EvaluationNews, KeyStatement } from '../../../shared/protocol/evaluation';
import { WorkQueue } from '../../../shared/workQueue';
import type { Connection } from '../../connection/roomState';

/** `proved`: it has my key; `none`: it says that it has no key; `other`: its proof was made with another key. */
type Standing = 'proved' | 'none' | 'other';

export type KeyStandingDeps = {
  connection: Pick<Connection, 'state' | 'subscribe' | 'ask' | 'on'>;
  meeting: MeetingId;
  me: MemberId;
  /** Null in a browser that came by a link without the key. */
  inviteKey: string | null;
};

/**
 * Which browsers have the group's key, so that the form can say it before anybody sends. This browser proves it to the others
 * when the form opens and whenever its connection is new, and checks itself what the others send: a server can hold a proof
 * back, but cannot make one.
 */
export class KeyStandings {
  readonly store = createStore<{ of: ReadonlyMap<MemberId, Standing> }>(() => ({ of: new Map() }));
  #round = 0;
  /** What was said on this connection, for a server that starts again and knows nothing. */
  #said = 0;
  readonly #steps = new WorkQueue();

  constructor(private readonly deps: KeyStandingDeps) {}

  /** Starts to follow the form. Returns a function that stops it. */
  start(): () => void {
    const { connection } = this.deps;
    const stops = [
      connection.subscribe(() => this.#follow()),
      connection.on('evaluation:news', (news) => {
        if (news.step === 'proofs') void this.#inTurn(() => this.#check(news));
      }),
    ];
    this.#follow();
    return () => {
      for (const stop of stops) stop();
    };
  }

  settled(): Promise<void> {
    return this.#steps.settled();
  }

  #inTurn(step: () => Promise<void>): Promise<void> {
    return this.#steps.add(step).catch(() => undefined);
  }

  /** Cheap unless there is something to say, because it runs at every change of the room. */
  #follow(): void {
    const { link, meeting } = this.deps.connection.state();
    if (link.kind !== 'here') this.#said = 0;
    else if (meeting && this.#owes(meeting)) void this.#inTurn(() => this.#say());
  }

  #owes({ evaluation, ...meeting }: Meeting): boolean {
    if (evaluation.phase !== 'answering' || evaluation.round === this.#said) return false;
    return isAsked({ evaluation, ...meeting }, this.deps.me);
  }

  async #say(): Promise<void> {
    const { connection, meeting, me, inviteKey } = this.deps;
    const { link, meeting: state } = connection.state();
    if (link.kind !== 'here' || !state || !this.#owes(state) || state.evaluation.phase !== 'answering') return;
    const { round } = state.evaluation;
    this.#begin(round);
    const proof = inviteKey === null ? null : await proveKey(inviteKey, { meeting, round, member: me });
    this.#said = round;
    const answer = await connection.ask('evaluation:send', { step: 'proof', round, proof });
    if (!answer.ok && (answer.error === 'unavailable' || answer.error === 'tooFast')) this.#said = 0;
  }

  #begin(round: number): void {
    if (this.#round === round) return;
    this.#round = round;
    this.store.setState({ of: new Map() });
  }

  async #check({ round, proofs }: Extract<EvaluationNews, { step: 'proofs' }>): Promise<void> {
    const { meeting } = this.deps.connection.state();
    // News of another round, or of one that the log does not know, would be checked against the wrong claim.
    if (meeting?.evaluation.phase !== 'answering' || meeting.evaluation.round !== round) return;
    this.#begin(round);
    const standings = await Promise.all(
      proofs.map(async (one) => [one.member, await this.#standingOf(round, one)] as const),
    );
    this.store.setState({ of: new Map([...this.store.getState().of, ...standings]) });
  }

  async #standingOf(round: number, { member, proof }: KeyStatement): Promise<Standing> {
    const { inviteKey, meeting } = this.deps;
    if (proof === null || inviteKey === null) return 'none';
    return (await verifyKeyProof(inviteKey, { meeting, round, member }, proof)) ? 'proved' : 'other';
  }
}

/**
 * What the form says: `noKey` when this browser has none and so cannot check anybody; `foreign` when its key fits nobody
 * else's, so that the fault is most likely here.
 */
export type KeySentence =
  | { kind: 'noKey' }
  | { kind: 'foreign' }
  | { kind: 'all'; count: number }
  /** `proved` counts this browser too. */
  | { kind: 'notAll'; none: MemberId[]; other: MemberId[]; asking: MemberId[]; proved: number };

/** `who` are the people whose answers may come into the sum. My own browser is judged by what it holds, not by what the server says of it. */
export function keySentence(
  who: readonly MemberId[],
  me: MemberId,
  hasKey: boolean,
  of: ReadonlyMap<MemberId, Standing>,
): KeySentence {
  if (!hasKey) return { kind: 'noKey' };
  const others = who.filter((member) => member !== me);
  const those = (standing: Standing | undefined) => others.filter((member) => of.get(member) === standing);
  const proved = those('proved').length + 1;
  if (proved === others.length + 1) return { kind: 'all', count: proved };
  const other = those('other');
  if (other.length > 1 && other.length === others.length) return { kind: 'foreign' };
  return { kind: 'notAll', none: those('none'), other, asking: those(undefined), proved };
}

/** Whose browsers have shown that they have the key; they must show it again with the key of the sum. */
export const provedMembers = (of: ReadonlyMap<MemberId, Standing>): MemberId[] =>
  [...of].flatMap(([member, standing]) => (standing === 'proved' ? [member] : []));
