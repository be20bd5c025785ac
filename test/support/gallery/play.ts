import type { Command, MemberCommand, SystemCommand } from '../../../shared/meeting/commands';
import { decide } from '../../../shared/meeting/decide';
import { evolve } from '../../../shared/meeting/evolve';
import { turnOf } from '../../../shared/meeting/floor/holders';
import { leadNow } from '../../../shared/meeting/people/people';
import type { Meeting, MemberId } from '../../../shared/meeting/state';
import { currentStage } from '../../../shared/meeting/views/currentStage';
import { isRefusal } from '../../../shared/refusal';
import type { MeetingTemplate } from '../../../shared/templates/template';
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
/** Names of three and of eighty characters, with and without a space, in two scripts: `long` asks for them. */
export const longNames = [
  'Maximiliane-Alexandra-Friederike-Wilhelmine-Charlotte-von-Hohenstein-Wartenburgh',
  'Ann',
  'Bartholomew Featherstonehaugh-Cholmondeley of the Northern Harbour Group of Leeds',
  'Jo',
  'عبد الرحمن بن محمد بن عبد العزيز بن عبد الله بن سعود بن فيصل بن تركي بن عبد الله',
  'Ida',
  'Nebuchadnezzarnebuchadnezzarnebuchadnezzarnebuchadnezzarnebuchadnezzarnebuchadne',
].map((name) => name.slice(0, 80));
export const member = (index: number): MemberId => `m${index}`;

export type PlayOptions = {
  frame: string | MeetingTemplate;
  minutes: number;
  oneVoice: boolean;
  sound: 'here' | 'elsewhere';
  isLed: boolean;
  isOpen: boolean;
  isStarted: boolean;
  /** The how manieth meeting in a row in this format. */
  inARow: number;
};

/** Plays a meeting with the real engine. Time is moved by hand. */
export class Play {
  meeting: Meeting | null = null;
  now = Date.UTC(2026, 10, 24, 17, 0);

  constructor(
    readonly count: number,
    {
      frame = 'frame.group',
      minutes = 150,
      oneVoice = false,
      sound = 'here',
      isLed = true,
      isOpen = true,
      isStarted = true,
      inARow = 1,
    }: Partial<PlayOptions> = {},
  ) {
    const template = typeof frame === 'string' ? templateFor(frame) : frame;
    if (!template) throw new Error('no such template');
    this.system({
      type: 'openMeeting',
      id: 'gallery',
      group: 'group',
      template,
      settings: { admission: isOpen ? 'open' : 'ask', oneVoice, encrypted: false, sound, agreementVersion: 1 },
      startsAt: this.now,
      minutes,
      lead: isLed ? { member: member(0), takesPart: true } : null,
      lastOrder: [],
      ...(inARow === 1 ? {} : { inARow }),
    });
    for (let i = 0; i < count; i += 1) {
      this.system({ type: 'noteConnected', member: member(i), role: 'member' });
      this.by(i, { type: 'knock' }, true);
      if (!isOpen && i > 0) this.by(0, { type: 'admit', member: member(i) });
      this.by(i, { type: 'takeSeat', agreement: 1, surroundings: 'alone', sound });
    }
    if (isStarted) this.by(0, { type: 'startMeeting' });
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
  /** Presses Next as the lead until the key of the stage ends with `until`. */
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
      if (leadNow(this.state) === null) {
        for (let each = 0; each < this.count; each += 1)
          this.by(each, { type: 'askToMoveOn', from: this.stage, on: true }, true);
        continue;
      }
      this.apply({ type: 'advanceStage', from: this.stage }, { kind: 'member', member: lead }, false);
    }
    return this;
  }
  /** The member who has the floor passes it on. */
  handOn(): this {
    const talk = currentStage(this.state)?.progress.talk;
    const turn = talk ? turnOf(talk) : null;
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
    return (talk && turnOf(talk)?.member) ?? '';
  }
  get client(): MemberId {
    return currentStage(this.state)?.slot?.client ?? '';
  }
  other(...not: MemberId[]): number {
    for (let i = 1; i < this.count; i += 1) if (!not.includes(member(i))) return i;
    return 0;
  }
}
