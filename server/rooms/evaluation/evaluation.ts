import { type Form, forms } from '../../../shared/evaluation/forms';
import { totalOf } from '../../../shared/evaluation/total';
import type { SystemCommand } from '../../../shared/meeting/commands';
import { isAsked } from '../../../shared/meeting/people/answerers';
import { isHere, seatOf } from '../../../shared/meeting/people/people';
import { needsFreeze } from '../../../shared/meeting/rules/evaluation';
import type { Meeting, MemberId } from '../../../shared/meeting/state';
import { formOfRound, placeOfRound } from '../../../shared/meeting/views/evaluations';
import type { EvaluationMessage, EvaluationNews } from '../../../shared/protocol/evaluation';
import type { Refusal } from '../../../shared/refusal';
import { isRefusal, refuse } from '../../../shared/refusal';
import { WorkQueue } from '../../../shared/workQueue';
import type { RecordWrite } from '../../store/store';
import type { Cancel, Clock } from '../clock';
import type { Room } from '../meeting/room';
import { KeyStatements } from './keyStatements';
import { RoundMessages } from './roundMessages';

/** How long the round waits for somebody before it continues without them (milliseconds). */
export type Patience = {
  /** Connection lost before the reveal. */
  lost: number;
  /** The whole of one step before the reveal, whatever connections come and go. */
  step: number;
  /** After the reveal nobody can be left out; when this much time has passed there is no result. */
  reveal: number;
};

export const usualPatience: Patience = { lost: 10_000, step: 25_000, reveal: 60_000 };
/** After a fault, or a step that was refused, the next step is tried this much later. */
const AGAIN_MS = 1_000;

export type EvaluationDeps = {
  room: Pick<Room, 'id' | 'meeting' | 'submit'>;
  clock: Clock;
  patience: Patience;
  /** Sends to everybody who may see an evaluation; never logged. */
  tell(news: EvaluationNews): void;
  tellMember(member: MemberId, news: EvaluationNews): void;
  /** Something here or in the store failed. Carries no message of a member. */
  fault(error: unknown): void;
};

type Summing = Extract<Meeting['evaluation'], { phase: 'summing' }>;
type Revealing = Extract<Meeting['evaluation'], { phase: 'revealing' }>;

/**
 * Runs the evaluation of one room: after every commit, message, arrival and timer it reads the state and takes the next
 * step. The log decides what may happen; the messages in memory may be lost with the process.
 */
export class EvaluationRunner {
  #messages: RoundMessages | null = null;
  readonly #statements = new KeyStatements();
  /** The step that the round waits for, since when, and whether the browsers were told. */
  #wait = { step: '', since: 0, told: false };
  #cancelTimer: Cancel | null = null;
  readonly #steps = new WorkQueue();
  #closed = false;

  constructor(private readonly deps: EvaluationDeps) {}

  /** Something changed: take the next step, after those already waiting. Resolves when it is taken. */
  proceed(): Promise<void> {
    return this.#steps.add(() => this.#step()).catch((error: unknown) => this.#onFault(error));
  }

  /** A message of an answerer; the socket says who sends it. */
  receive(member: MemberId, message: EvaluationMessage): null | Refusal {
    const { evaluation } = this.deps.room.meeting();
    if (message.step === 'proof') return this.#receiveProof(member, message);
    if (evaluation.phase !== 'summing' && evaluation.phase !== 'revealing') return refuse('notNow');
    const put = this.#messagesOf(evaluation).put(member, message, evaluation.phase);
    if (put !== 'taken') return put;
    void this.proceed();
    return null;
  }

