import type { Clock } from '../../../server/rooms/clock';
import type { Outcome, Room } from '../../../server/rooms/meeting/room';
import type { RecordWrite } from '../../../server/store/store';
import type { Actor, Command } from '../../../shared/meeting/commands';
import { decide } from '../../../shared/meeting/decide';
import type { Event } from '../../../shared/meeting/events';
import { evolve } from '../../../shared/meeting/evolve';
import type { EvaluationState, Meeting, MemberId } from '../../../shared/meeting/state';
import type { Answer } from '../../../shared/refusal';
import { isRefusal } from '../../../shared/refusal';
import type { FormName } from '../../../shared/templates/template';
import { evaluated } from './template';

/** States are never mutated, so that the thousandth run begins where the first one did. */
const openedBefore = new Map<string, { meeting: Meeting; events: Event[] }>();

/** A room with the real engine and without sockets and disk: everything it commits counts as committed. */
export class Table implements Pick<Room, 'id' | 'meeting' | 'submit'> {
  readonly id = 'meeting-1';
  readonly events: Event[] = [];
  readonly records: RecordWrite[] = [];
  #meeting: Meeting | null = null;
  /** After each commit. */
  onCommit: () => void = () => {};
  /** Called before a commit; when it throws, the store fails. */
  beforeCommit: (command: Command) => void = () => {};

  constructor(
    readonly members: readonly MemberId[],
    private readonly clock: Pick<Clock, 'now'>,
    /** The forms of its evaluations, one or two. */
    private readonly forms: readonly FormName[] = ['E1'],
  ) {
    const start = `${clock.now()} ${members.join()} ${forms.join()}`;
    const opened = openedBefore.get(start);
    if (opened) {
      this.#meeting = opened.meeting;
      this.events.push(...opened.events);
      return;
    }
    this.#open(members);
    openedBefore.set(start, { meeting: this.meeting(), events: [...this.events] });
  }

  #open(members: readonly MemberId[]): void {
    const { clock } = this;
    const [lead = ''] = members;
    this.apply(
      {
        type: 'openMeeting',
        id: this.id,
        group: 'group-1',
        template: evaluated(...this.forms),
        settings: { admission: 'open', oneVoice: false, encrypted: false, sound: 'here', agreementVersion: 1 },
        startsAt: clock.now(),
        minutes: 30,
        lead: { member: lead, takesPart: true },
        lastOrder: [],
      },
      { kind: 'system' },
    );
    for (const member of members) this.arrive(member);
    this.by(lead, { type: 'startMeeting' });
    this.by(lead, { type: 'advanceStage', from: 'checkin' });
  }

  arrive(member: MemberId): void {
    this.apply({ type: 'noteConnected', member, role: 'member' }, { kind: 'system' });
    if (this.meeting().seats[member]?.admission === 'admitted') return;
    this.by(member, { type: 'takeSeat', agreement: 1, surroundings: 'alone', sound: 'here' });
  }

  meeting(): Meeting {
    if (!this.#meeting) throw new Error('not opened');
    return this.#meeting;
  }

  get phase(): EvaluationState['phase'] {
    return this.meeting().evaluation.phase;
  }

  async submit(command: Command, actor: Actor, _id: string | null, records: RecordWrite[] = []): Promise<Outcome> {
    return this.apply(command, actor, records);
  }

  by(member: MemberId, command: Command): Answer<{ version: number }> {
    const done = this.apply(command, { kind: 'member', member });
    return isRefusal(done) ? { ok: false, error: done.refused } : { ok: true, value: done };
  }

  system(command: Command): Outcome {
    return this.apply(command, { kind: 'system' });
  }

  private apply(command: Command, actor: Actor, records: RecordWrite[] = []): Outcome {
    const decided = decide(this.#meeting, command, { actor, now: this.clock.now(), chance: () => 0.5 });
    if (isRefusal(decided)) return decided;
    this.beforeCommit(command);
    for (const event of decided) this.#meeting = evolve(this.#meeting, event);
    this.events.push(...decided);
    this.records.push(...records);
    this.onCommit();
    return { version: this.events.length };
  }
}
