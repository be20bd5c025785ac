import type { Command, MemberCommand, SystemCommand } from '../../../shared/meeting/commands';
import { decide } from '../../../shared/meeting/decide';
import { evolve } from '../../../shared/meeting/evolve';
import type { Meeting, MemberId } from '../../../shared/meeting/state';
import { currentStage, leadNow } from '../../../shared/meeting/views';
import { isRefusal } from '../../../shared/refusal';
import { templateFor } from '../../../shared/templates/templates';

export const names = [
  'Amara Okafor',
  'Jonas Lindqvist',
  'Leila Haddad',
  'Tomás Rivera',
  'Mei-Ling Tan',
  'Ruth Abrahams',
  'Samuel Osei',
  'Ingrid Dahl',
  'Bogdan Ilić',
  'Yuki Mori',
  'Carmen Vidal',
  'Noor Rahman',
];
export const member = (index: number): MemberId => `m${index}`;

/** Plays a meeting with the real engine; time is moved by hand. */
export class Play {
  meeting: Meeting | null = null;
  now = Date.UTC(2026, 10, 24, 17, 0);

  constructor(
    readonly count: number,
    readonly frame = 'frame.group',
    readonly minutes = 150,
  ) {
    const template = templateFor(frame);
    if (!template) throw new Error(`no template ${frame}`);
    this.system({
      type: 'openMeeting',
      id: 'gallery',
      group: 'group',
      template,
      settings: { admission: 'open', oneVoice: false, sound: 'here', agreementVersion: 1 },
      startsAt: this.now,
      minutes,
      lead: { member: member(0), takesPart: true },
      lastOrder: [],
    });
    for (let i = 0; i < count; i += 1) {
      this.system({ type: 'noteConnected', member: member(i), role: 'member' });
      this.by(i, { type: 'knock' }, true);
      this.by(i, { type: 'takeSeat', agreement: 1, surroundings: 'alone', sound: 'here' });
    }
    this.by(0, { type: 'startMeeting' });
  }

  get state(): Meeting {
    if (!this.meeting) throw new Error('not opened');
    return this.meeting;
  }
  get stage(): string {
    return this.state.current ?? '';
  }
  wait(seconds: number): this {
    this.now += seconds * 1000;
    return this;
  }

  private apply(
    command: Command,
    actor: { kind: 'system' } | { kind: 'member'; member: string },
    mayFail: boolean,
  ): void {
    const decision = decide(this.meeting, command, { actor, now: this.now, chance: () => 0.3 });
    if (isRefusal(decision)) {
      if (!mayFail) throw new Error(`${command.type} refused: ${decision.refused}`);
      return;
    }
    for (const event of decision) this.meeting = evolve(this.meeting, event);
  }
  system(command: SystemCommand): void {
    this.apply(command, { kind: 'system' }, false);
  }
  by(index: number, command: MemberCommand, mayFail = false): void {
    this.apply(command, { kind: 'member', member: member(index) }, mayFail);
  }
  /** Presses Next as the lead until the stage's key ends with `until`. */
  goTo(until: string): this {
    for (let i = 0; i < 200 && !this.stage.endsWith(until); i += 1) {
      this.wait(40);
      const at = currentStage(this.state);
      const lead = leadNow(this.state) ?? member(0);
      if (!at) break;
      if (at.progress.talk.kind === 'vote' && !at.progress.talk.confirmed) {
        this.apply(
          { type: 'confirmSlots', from: this.stage, policy: 'equal', clients: this.state.order.slice(0, this.count) },
          { kind: 'member', member: lead },
          true,
        );
      }
      this.apply({ type: 'advanceStage', from: this.stage }, { kind: 'member', member: lead }, false);
    }
    return this;
  }
  /** The one who has the turn hands it on. */
  handOn(): this {
    const talk = currentStage(this.state)?.progress.talk;
    const turn = talk && 'turn' in talk ? talk.turn : null;
    if (turn)
      this.apply(
        { type: 'handOn', from: this.stage, turnOf: turn.member },
        { kind: 'member', member: turn.member },
        false,
      );
    return this;
  }
  get holder(): MemberId {
    const talk = currentStage(this.state)?.progress.talk;
    return (talk && 'turn' in talk ? talk.turn?.member : undefined) ?? '';
  }
  get client(): MemberId {
    return currentStage(this.state)?.slot?.client ?? '';
  }
  other(...not: MemberId[]): number {
    for (let i = 1; i < this.count; i += 1) if (!not.includes(member(i))) return i;
    return 0;
  }
}

export type Scene = { play: Play; me: MemberId };

export const scenes: Record<string, (count: number) => Scene> = {
  checkin: (count) => {
    const play = new Play(count).goTo('checkin').wait(50).handOn().wait(22);
    return { play, me: member(0) };
  },
  turn: (count) => {
    const play = new Play(count).goTo('checkin').wait(30).handOn().wait(25).handOn().wait(8);
    return { play, me: play.holder };
  },
  slotplan: (count) => ({ play: new Play(count).goTo('slotplan').wait(20), me: member(0) }),
  issue: (count) => {
    const play = new Play(count).goTo('/present').wait(50);
    return { play, me: member(play.other(play.client)) };
  },
  questions: (count) => {
    const play = new Play(count).goTo('/questions').wait(60);
    const askers = Array.from({ length: count }, (_, i) => i).filter((i) => member(i) !== play.client);
    for (const i of askers.slice(0, 3)) play.by(i, { type: 'raiseHand', from: play.stage }, true);
    play.wait(12);
    return { play, me: member(askers.at(-1) ?? 0) };
  },
  overtime: (count) => {
    const play = new Play(count).goTo('/questions').wait(20);
    play.by(play.other(play.client), { type: 'raiseHand', from: play.stage }, true);
    play.wait(900);
    return { play, me: leadNow(play.state) ?? member(0) };
  },
  advice: (count) => {
    const play = new Play(count).goTo('/advice').wait(25).handOn().wait(12);
    return { play, me: member(play.other(play.client, play.holder)) };
  },
  'advice-client': (count) => {
    const play = new Play(count).goTo('/advice').wait(25).handOn().wait(12);
    return { play, me: play.client };
  },
  commit: (count) => {
    const play = new Play(count).goTo('/commit').wait(25);
    return { play, me: play.client };
  },
  evaluate: (count) => ({ play: new Play(count).goTo('evaluate').wait(25), me: member(1) }),
  break: (count) => {
    const play = new Play(count).goTo('break1').wait(60);
    return { play, me: member(1) };
  },
  close: (count) => ({ play: new Play(count).goTo('close').wait(12), me: member(1) }),
};
