import { expect } from 'vitest';
import { evaluationHolds } from '../../../shared/meeting/agenda/steps';
import type { Actor, Command, MemberCommand, SystemCommand } from '../../../shared/meeting/commands';
import { nextDeadline } from '../../../shared/meeting/deadline';
import { decide } from '../../../shared/meeting/decide';
import type { Event } from '../../../shared/meeting/events';
import { evolve } from '../../../shared/meeting/evolve';
import { leadNow, present } from '../../../shared/meeting/people/people';
import type { Meeting, SeatRole, Settings, StageKey, Talk } from '../../../shared/meeting/state';
import { currentStage } from '../../../shared/meeting/views/currentStage';
import { isRefusal, type RefusalCode } from '../../../shared/refusal';
import type { MeetingTemplate } from '../../../shared/templates/template';
import { templateFor } from '../../../shared/templates/templates';

export const MINUTE = 60_000;
/** Planned start of every meeting in these tests. */
export const START = 1_000 * MINUTE;

export function deepFreeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    for (const key in value) deepFreeze(value[key]);
  }
  return value;
}

type CommandHere<C> = C extends { from: StageKey } ? Omit<C, 'from'> & { from?: StageKey } : C;

export type Setting = {
  template?: string | MeetingTemplate;
  minutes?: number;
  members?: string[];
  lead?: { member: string; takesPart: boolean } | null;
  settings?: Partial<Settings>;
  lastOrder?: string[];
  lastClients?: string[];
  unplanned?: true;
  /** Planned start, and the time at which the meeting is opened. */
  startsAt?: number;
};

/** A meeting in a test: given what happened, when somebody wishes, then these events or this refusal. */
export class Scene {
  meeting: Meeting | null = null;
  now = START;
  readonly log: Event[] = [];

  get state(): Meeting {
    if (this.meeting === null) throw new Error('the meeting was not opened');
    return this.meeting;
  }

  decide(command: Command, actor: Actor) {
    return decide(this.meeting, deepFreeze(command), { actor, now: this.now, chance: () => 0.5 });
  }

  private run(command: Command, actor: Actor): Event[] {
    const decided = this.decide(command, actor);
    if (isRefusal(decided)) throw new Error(`${command.type} refused: ${JSON.stringify(decided)}`);
    this.happen(decided);
    return decided;
  }

  happen(events: Event[]): void {
    for (const event of events) {
      this.meeting = deepFreeze(evolve(this.meeting, deepFreeze(event)));
      this.log.push(event);
    }
  }

  system(command: SystemCommand): Event[] {
    return this.run(command, { kind: 'system' });
  }

  /** When a member wishes; commands of a stage name the one in hand unless the test says otherwise. */
  when(member: string, command: CommandHere<MemberCommand>): Event[] {
    return this.run(this.filled(command), { kind: 'member', member });
  }

  refused(member: string, command: CommandHere<MemberCommand>, code: RefusalCode): void {
    const before = JSON.stringify(this.meeting);
    const decided = this.decide(this.filled(command), { kind: 'member', member });
    expect(decided).toMatchObject({ refused: code });
    expect(JSON.stringify(this.meeting)).toBe(before);
  }

  refusedSystem(command: SystemCommand, code: RefusalCode): void {
    expect(this.decide(command, { kind: 'system' })).toMatchObject({ refused: code });
  }

  private filled(command: CommandHere<MemberCommand>): MemberCommand {
    const from = this.meeting?.current ?? 'none';
    const stageless = new Set(['skipStage', 'addBreak', 'orderSlots']);
    const needsFrom = !('from' in command) && !stageless.has(command.type);
    // strictObject schemas ignore nothing, so only the engine sees the extra field, and it reads what it knows
    return (needsFrom ? { ...command, from } : command) as MemberCommand;
  }

  wait(ms: number): this {
    this.now += ms;
    return this;
  }

  /** Lets time pass, ringing every deadline at its own moment as the server's alarm does. */
  pass(ms: number): this {
    const until = this.now + ms;
    for (let rings = 0; rings < 100; rings++) {
      const next = nextDeadline(this.state);
      if (next === null || next.at > until) break;
      this.now = Math.max(this.now, next.at);
      this.system(next.command);
    }
    this.now = until;
    return this;
  }

  connect(member: string, role: SeatRole = 'member'): this {
    this.system({ type: 'noteConnected', member, role });
    return this;
  }

  drop(member: string): this {
    this.system({ type: 'noteDisconnected', member });
    return this;
  }

  sit(member: string, role: SeatRole = 'member'): this {
    this.connect(member, role);
    const { agreementVersion } = this.state.settings;
    this.when(member, { type: 'takeSeat', agreement: agreementVersion, surroundings: 'alone', sound: 'here' });
    return this;
  }

  get stage(): string {
    return this.state.current ?? this.state.status;
  }

  get talk(): Talk {
    const current = currentStage(this.state);
    if (current === null) throw new Error('no stage in hand');
    return current.progress.talk;
  }

  /** Presses Next as the lead until the meeting stands in this stage; an open evaluation is closed without answers. */
  goTo(key: StageKey): this {
    for (let steps = 0; steps < 100 && this.state.current !== key; steps++) {
      const lead = leadNow(this.state) ?? 'nobody';
      const { evaluation } = this.state;
      if (evaluationHolds(this.state) === 'answering' && evaluation.phase === 'answering') {
        this.when(lead, { type: 'closeEvaluation' });
        this.system({ type: 'freezeEvaluation', round: evaluation.round });
      }
      this.when(lead, { type: 'advanceStage' });
    }
    expect(this.state.current).toBe(key);
    return this;
  }

  /** Where nobody leads: everybody asks to move on until the meeting stands in this stage. */
  goToTogether(key: StageKey): this {
    for (let steps = 0; steps < 100 && this.state.current !== key; steps++) {
      const from = this.state.current ?? 'none';
      for (const member of present(this.state)) {
        if (this.state.current === from) this.when(member, { type: 'askToMoveOn', from, on: true });
      }
    }
    expect(this.state.current).toBe(key);
    return this;
  }
}

export const everyone = ['ann', 'ben', 'cleo', 'dan', 'eve'];

export function opened(setting: Setting = {}): Scene {
  const scene = new Scene();
  scene.now = setting.startsAt ?? START;
  const given = setting.template ?? 'frame.group';
  const template = typeof given === 'string' ? templateFor(given) : given;
  if (template === null) throw new Error('no such template');
  scene.system({
    type: 'openMeeting',
    id: 'm1',
    group: 'g1',
    template,
    settings: {
      admission: 'open',
      oneVoice: false,
      encrypted: false,
      sound: 'here',
      agreementVersion: 1,
      ...setting.settings,
    },
    startsAt: scene.now,
    ...(setting.unplanned ? { unplanned: true } : {}),
    minutes: setting.minutes ?? 150,
    lead: setting.lead === undefined ? { member: 'ann', takesPart: true } : setting.lead,
    lastOrder: setting.lastOrder ?? [],
    ...(setting.lastClients ? { lastClients: setting.lastClients } : {}),
  });
  return scene;
}

/** Everybody seated, nothing begun. */
export function lobby(setting: Setting = {}): Scene {
  const scene = opened(setting);
  for (const member of setting.members ?? everyone) scene.sit(member);
  return scene;
}

/** Everybody seated, the first stage in hand. */
export function running(setting: Setting = {}): Scene {
  const scene = lobby(setting);
  scene.when((setting.members ?? everyone)[0] ?? 'ann', { type: 'startMeeting' });
  return scene;
}

export const types = (events: Event[]): string[] => events.map((event) => event.type);