  /**
   * Passed on at once, because everybody wants to know before they send; its sender hears what the others have said so far.
   * Only browsers with the group's key can check it.
   */
  #receiveProof(member: MemberId, { round, proof }: Extract<EvaluationMessage, { step: 'proof' }>): null | Refusal {
    const meeting = this.deps.room.meeting();
    const { evaluation } = meeting;
    if (evaluation.phase !== 'answering') return refuse('notNow');
    if (evaluation.round !== round) return refuse('stale');
    if (!isAsked(meeting, member)) return refuse('notAllowed');
    const statement = { member, proof };
    if (this.#statements.put(round, statement)) this.deps.tell({ step: 'proofs', round, proofs: [statement] });
    this.deps.tellMember(member, { step: 'proofs', round, proofs: this.#statements.of(round) });
    return null;
  }

  /** A browser came (back): tell it what the round is waiting for, so that it sends what is missing. */
  arrived(member: MemberId): void {
    const { evaluation } = this.deps.room.meeting();
    if (evaluation.phase === 'summing') {
      const messages = this.#messagesOf(evaluation);
      if (messages.missing('key').length === 0) this.deps.tellMember(member, keysNews(messages));
    }
    if (evaluation.phase === 'revealing') this.deps.tellMember(member, { step: 'reveal', round: evaluation.round });
    void this.proceed();
  }

  close(): void {
    this.#closed = true;
    this.#cancelTimer?.();
    this.#messages = null;
  }

  async #step(): Promise<void> {
    this.#cancelTimer?.();
    if (this.#closed) return;
    const meeting = this.deps.room.meeting();
    const { evaluation } = meeting;
    switch (evaluation.phase) {
      case 'summing':
        return this.#sum(meeting, evaluation);
      case 'revealing':
        return this.#reveal(evaluation);
      case 'answering':
        this.#messages = null;
        if (needsFreeze(meeting)) await this.#submit({ type: 'freezeEvaluation', round: evaluation.round });
        return;
      case 'none':
      case 'conversation':
      case 'published':
      case 'noResult':
        this.#messages = null;
        return;
      default:
        return evaluation satisfies never;
    }
  }

  async #sum(meeting: Meeting, evaluation: Summing): Promise<void> {
    const { round, answerers } = evaluation;
    const messages = this.#messagesOf(evaluation);
    const step = messages.missing('key').length > 0 ? 'key' : 'vector';
    const missing = messages.missing(step);
    this.#waitFor(step, round);
    const lastMoments = new Map(answerers.map((member) => [member, this.#lastMoment(meeting, member, missing)]));
    const now = this.deps.clock.now();
    const stillHere = answerers.filter((member) => (lastMoments.get(member) ?? 0) > now);
    const doubted = messages.doubted();
    const trusted = stillHere.filter((member) => !doubted.includes(member));
    if (trusted.length < answerers.length) return this.#goOnWith(trusted, evaluation);

    if (step === 'vector' && !this.#wait.told) {
      this.#wait.told = true;
      this.deps.tell(keysNews(messages));
    }
    // A member without a connection could not send their own mask: the reveal waits until they are back or left out.
    const allHere = answerers.every((member) => isHere(meeting, member));
    if (step === 'vector' && missing.length === 0 && allHere) return this.#submit({ type: 'startReveal', round });
    this.#callAt(Math.min(...lastMoments.values()));
  }

  /**
   * When the round stops waiting for this answerer; `Infinity` for somebody who is here and has sent what is needed. A step
   * ends at a time that no browser can put off: otherwise somebody who drops the connection again and again holds Next.
   */
  #lastMoment(meeting: Meeting, member: MemberId, missing: readonly MemberId[]): number {
    const seat = seatOf(meeting, member);
    if (seat?.admission !== 'admitted' || seat.presence === 'away') return 0;
    const { lost, step } = this.deps.patience;
    const end = this.#wait.since + step;
    if (seat.presence === 'lost') return Math.min(seat.since + lost, end);
    return missing.includes(member) ? end : Infinity;
  }

  /** Somebody dropped out before the reveal: start once more with the people who are here, or end without a result. */
  async #goOnWith(stillHere: MemberId[], { round }: Summing): Promise<void> {
    await this.#submit({ type: 'voidEvaluation', round, stillHere });
    this.deps.tell({ step: 'void', round });
  }

  async #reveal(evaluation: Revealing): Promise<void> {
    const { round } = evaluation;
    const messages = this.#messagesOf(evaluation);
    this.#waitFor('mask', round);
    if (!this.#wait.told) {
      this.#wait.told = true;
      this.deps.tell({ step: 'reveal', round });
    }
    if (messages.missing('vector').length === 0 && messages.missing('mask').length === 0)
      return this.#publish(messages);
    const end = this.#wait.since + this.deps.patience.reveal;
    if (this.deps.clock.now() < end) return this.#callAt(end);
    const silent = new Set([...messages.missing('vector'), ...messages.missing('mask')]);
    await this.#submit({ type: 'giveUpEvaluation', round, reason: 'leftDuringReveal', without: [...silent] });
  }

  async #publish(messages: RoundMessages): Promise<void> {
    const { round } = messages;
    const { vectors, masks, texts } = messages.open();
    const result = totalOf(this.#formOf(round), vectors, masks);
    if (result === 'impossible') return this.#submit({ type: 'giveUpEvaluation', round, reason: 'impossible' });
    const meeting = this.deps.room.id;
    const stage = placeOfRound(this.deps.room.meeting(), round)?.stage ?? '';
    const records: RecordWrite[] = texts.length > 0 ? [{ kind: 'evaluationTexts', meeting, stage, texts }] : [];
    const done = await this.deps.room.submit({ type: 'publishEvaluation', round, result }, system, null, records);
    if (isRefusal(done)) return this.#callAt(this.deps.clock.now() + AGAIN_MS);
    this.#messages = null;
    this.deps.tell({ step: 'published', round, vectors, masks, result, texts });
  }

  async #submit(command: SystemCommand): Promise<void> {
    const done = await this.deps.room.submit(command, system, null);
    if (isRefusal(done)) this.#callAt(this.deps.clock.now() + AGAIN_MS);
  }

  #onFault(error: unknown): void {
    this.deps.fault(error);
    this.#callAt(this.deps.clock.now() + AGAIN_MS);
  }

  #messagesOf({ round, answerers }: Summing | Revealing): RoundMessages {
    if (this.#messages?.round !== round)
      this.#messages = new RoundMessages(this.#formOf(round), round, [...answerers].sort());
    return this.#messages;
  }

  /** How many numbers a vector has follows from the log alone. */
  #formOf(round: number): Form {
    return forms[formOfRound(this.deps.room.meeting(), round)];
  }

  #waitFor(step: 'key' | 'vector' | 'mask', round: number): void {
    const name = `${round} ${step}`;
    if (this.#wait.step !== name) this.#wait = { step: name, since: this.deps.clock.now(), told: false };
  }

  #callAt(at: number): void {
    this.#cancelTimer?.();
    this.#cancelTimer = this.#closed || at === Infinity ? null : this.deps.clock.callAt(at, () => void this.proceed());
  }
}

const system = { kind: 'system' } as const;

const keysNews = (messages: RoundMessages): EvaluationNews => ({
  step: 'keys',
  round: messages.round,
  keys: messages.keys(),
});
