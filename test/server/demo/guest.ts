import { turnOf } from '../../../shared/meeting/floor/holders';
import { clientNow, leadNow } from '../../../shared/meeting/people/people';
import { currentStage } from '../../../shared/meeting/views/currentStage';
import { isDue, nextStep } from '../../../shared/meeting/views/nextStep';
import type { DemoFormat, DemoStarted } from '../../../shared/protocol/http';
import type { RunningApp } from '../../support/app';
import { post, sitDown, TestClient } from '../../support/clients';
import { turns } from '../../support/clock';
import { Person } from '../../support/evaluation/people';

/** Somebody who tries a demo: an ordinary socket, and the side of an ordinary browser in the evaluation. */
export class Guest {
  readonly #did = new Set<string>();
  /** For how many seconds the guest has had the floor. */
  readonly #held = new Map<string, number>();
  #readUpTo = 0;
  person: Person | null = null;
  /** What the others wrote while they had the floor, as everybody reads it. */
  readonly words = new Set<string>();

  private constructor(
    readonly client: TestClient,
    readonly cookie: string,
  ) {}

  static async arrives(app: RunningApp, format: DemoFormat, name = 'Ann'): Promise<Guest> {
    const { value, cookie } = await post<DemoStarted>(app.url, '/api/demos', { format, name });
    return new Guest(new TestClient(app.url, { meeting: value.meeting, cookie, name }), cookie);
  }

  async sits(): Promise<this> {
    await this.client.connect();
    await sitDown(this.client, null);
    this.person = new Person(this.client);
    return this;
  }

  get meeting() {
    const { meeting } = this.client;
    if (meeting === null) throw new Error('the guest is not in the room');
    return meeting;
  }

  /** Everything that happened, in order. */
  events() {
    return this.client.news.flatMap(({ event, news }) =>
      event === 'meeting:events' ? (news as { events: { type: string; member?: string; by?: string }[] }).events : [],
    );
  }

  /** Does the next thing that a person would do, once per stage: speaks, asks, wants a slot, votes, settles, answers. */
  async acts(): Promise<void> {
    const { client, meeting } = this;
    const at = currentStage(meeting);
    if (at === null) return;
    const { stage, progress } = at;
    const from = stage.key;
    const { talk } = progress;
    const isClient = clientNow(meeting) === client.me;
    if (turnOf(talk)?.member === client.me) {
      // Whoever asks waits for an answer.
      const turn = `${from} ${talk.kind === 'queue' ? talk.asked[client.me] : ''}`;
      const seconds = (this.#held.get(turn) ?? 0) + 1;
      this.#held.set(turn, seconds);
      if (talk.kind !== 'queue' || seconds > 9)
        await this.#once(`spoke ${turn}`, () => client.command({ type: 'handOn', from, turnOf: client.me }));
    }
    if (talk.kind === 'queue' && stage.slot !== null && !isClient && talk.firstPass.length === 0)
      await this.#once(`hand ${from}`, () => client.command({ type: 'raiseHand', from }));
    if (talk.kind === 'vote')
      await this.#once(`slot ${from}`, () =>
        client.command({ type: 'requestSlot', from, slot: true, minutes: null, favours: [] }),
      );
    if (talk.kind === 'ballot' && stage.ballot?.decides === 'module')
      await this.#once(`vote ${from}`, () => client.command({ type: 'castVote', from, options: ['headstand'] }));
    if (stage.due === 'actionSettled' && isClient && stage.slot !== null) {
      const { slot } = stage;
      await this.#once(`none ${from}`, () => client.command({ type: 'declareNoAction', slot, none: true }));
    }
    if (meeting.evaluation.phase === 'answering')
      await this.#once('evaluation', async () => this.person?.run.send([5, 4, 3, 2], 'Short and clear.', from));
  }

  /** Presses the main button of whoever leads, when the stage is due and nobody has the floor. */
  async leads(now: number): Promise<void> {
    const { client, meeting } = this;
    const at = currentStage(meeting);
    const step = nextStep(meeting);
    if (at === null || step === null || leadNow(meeting) !== client.me) return;
    const from = at.stage.key;
    const { talk } = at.progress;
    const isTalking = turnOf(talk) !== null || at.progress.hands.length > 0;
    const simulated = client.view?.demo?.simulated ?? [];
    if (step.kind === 'confirmSlots')
      await this.#once(`confirm ${from}`, () => {
        const clients = [simulated[1] ?? '', client.me];
        return client.command({ type: 'confirmSlots', from, policy: 'scheduled', clients });
      });
    else if (!isTalking && (isDue(meeting, now) || at.stage.due === 'manual'))
      await this.#once(`next ${from}`, () =>
        client.command(step.kind === 'end' ? { type: 'endMeeting' } : { type: 'advanceStage', from }),
      );
  }

  async reads(): Promise<void> {
    const news = this.client.news.slice(this.#readUpTo);
    this.#readUpTo = this.client.news.length;
    if (!news.some((one) => one.event === 'records:changed' && (one.news as { what: string }).what === 'said')) return;
    const said = await this.client.ask('records:read', { what: 'said' });
    if (said.ok && said.value.what === 'said') for (const { text } of said.value.said) this.words.add(text);
  }

  async #once(what: string, act: () => Promise<unknown>): Promise<void> {
    if (this.#did.has(what)) return;
    this.#did.add(what);
    await act();
  }

  leave(): void {
    if (this.person) this.person.close();
    else this.client.close();
  }
}

/** Moves the clock second by second, and lets sockets and cryptography, which are real, go on in between, until it is so. */
export async function secondsUntil(
  app: RunningApp,
  is: () => boolean,
  most: number,
  each: () => Promise<void> = async () => {},
): Promise<number> {
  for (let seconds = 0; seconds < most; seconds += 1) {
    if (is()) return seconds;
    await each();
    await app.clock.move(1_000);
    await settled(app);
  }
  throw new Error(`not so after ${most} seconds`);
}

/**
 * Until the server has nothing more to say at this moment: an answer of its own comes back over HTTP behind everything else, and
 * whatever was to be calculated for an evaluation waits in the queue of the four threads before these calculations.
 */
async function settled(app: RunningApp): Promise<void> {
  await turns(4);
  for (let step = 0; step < 3; step += 1) {
    await Promise.all([0, 1, 2, 3].map(() => crypto.subtle.digest('SHA-256', nothing)));
    await turns(2);
  }
  await (await fetch(`${app.url}/healthz`)).text();
  await turns(2);
}
const nothing = new Uint8Array();
