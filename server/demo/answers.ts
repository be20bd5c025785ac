import { forms } from '../../shared/evaluation/forms';
import { makeRoundKeys, type RoundKeys } from '../../shared/evaluation/keys';
import { maskedAnswers } from '../../shared/evaluation/mask';
import { mayWrite } from '../../shared/evaluation/thresholds';
import type { Meeting, MemberId } from '../../shared/meeting/state';
import { formOfRound } from '../../shared/meeting/views/evaluations';
import type { EvaluationMessage, EvaluationNews } from '../../shared/protocol/evaluation';
import { WorkQueue } from '../../shared/workQueue';

type Keys = Extract<EvaluationNews, { step: 'keys' }>['keys'];
type Mine = { keys: RoundKeys; masked: { vector: string; mask: string } | null };

/** A simulated member's side of the masked sum: the same messages as a browser's, without the key of the group's link. */
export class Answers {
  readonly #rounds = new Map<number, Mine>();
  readonly #lists = new Map<number, Keys>();
  readonly #sent = new Set<string>();
  readonly #steps = new WorkQueue();
  #isReady = false;

  constructor(
    private readonly deps: {
      me: MemberId;
      scores: readonly number[];
      note: string;
      meeting: () => Meeting | null;
      send: (message: EvaluationMessage) => Promise<{ ok: boolean }>;
    },
  ) {}

  /** From now on these answers are sent when they are asked for. */
  ready(): void {
    this.#isReady = true;
  }

  heard(news: EvaluationNews): void {
    if (news.step === 'keys') this.#lists.set(news.round, news.keys);
    this.advance();
  }

  /** Takes the next step of the round in hand, if there is one. */
  advance(): void {
    void this.#steps.add(() => this.#step()).catch(() => undefined);
  }

  async #step(): Promise<void> {
    const { me, meeting, note } = this.deps;
    const evaluation = meeting()?.evaluation;
    if (!this.#isReady || evaluation === undefined) return;
    if (evaluation.phase !== 'summing' && evaluation.phase !== 'revealing') return;
    const { round, answerers } = evaluation;
    if (!answerers.includes(me)) return;
    const mine = await this.#mine(round);
    await this.#deliver({ step: 'key', round, publicKey: mine.keys.publicKey, mac: null });
    const list = this.#lists.get(round);
    if (list === undefined) return;
    mine.masked ??= await this.#masked(round, mine.keys, list);
    await this.#deliver({ step: 'vector', round, vector: mine.masked.vector });
    if (evaluation.phase !== 'revealing') return;
    if (mayWrite(answerers.length)) await this.#deliver({ step: 'text', round, text: note });
    await this.#deliver({ step: 'mask', round, mask: mine.masked.mask });
  }

  async #mine(round: number): Promise<Mine> {
    const known = this.#rounds.get(round);
    if (known) return known;
    const mine: Mine = { keys: await makeRoundKeys(), masked: null };
    this.#rounds.set(round, mine);
    return mine;
  }

  async #masked(round: number, keys: RoundKeys, list: Keys): Promise<{ vector: string; mask: string }> {
    const { me, scores, meeting } = this.deps;
    const now = meeting();
    const form = forms[now === null ? 'E1' : formOfRound(now, round)];
    // A longer form gets the same scores again.
    const answers = form.questions.map((_, place) => scores[place % scores.length] ?? form.highest);
    const place = { meeting: now?.id ?? '', round, keys: list };
    return maskedAnswers(place, { member: me, privateKey: keys.privateKey }, form, answers);
  }

  async #deliver(message: EvaluationMessage): Promise<void> {
    const name = `${message.round} ${message.step}`;
    if (this.#sent.has(name)) return;
    const answer = await this.deps.send(message);
    if (answer.ok) this.#sent.add(name);
  }
}
