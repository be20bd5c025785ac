import { createStore } from 'zustand/vanilla';
import { type Form, forms } from '../../../shared/evaluation/forms';
import { makeRoundKeys, signKey, verifyKey } from '../../../shared/evaluation/keys';
import { maskedAnswers } from '../../../shared/evaluation/mask';
import { mayHold, mayWrite } from '../../../shared/evaluation/thresholds';
import { sameTotals, totalOf } from '../../../shared/evaluation/total';
import { evaluationsOf } from '../../../shared/meeting/evaluations';
import { stageNow } from '../../../shared/meeting/standing';
import type {
  EvaluationState,
  EvaluationTotals,
  Meeting,
  MeetingId,
  MemberId,
  StageKey,
} from '../../../shared/meeting/state';
import { formOfRound, placeOfRound } from '../../../shared/meeting/views/evaluations';
import type { EvaluationMessage, EvaluationNews } from '../../../shared/protocol/evaluation';
import type { Answer } from '../../../shared/refusal';
import { WorkQueue } from '../../../shared/workQueue';
import type { Connection } from '../../connection/roomState';
import type { Kept, KeptRound, KnownKeys, ListedKey, RoundMemory, Trust } from './memory';

type Answering = Extract<EvaluationState, { phase: 'answering' }>;
type Summing = Extract<EvaluationState, { phase: 'summing' }>;
type Revealing = Extract<EvaluationState, { phase: 'revealing' }>;
type Published = Extract<EvaluationNews, { step: 'published' }>;

export type RunDeps = {
  connection: Pick<Connection, 'state' | 'subscribe' | 'send' | 'ask' | 'on'>;
  meeting: MeetingId;
  me: MemberId;
  /** Null in a browser that came by a link without the key. */
  inviteKey: string | null;
  memory: RoundMemory;
};

const nothingKept: Kept = {
  draft: { answers: [], text: '' },
  sent: null,
  rounds: {},
  maskSentIn: null,
  trust: 'unknown',
  doubted: [],
  ownNote: null,
  published: null,
};

/**
 * This member's side of the masked sum. Like the server, it looks at the state and takes the next step. It stores
 * everything before it sends it, so that after a reload, a lost connection or a restart of the server it sends the same
 * bytes again.
 */
export class EvaluationRun {
  readonly store = createStore<{ kept: Kept; isLoaded: boolean }>(() => ({ kept: nothingKept, isLoaded: false }));
  /** The lists of keys that the server sent, by round. */
  readonly #lists = new Map<number, ListedKey[]>();
  /** What the server has acknowledged on this connection. */
  #delivered = new Set<string>();
  #wasHere = false;
  #saidReady = false;
  readonly #steps = new WorkQueue();

  constructor(private readonly deps: RunDeps) {}

