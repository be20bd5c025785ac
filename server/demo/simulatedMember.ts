import { randomUUID } from 'node:crypto';
import { evolveTold } from '../../shared/meeting/evolve';
import type { Meeting, MeetingId, MemberId } from '../../shared/meeting/state';
import type { EventFrame, JoinView } from '../../shared/protocol/meeting';
import type { NewsEvent, NewsOf } from '../../shared/protocol/socket';
import { PROTOCOL } from '../../shared/protocol/version';
import type { Answer } from '../../shared/refusal';
import { Answers } from './answers';
import type { Act } from './deed';
import type { Dial, Line } from './line';
import { Papers } from './papers';
import type { Script } from './scripts/script';

/** A request that was refused for one of these may succeed a moment later. */
const PASSING = ['tooFast', 'unavailable', 'internal'];

/**
 * One simulated member: an ordinary member of the meeting with a connection of their own, who knows of it what every member is
 * told and asks for what every member may ask for.
 */
export class SimulatedMember {
  meeting: Meeting | null = null;
  askedToLead: MemberId | null = null;
  readonly #line: Line;
  readonly #answers: Answers;
  readonly #papers: Papers;
  #isGone = false;

  constructor(
    readonly who: { member: MemberId; meeting: MeetingId; place: number },
    private readonly script: Script,
    private readonly now: () => number,
    cookie: string,
    dial: Dial,
  ) {
    const person = script.people[who.place];
    this.#line = dial(cookie, { news: (event, news) => this.#heard(event, news), closed: () => this.#closed() });
    this.#papers = new Papers(who.member, (event, payload) => this.#line.ask(event, payload));
    this.#answers = new Answers({
      me: who.member,
      scores: person?.scores ?? [],
      note: person?.note ?? '',
      meeting: () => this.meeting,
      send: (message) => this.#line.ask('evaluation:send', message),
    });
  }

  get isGone(): boolean {
    return this.#isGone;
  }

  /** Comes in and takes a seat. Nobody hears them: what they say is written. */
  async sitDown(): Promise<void> {
    await this.#line.open({ protocol: PROTOCOL, meeting: this.who.meeting, tab: randomUUID() });
    const view = await this.#join();
    if (view === null) return;
    await this.#command({
      type: 'takeSeat',
      agreement: view.agreement.version,
      surroundings: 'alone',
      sound: 'here',
    });
    await this.#join();
    await this.#command({ type: 'setVoice', writes: true });
  }

  /** Whether it is settled: done, or refused for good. */
  async act(act: Act): Promise<boolean> {
    const { meeting } = this;
    if (meeting === null) return false;
    switch (act.kind) {
      case 'command':
        return isSettled(await this.#command(act.command));
      case 'change':
        return isSettled(await this.#change(act.change));
      case 'answer':
        this.#answers.ready();
        return isSettled(await this.#command({ type: 'sendEvaluation', from: act.from }));
      case 'shareIssue': {
        const saved = await this.#change({ what: 'saveIssue', card: this.script.issue, version: 0 });
        const version = saved.ok ? saved.value.version : 1;
        return isSettled(await this.#change({ what: 'shareIssue', slot: act.slot, version }));
      }
      case 'draftAction':
        return this.#papers.draft(meeting, act.slot, this.script.action, this.now());
      case 'acceptAction': {
        const drafted = await this.#papers.drafted(meeting, act.slot);
        if (drafted === null) return false;
        return isSettled(await this.#change({ what: 'acceptAction', page: act.slot, ...drafted }));
      }
      case 'draw':
        return this.#papers.draw(meeting, act.slot, act.drawn, act.place, this.now());
      default:
        return act satisfies never;
    }
  }

  close(): void {
    this.#line.close();
  }

  #command(command: Extract<Act, { kind: 'command' }>['command']) {
    return this.#line.ask('meeting:command', { commandId: randomUUID(), command });
  }

  #change(change: Extract<Act, { kind: 'change' }>['change']) {
    return this.#line.ask('records:change', { commandId: randomUUID(), change });
  }

  async #join(): Promise<JoinView | null> {
    const answer = await this.#line.ask('meeting:join', { have: null });
    if (!answer.ok) return null;
    this.meeting = answer.value.kind === 'seat' ? answer.value.meeting : null;
    return answer.value;
  }

  #heard(event: NewsEvent, news: NewsOf<NewsEvent>): void {
    switch (event) {
      case 'meeting:events':
        this.#follow(news as EventFrame);
        this.#answers.advance();
        return;
      case 'meeting:rejoin':
        void this.#join();
        return;
      case 'evaluation:news':
        this.#answers.heard(news as NewsOf<'evaluation:news'>);
        return;
      case 'private':
        this.askedToLead = (news as NewsOf<'private'>).from;
        return;
      // What else is told to members changes nothing of what these do.
      default:
        return;
    }
  }

  #follow({ version, events, numbers }: EventFrame): void {
    const { meeting } = this;
    if (meeting === null) return;
    const known = meeting.version - (version - events.length);
    if (known < 0) {
      void this.#join();
      return;
    }
    // A view that came after this frame was sent holds it already.
    if (known < events.length) this.meeting = evolveTold(meeting, events.slice(known), numbers);
  }

  #closed(): void {
    this.#isGone = true;
  }
}

function isSettled(answer: Answer<unknown>): boolean {
  return answer.ok || !PASSING.includes(answer.error);
}
