import { refuse } from '../../refusal';
import { inOrderByHand, planKeepingHand } from '../agenda/keptByHand';
import { emptySlot } from '../agenda/planChange';
import { planChange } from '../agenda/planDifference';
import { type PlanInput, planAgenda, proposeSlots } from '../agenda/planner';
import { slotBlockOf } from '../agenda/slotBlock';
import { MINUTE } from '../clock';
import type { SystemCommand } from '../commands';
import { defined } from '../defined';
import type { Event } from '../events';
import { largestBreakout } from '../people/draw';
import { takingPart } from '../people/people';
import { standingIn } from '../standing';
import type { Meeting, MemberId, Slot, SlotId, Time } from '../state';
import { breakoutsBegun } from './breakouts';
import { enteredWith, planFact } from './facts';
import { type Decision, follow } from './moment';

type Open = Extract<SystemCommand, { type: 'openMeeting' }>;

export function openMeeting(meeting: Meeting | null, command: Open): Decision {
  if (meeting !== null) return refuse('notNow');
  const { template, lead } = command;
  const led = template.frame.leadership === 'led' && lead !== null;
  const rightful = led ? lead.member : null;
  return [
    {
      type: 'meetingOpened',
      id: command.id,
      group: command.group,
      template,
      settings: command.settings,
      startsAt: command.startsAt,
      ...defined({
        unplanned: command.unplanned,
        called: command.called,
        number: command.number,
        lastClients: command.lastClients,
        presenters: command.presenters,
        inARow: command.inARow,
        format: command.format,
        prompts: command.prompts,
      }),
      minutes: command.minutes,
      endsAt: command.startsAt + command.minutes * MINUTE,
      leadership: {
        mode: led ? 'led' : 'shared',
        takesPart: lead?.takesPart ?? true,
        rightful,
        ...defined({ before: led ? command.ledBefore : undefined }),
        acting: rightful,
        deputy: null,
        lostAt: null,
        support: {},
      },
      slotPolicy: template.frame.slotPolicy,
      lastOrder: command.lastOrder,
      plan: planChange(
        { agenda: [], slots: {}, template },
        planAgenda({
          template,
          policy: template.frame.slotPolicy,
          people: template.frame.people.least,
          clients: [],
          minutes: command.minutes,
          slots: slotsWaiting(command),
        }),
      ),
    },
  ];
}

/** They have no place on the agenda before their client sits down, and keep their ids until then. */
const slotsWaiting = ({ slots = {} }: Open): Record<SlotId, Slot> =>
  Object.fromEntries(Object.entries(slots).map(([id, prepared]) => [id, { ...emptySlot(id), ...prepared }]));

/** The order of speaking: last time's, with another opener; who was not there comes at the end. */
function speakingOrder(order: readonly MemberId[], lastOrder: readonly MemberId[]): MemberId[] {
  const queue = [
    ...lastOrder.filter((member) => order.includes(member)),
    ...order.filter((member) => !lastOrder.includes(member)),
  ];
  const [first, ...rest] = queue;
  return first !== undefined && first === lastOrder[0] ? [...rest, first] : queue;
}

/** Where not everybody has a slot, those whose turn it is come first; where nobody knows, those who had none last time. */
function inOrderOfDue({ template, presenters, lastClients = [] }: Meeting, clients: readonly MemberId[]): MemberId[] {
  if (template.frame.slotPolicy === 'equal') return [...clients];
  if (presenters !== undefined) {
    const turn = (member: MemberId) => (presenters.includes(member) ? presenters.indexOf(member) : presenters.length);
    return [...clients].sort((one, other) => turn(one) - turn(other));
  }
  const had = (member: MemberId) => lastClients.includes(member);
  return [...clients.filter((member) => !had(member)), ...clients.filter(had)];
}

/** In breakouts everybody is client in turn, so it takes as many slots as the largest of them has people. */
function withRounds(meeting: Meeting, clients: MemberId[]): MemberId[] {
  const parts = slotBlockOf(meeting.template)?.stages[0]?.parts;
  return parts === undefined ? clients : Array<MemberId>(largestBreakout(meeting, parts)).fill('');
}

/** Before the start: the agenda as planned anew after these events, with what was changed by hand; nothing when it stays as it is. */
export function plannedAnew(meeting: Meeting, events: Event[], at: Time): Event[] {
  if (meeting.status !== 'lobby') return events;
  const after = follow(meeting, events);
  const planned = planFor(after, after.minutes, at);
  const isSame =
    planned.type === 'agendaPlanned' &&
    planned.slotPolicy === after.slotPolicy &&
    Object.keys(planned.plan).length === 0;
  return isSame ? events : [...events, planned];
}

/** The agenda for those who are seated now, in the time there is; `equal` gives way to `bid` when slots would get too short. */
export function planFor(meeting: Meeting, minutes: number, at: Time): Event {
  const { template } = meeting;
  const members = new Set(takingPart(meeting));
  const queue = speakingOrder(meeting.order, meeting.status === 'lobby' ? meeting.lastOrder : []);
  const clients = queue.filter((member) => members.has(member));
  const people = clients.length;
  const due = inOrderByHand(meeting, inOrderOfDue(meeting, clients));
  const proposal = proposeSlots(template, due, people, minutes);
  const input: PlanInput = {
    template,
    policy: proposal.policy,
    people,
    clients: withRounds(meeting, proposal.clients).map((client) => ({ client, minutes: null })),
    minutes,
    slots: meeting.slots,
  };
  const plan = planKeepingHand(meeting, input, 'all');
  return planFact(meeting, plan, proposal.policy, at);
}

/**
 * Begins: the end stays where it was planned unless less than half of the time is left; then, and where no time was planned,
 * the full length counts from now.
 */
export function startMeeting(meeting: Meeting, at: Time): Decision {
  if (meeting.status !== 'lobby') return refuse(meeting.status === 'ended' ? 'ended' : 'notNow');
  const whole = meeting.minutes * MINUTE;
  const left = meeting.startsAt + whole - at;
  const isWhole = meeting.unplanned || left > whole || left < whole / 2;
  const endsAt = isWhole ? at + whole : at + left;
  const planned = planFor(meeting, (endsAt - at) / MINUTE, at);
  const order = speakingOrder(meeting.order, meeting.lastOrder);
  const events: Event[] = [planned, { type: 'meetingStarted', at, endsAt, order }];
  const ready = follow(meeting, events);
  const first = ready.agenda.find((stage) => !stage.skipped);
  if (first === undefined) return refuse('notNow');
  const standing = standingIn(ready, first.key, null);
  const entered: Event = {
    type: 'stageEntered',
    from: null,
    key: first.key,
    why: 'start',
    at,
    entered: enteredWith(standing, first, at),
    undoUntil: null,
  };
  return [...events, entered, ...breakoutsBegun(follow(ready, [entered]), first, at)];
}
