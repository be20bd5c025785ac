import type { Command } from '../../shared/meeting/commands';
import { decide } from '../../shared/meeting/decide';
import type { Event } from '../../shared/meeting/events';
import { evolve } from '../../shared/meeting/evolve';
import type { Meeting } from '../../shared/meeting/state';
import type { EventFrame, SeatView } from '../../shared/protocol/meeting';
import { isRefusal } from '../../shared/refusal';
import { templateFor } from '../../shared/templates/templates';

/** A meeting and its log, made with the real engine. */
export class Logged {
  events: Event[] = [];
  meeting: Meeting | null = null;
  now = 1_000_000;

  constructor() {
    const template = templateFor('frame.group');
    if (!template) throw new Error('no template');
    this.do({
      type: 'openMeeting',
      id: 'meeting',
      group: 'group',
      template,
      settings: { admission: 'open', oneVoice: false, encrypted: false, sound: 'here', agreementVersion: 1 },
      startsAt: this.now,
      minutes: 150,
      lead: { member: 'a', takesPart: true },
      lastOrder: [],
    });
    for (const member of ['a', 'b', 'c', 'd']) {
      this.do({ type: 'noteConnected', member, role: 'member' });
      this.do({ type: 'takeSeat', agreement: 1, surroundings: 'alone', sound: 'here' }, member);
    }
  }

  get state(): Meeting {
    if (!this.meeting) throw new Error('not opened');
    return this.meeting;
  }

  do(command: Command, member?: string): Event[] {
    const actor = member === undefined ? ({ kind: 'system' } as const) : ({ kind: 'member', member } as const);
    this.now += 1_000;
    const decision = decide(this.meeting, command, { actor, now: this.now, chance: () => 0.5 });
    if (isRefusal(decision)) throw new Error(`${command.type}: ${decision.refused}`);
    for (const event of decision) this.meeting = evolve(this.meeting, event);
    this.events.push(...decision);
    return decision;
  }

  /** The frame that carries versions `from + 1` to `to`. */
  frame(from: number, to: number): EventFrame {
    return { version: to, at: this.now, events: this.events.slice(from, to) };
  }

  view(meeting: Meeting = this.state): SeatView {
    return {
      kind: 'seat',
      me: 'a',
      tab: 'tab-1',
      title: 'Harbour',
      groupName: 'Harbour',
      ordinal: 1,
      meeting,
      people: [{ member: 'a', name: 'Amara' }],
      prompts: [],
      agreement: { version: 1, lines: [], talkTime: 'lead' },
      lastChange: null,
      serverNow: this.now,
      media: 'none',
    };
  }
}