  /** Starts to follow the evaluation. Returns a function that stops it. */
  start(): () => void {
    const stops = [
      this.deps.connection.subscribe(() => {
        // noted at once: when the connection is lost and back between two steps, the acknowledgements no longer count
        if (this.deps.connection.state().link.kind !== 'here') this.#wasHere = false;
        void this.advance();
      }),
      this.deps.connection.on('evaluation:news', (news) => void this.#onNews(news)),
    ];
    void this.advance();
    return () => {
      for (const stop of stops) stop();
    };
  }

  kept(): Kept {
    return this.store.getState().kept;
  }

  /** Keeps the answers so far, for a reload. */
  keepDraft(draft: Kept['draft']): Promise<void> {
    return this.#after(() => this.#keep({ draft }));
  }

  /** Deletes my note after I said it, copied it, or no longer want it. */
  deleteNote(): Promise<void> {
    return this.#after(() => this.#keep({ ownNote: null }));
  }

  /**
   * Says that this member is ready. The answers are stored first, and stay here until they are masked. `knew` is what the form
   * said of the browsers' keys.
   */
  async send(answers: number[], text: string, from: StageKey, knew?: KnownKeys): Promise<Answer<{ version: number }>> {
    let told: Answer<{ version: number }> = { ok: false, error: 'unavailable' };
    await this.#after(async () => {
      await this.#keep({ sent: { answers, text: text.trim(), ...(knew ? { knew } : {}) } });
      told = await this.#tellReady(from);
    });
    return told;
  }

  /** Takes the next step, after those that are already waiting. */
  advance(): Promise<void> {
    return this.#after(() => this.#step());
  }

  async #onNews(news: EvaluationNews): Promise<void> {
    await this.#after(async () => {
      switch (news.step) {
        case 'keys':
          this.#lists.set(news.round, news.keys);
          // a server that was restarted no longer has the vector
          this.#delivered.delete(`${news.round} vector`);
          return this.#step();
        case 'published':
          return this.#compare(news);
        case 'reveal':
        case 'void':
          return this.#step();
        case 'proofs':
          return; // they are for the open form
        default:
          return news satisfies never;
      }
    });
  }

  #after(step: () => Promise<void>): Promise<void> {
    // one failed step (a full disk, a lost connection) must not stop the next
    return this.#steps.add(step).catch(() => undefined);
  }

  async #keep(change: Partial<Kept>): Promise<void> {
    const next = { ...this.kept(), ...change };
    await this.deps.memory.save(next);
    this.store.setState({ kept: next });
  }

  async #step(): Promise<void> {
    const { link, meeting } = this.deps.connection.state();
    const isHere = link.kind === 'here';
    const isBack = isHere && !this.#wasHere;
    this.#wasHere = isHere;
    if (isBack) await this.#return();
    if (!isHere || !meeting) return;
    await this.#follow(meeting);
    const { evaluation } = meeting;
    if (evaluation.phase === 'answering') await this.#sayReady(evaluation, stageNow(meeting));
    if (evaluation.phase === 'summing') await this.#sum(evaluation);
    if (evaluation.phase === 'revealing') await this.#reveal(evaluation);
    // published before I came back: there is nothing left to compare with
    const isOver = evaluation.phase === 'noResult' || (evaluation.phase === 'published' && isBack);
    const { sent, draft } = this.kept();
    if (isOver && (sent !== null || draft.text !== '')) {
      const ownNote = this.#noteLeft(evaluation.phase === 'published' ? evaluation : null);
      await this.#keep({ ownNote, draft: nothingKept.draft, sent: null, rounds: {} });
    }
  }

  /**
   * Another evaluation began in this meeting: nothing of the one before may go into it, least of all answers that were sent
   * there. My note that nobody read stays.
   */
  async #follow(meeting: Meeting): Promise<void> {
    const newest = evaluationsOf(meeting).at(-1);
    const { stage } = this.kept();
    if (newest === undefined || newest.stage === stage) return;
    // What is kept without a stage is from a page of a time when a meeting had one evaluation.
    if (stage === undefined && evaluationsOf(meeting).length === 1) return this.#keep({ stage: newest.stage });
    this.#saidReady = false;
    await this.#keep({ ...nothingKept, stage: newest.stage, ownNote: this.#noteLeft(null) });
  }

  /** The connection is back, or this tab took over the seat from another tab of mine. */
  async #return(): Promise<void> {
    this.#delivered = new Set();
    this.store.setState({ kept: { ...this.kept(), ...(await this.deps.memory.load()) }, isLoaded: true });
  }

  /** For a page that was closed after Send, before the server knew. */
  async #sayReady({ ready, declined }: Answering, current: StageKey | null): Promise<void> {
    const { me } = this.deps;
    if (!this.kept().sent || this.#saidReady || current === null) return;
    if (!ready.includes(me) && !declined.includes(me)) await this.#tellReady(current);
  }

  /** Sent once per page, because the answer may arrive before the event that shows me as ready. */
  async #tellReady(from: StageKey): Promise<Answer<{ version: number }>> {
    this.#saidReady = true;
    const answer = await this.deps.connection.send({ type: 'sendEvaluation', from });
    const { evaluation } = this.deps.connection.state().meeting ?? { evaluation: { phase: 'none' } as const };
    const isOpen = evaluation.phase === 'answering' && !evaluation.ready.includes(this.deps.me);
    if (!answer.ok && isOpen) {
      this.#saidReady = false;
      await this.#keep({ sent: null });
    }
    return answer;
  }

  async #sum({ round, answerers }: Summing): Promise<void> {
    const { sent, maskSentIn } = this.kept();
    if (!sent || maskSentIn !== null || !answerers.includes(this.deps.me)) return;
    const mine = this.kept().rounds[round] ?? (await this.#begin(round));
    await this.#deliver({ step: 'key', round, publicKey: mine.keys.publicKey, mac: mine.mac });
    const list = this.#lists.get(round);
    if (!list) return;
    const masked = mine.masked ?? (await this.#mask(round, mine, list, answerers, sent.answers));
    // The server sent another list than the one the vector was made for. A second vector could be compared with the
    // first, so none is sent.
    if (masked && sameList(masked.list, list)) await this.#deliver({ step: 'vector', round, vector: masked.vector });
  }

  async #begin(round: number): Promise<KeptRound> {
    const { meeting, me, inviteKey } = this.deps;
    const keys = await makeRoundKeys();
    const claim = { meeting, round, member: me, publicKey: keys.publicKey };
    const mac = inviteKey === null ? null : await signKey(inviteKey, claim);
    const mine: KeptRound = { keys, mac, masked: null };
    await this.#keep({ rounds: { ...this.kept().rounds, [round]: mine } });
    return mine;
  }

  /** Masks the answers for a list of keys, once per round. Null when the list cannot be trusted. */
  async #mask(round: number, mine: KeptRound, list: ListedKey[], answerers: readonly MemberId[], answers: number[]) {
    const { trust, doubted } = await this.#trustIn(round, mine, list, answerers);
    if (trust !== this.kept().trust) await this.#keep({ trust });
    // So that the round goes on without the owner of such a key, and not without me.
    if (doubted.length > 0) {
      await this.#keep({ doubted: [...new Set([...this.kept().doubted, ...doubted])] });
      await this.#deliver({ step: 'doubt', round, members: doubted });
    }
    if (trust === 'forged') return null;
    const { meeting, me } = this.deps;
    const self = { member: me, privateKey: mine.keys.privateKey };
    const sent = await maskedAnswers({ meeting, round, keys: list }, self, this.#formOf(round), answers);
    const masked = { list, ...sent };
    await this.#keep({ rounds: { ...this.kept().rounds, [round]: { ...mine, masked } } });
    return masked;
  }

  /**
   * `forged` when the list does not match the members of the round, my key was replaced, or a proof is wrong; `doubted` are
   * the members whose proof it is.
   */
  async #trustIn(
    round: number,
    mine: KeptRound,
    list: ListedKey[],
    answerers: readonly MemberId[],
  ): Promise<{ trust: Trust; doubted: MemberId[] }> {
    const nobody = { doubted: [] };
    const { meeting, me, inviteKey } = this.deps;
    const listed = new Map(list.map((key) => [key.member, key]));
    const complete = listed.size === list.length && list.length === answerers.length;
    if (!complete || !answerers.every((member) => listed.has(member)) || !mayHold(list.length))
      return { trust: 'forged', ...nobody };
    if (listed.get(me)?.publicKey !== mine.keys.publicKey) return { trust: 'forged', ...nobody };
    if (inviteKey === null) return { trust: 'noKey', ...nobody };
    const checks = await Promise.all(
      list.map(({ member, publicKey, mac }) =>
        mac === null ? null : verifyKey(inviteKey, { meeting, round, member, publicKey }, mac),
      ),
    );
    const { proved = [], saidAll = false } = this.kept().sent?.knew ?? {};
    // A proof that was there before Send and is missing now would make the form's sentence untrue, whoever took it away.
    const fails = (member: MemberId, check: boolean | null | undefined) =>
      check === false || (check === null && member !== me && proved.includes(member));
    const doubted = list.flatMap(({ member }, place) => (fails(member, checks[place]) ? [member] : []));
    if (doubted.length > 0) return { trust: 'forged', doubted };
    const hiddenAmong = list.filter(({ member }, place) => member === me || checks[place] === true).length;
    if (saidAll && !mayHold(hiddenAmong)) return { trust: 'forged', ...nobody };
    return { trust: checks.includes(null) ? 'partly' : 'verified', ...nobody };
  }

  async #reveal({ round, answerers }: Revealing): Promise<void> {
    const masked = this.kept().rounds[round]?.masked;
    const { maskSentIn, sent } = this.kept();
    if (!masked || !sent || (maskSentIn !== null && maskSentIn !== round)) return;
    if (maskSentIn === null) await this.#keep({ maskSentIn: round });
    await this.#deliver({ step: 'vector', round, vector: masked.vector });
    // Everybody sends this message, even an empty one, so that it does not show who wrote a note.
    if (mayWrite(answerers.length)) await this.#deliver({ step: 'text', round, text: sent.text });
    await this.#deliver({ step: 'mask', round, mask: masked.mask });
  }

  /** Adds up what everybody sent, and checks that its own bytes are among it. Then the answers are deleted. */
  async #compare({ round, vectors, masks, result, texts }: Published): Promise<void> {
    if (this.deps.connection.state().link.kind !== 'here') return;
    const { meeting } = this.deps.connection.state();
    // late news of an evaluation that another one has followed
    if (meeting && placeOfRound(meeting, round)?.stage !== this.kept().stage) return;
    const total = totalOf(this.#formOf(round), vectors, masks);
    const mine = this.kept().rounds[round]?.masked;
    const heard = !mine || (vectors.includes(mine.vector) && masks.includes(mine.mask));
    const agrees = heard && total !== 'impossible' && sameTotals(total, result);
    const ownNote = this.#noteLeft({ round, result });
    await this.#keep({
      ownNote,
      published: { texts, result, ownSum: agrees ? 'same' : 'different' },
      draft: nothingKept.draft,
      sent: null,
      rounds: {},
    });
  }

  /** The log names the form; the server's messages about the round do not. */
  #formOf(round: number): Form {
    const { meeting } = this.deps.connection.state();
    return forms[meeting ? formOfRound(meeting, round) : 'E1'];
  }

  /**
   * My note, unless everybody reads it with this result. Nobody does when too few answered, or when the form was closed
   * before I sent it.
   */
  #noteLeft(shown: { round: number; result: EvaluationTotals } | null): string | null {
    const { sent, draft, maskSentIn, ownNote } = this.kept();
    const text = (sent?.text ?? draft.text).trim();
    const isRead = shown !== null && maskSentIn === shown.round && mayWrite(shown.result.answerers);
    return isRead || text === '' ? ownNote : text;
  }

  async #deliver(message: EvaluationMessage): Promise<void> {
    const name = `${message.round} ${message.step}`;
    if (this.#delivered.has(name)) return;
    const answer = await this.deps.connection.ask('evaluation:send', message);
    const comesAgain = !answer.ok && (answer.error === 'unavailable' || answer.error === 'tooFast');
    if (!comesAgain) this.#delivered.add(name);
  }
}

const sameList = (a: readonly ListedKey[], b: readonly ListedKey[]): boolean =>
  a.length === b.length &&
  a.every((key) => b.some((other) => other.member === key.member && other.publicKey === key.publicKey));
