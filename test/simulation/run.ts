import { memberCommand } from '../../shared/meeting/commands';
import { nextDeadline } from '../../shared/meeting/deadline';
import { decide } from '../../shared/meeting/decide';
import type { Event } from '../../shared/meeting/events';
import { evolve, evolveTold, replay } from '../../shared/meeting/evolve';
import { placeNow } from '../../shared/meeting/standing';
import type { Meeting } from '../../shared/meeting/state';
import { agendaRows, projectedEnd } from '../../shared/meeting/views/agenda';
import { seatStates, speakingNow } from '../../shared/meeting/views/floor';
import { type ButtonName, mayDo } from '../../shared/meeting/views/mayDo';
import { isDue, nextStep } from '../../shared/meeting/views/nextStep';
import { eventsFor, meetingFor, numbered } from '../../shared/meeting/views/told';
import { isRefusal } from '../../shared/refusal';
import { templateFor, templates } from '../../shared/templates/templates';
import { digest } from '../fixtures/storedLogs';
import { deepFreeze } from '../shared/meeting/support';
import { evaluated } from '../support/evaluation/template';
import { chanceFrom } from '../support/random';
import { comparable, secretsOfOthers } from '../support/told';
import { Chance } from './chance';
import { breach, protectedMinutes } from './invariants';
import { crowd, moveOn, plausible } from './walk';

/** No format has two evaluations yet. */
const TWO_EVALUATIONS = 'two evaluations';

/** Every frame with its own block, and every block in the frame of a group. */
const formats = [
  ...Object.keys(templates.frames),
  ...Object.keys(templates.blocks)
    .filter((block) => block !== 'block.grow' && block !== 'block.cleartheair')
    .map((block) => `frame.group/${block}`),
  'frame.virtual/block.slot',
  'frame.external/block.wial',
  // Few walks come so far that breakouts are drawn.
  ...Array<string>(4).fill('frame.group/block.troika'),
  // Its agreement is signed near its end.
  ...Array<string>(3).fill('frame.orientation'),
  TWO_EVALUATIONS,
];

const START = 60_000_000;
/** In one walk of so many a browser follows. */
const READER_EVERY = 7;

export type Tally = { accepted: number; refused: number; coverage: Map<string, Map<string, number>> };

class Walk {
  meeting: Meeting | null = null;
  now = START;
  readonly log: Event[] = [];
  private planned: Record<string, number> = {};
  private told: Meeting | null = null;

  constructor(
    readonly seed: number,
    private readonly tally: Tally,
  ) {}

  get state(): Meeting {
    if (this.meeting === null) throw new Error('not opened');
    return this.meeting;
  }

  happen(events: Event[]): void {
    const start = this.meeting;
    for (const event of events) {
      const before = this.meeting?.version ?? 0;
      const after = deepFreeze(evolve(this.meeting, deepFreeze(event)));
      if (after.version !== before + 1) throw new Error(`version ${after.version} after ${before}`);
      this.meeting = after;
      this.log.push(event);
      if (event.type === 'meetingStarted') this.planned = protectedMinutes(after);
    }
    // facts of one decision belong together: the state between them is never seen by anybody
    const found = breach(start, this.state, this.now, this.planned);
    if (this.seed % READER_EVERY === 0) this.tell(start, events);
    if (found !== null)
      throw new Error(`seed ${this.seed}: ${found} after ${events.map((one) => one.type).join(', ')}`);
  }

  /** Ben's browser follows, and is told nothing that only others may know. */
  private tell(start: Meeting | null, events: Event[]): void {
    const sent = eventsFor(start, events, 'ben');
    const { numbers } = numbered(this.state);
    this.told = this.told === null ? meetingFor(this.state, 'ben') : evolveTold(this.told, sent, numbers);
    const secrets = secretsOfOthers({ events: sent, in: this.state }, 'ben');
    if (secrets.length > 0) throw new Error(`seed ${this.seed}: ben was told ${secrets.join(', ')}`);
  }

  /** What ben's browser made of what it was told is what a page that he opens now begins with. */
  compare(): void {
    if (this.told === null) return;
    if (digest(comparable(this.told)) !== digest(comparable(meetingFor(this.state, 'ben'))))
      throw new Error(`seed ${this.seed}: ben has another meeting`);
  }

  step(attempt: ReturnType<typeof plausible>, isChecked: boolean): void {
    const { command, actor } = attempt;
    const before = this.meeting;
    const text = isChecked ? JSON.stringify(before) : '';
    const kind = this.state.agenda.find((one) => one.key === this.state.current)?.kind ?? this.state.status;
    const decided = decide(before, deepFreeze(command), { actor, now: this.now, chance: () => 0.5 });
    if (isRefusal(decided)) {
      this.tally.refused++;
      if (isChecked && JSON.stringify(this.meeting) !== text)
        throw new Error(`${command.type} was refused and changed`);
      return;
    }
    this.happen(decided);
    this.tally.accepted++;
    const row = this.tally.coverage.get(command.type) ?? new Map<string, number>();
    row.set(kind, (row.get(kind) ?? 0) + 1);
    this.tally.coverage.set(command.type, row);
  }

  /** Rings what is overdue, as the alarm would: it has to come to an end, each ring doing something. */
  ring(): void {
    for (let rings = 0; ; rings++) {
      const next = nextDeadline(this.state);
      if (next === null || next.at > this.now) return;
      if (rings > 60) throw new Error(`seed ${this.seed}: deadlines never end: ${JSON.stringify(next)}`);
      const decided = decide(this.state, next.command, {
        actor: { kind: 'system' },
        now: this.now,
        chance: () => 0.5,
      });
      if (isRefusal(decided) || decided.length === 0) {
        throw new Error(`seed ${this.seed}: ${JSON.stringify(next)} was ${JSON.stringify(decided)}`);
      }
      this.happen(decided);
    }
  }
}

export function walk(seed: number, tally: Tally): void {
  const chance = new Chance(chanceFrom(seed));
  const format = formats[seed % formats.length] ?? '';
  const template = format === TWO_EVALUATIONS ? evaluated('E1', 'E2') : templateFor(format);
  if (template === null) throw new Error('no such format');
  const run = new Walk(seed, tally);
  const opening = decide(
    null,
    {
      type: 'openMeeting',
      id: 'm',
      group: 'g',
      template,
      settings: {
        admission: chance.is(0.5) ? 'ask' : 'open',
        oneVoice: false,
        encrypted: false,
        sound: 'here',
        agreementVersion: 2,
      },
      startsAt: START,
      minutes: chance.one([60, 90, 120, 150, 180, 240]) ?? 120,
      lead: chance.is(0.8) ? { member: 'ann', takesPart: chance.is(0.8) } : null,
      lastOrder: chance.is(0.5) ? chance.shuffled(crowd).slice(0, 5) : [],
    },
    { actor: { kind: 'system' }, now: START, chance: () => 0 },
  );
  if (isRefusal(opening)) throw new Error('not opened');
  run.happen(opening);
  const hurry = chance.is(0.3) ? 0.75 : chance.number() * 0.5;
  // one walk in eight hurries to the evaluation, which short walks hardly reach
  const rushes = chance.is(0.125);
  // One walk in three hurries to a later stage, and goes on from there as people do.
  const rushesTo = !rushes && chance.is(0.33) ? chance.number() : 0;
  const steps = (rushes ? 55 : 25) + (rushesTo > 0 ? 20 : 0) + chance.below(35);
  for (let step = 0; step < steps && run.state.status !== 'ended'; step++) {
    run.now += chance.is(0.8) ? chance.below(9_000) : chance.below(240_000);
    if (chance.is(0.5)) run.ring();
    const isAhead = rushes
      ? run.state.evaluation.phase === 'none'
      : placeNow(run.state) < rushesTo * run.state.agenda.length;
    const isRushing = run.state.status === 'running' && isAhead;
    const attempt = isRushing ? moveOn(run.state, chance, run.now) : plausible(run.state, chance, hurry, run.now);
    run.step(attempt, step % 40 === 7);
    if (step % 40 === 39) look(run.state, run.now);
  }
  run.compare();
  if (JSON.stringify(replay(run.log)) !== JSON.stringify(run.meeting)) throw new Error(`seed ${seed}: replay differs`);
}

const buttons: ButtonName[] = memberCommand.options.map((option) => option.shape.type.value);

/** Screens ask all of this at any moment: nothing may throw, whatever the state. */
function look(meeting: Meeting, now: number): void {
  agendaRows(meeting, now);
  seatStates(meeting, now);
  speakingNow(meeting, now);
  nextStep(meeting);
  isDue(meeting, now);
  projectedEnd(meeting, now);
  for (const button of buttons) mayDo(meeting, 'ben', button, now);
}
