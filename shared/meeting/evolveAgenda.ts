import { changedPlan } from './agenda/planChange';
import { plannedStage } from './agenda/plannedStage';
import { isShared, isSlotStage, slotStage } from './agenda/slotBlock';
import { CHANGES_KEPT, thingOf } from './changes';
import { MINUTE } from './clock';
import { defined } from './defined';
import type { Event } from './events';
import type { Meeting, Time } from './state';

type Changed = Extract<
  Event,
  {
    type:
      | 'formatChosen'
      | 'endMoved'
      | 'stagesSkipped'
      | 'agendaChanged'
      | 'agendaChangeUndone'
      | 'blockSet'
      | 'promptSet';
  }
>;

/** What was changed on the agenda. */
export function agendaChanged(meeting: Meeting, event: Changed): Meeting {
  switch (event.type) {
    case 'formatChosen':
      return formatChosen(meeting, event);
    case 'endMoved':
      return endMoved(meeting, event.endsAt);
    case 'stagesSkipped':
      return {
        ...meeting,
        agenda: meeting.agenda.map((stage) =>
          event.stages.includes(stage.key) ? { ...stage, skipped: event.skipped } : stage,
        ),
      };
    case 'agendaChanged': {
      const { by, at, change } = event;
      const id = meeting.version + 1;
      const { recent = [], last = {} } = meeting.changes ?? {};
      return {
        ...meeting,
        changes: {
          recent: [...recent, { id, by, at, change }].slice(-CHANGES_KEPT),
          last: { ...last, [thingOf(change)]: { id, by, holds: id } },
        },
      };
    }
    case 'agendaChangeUndone': {
      const { recent = [], last = {} } = meeting.changes ?? {};
      const undone = recent.find(({ id }) => id === event.change);
      if (undone === undefined) return meeting;
      const thing = thingOf(undone.change);
      const others = recent.filter((one) => one !== undone);
      const holds = others.findLast(({ change }) => thingOf(change) === thing)?.id ?? null;
      return {
        ...meeting,
        changes: { recent: others, last: { ...last, [thing]: { id: meeting.version + 1, by: event.by, holds } } },
      };
    }
    case 'blockSet':
      return event.slot === null ? blockOfAll(meeting, event) : blockOfSlot(meeting, event);
    case 'promptSet': {
      const { [event.place]: _, ...others } = meeting.prompts ?? {};
      return {
        ...meeting,
        prompts: event.prompt === undefined ? others : { ...others, [event.place]: event.prompt },
      };
    }
    default:
      return event satisfies never;
  }
}

/** Before the start the meeting is planned for so many minutes more or fewer. */
function endMoved(meeting: Meeting, endsAt: Time): Meeting {
  const minutes = meeting.minutes + (endsAt - meeting.endsAt) / MINUTE;
  return meeting.status === 'lobby' ? { ...meeting, endsAt, minutes } : { ...meeting, endsAt };
}

type BlockSet = Extract<Event, { type: 'blockSet' }>;

const blocksWith = ({ template }: Meeting, { block, given }: BlockSet) =>
  given === undefined ? template.blocks : { ...template.blocks, [block]: given };

/** Before the start: the slots leave the agenda, and the plan that follows draws them anew. */
function blockOfAll(meeting: Meeting, event: Extract<BlockSet, { slot: null }>): Meeting {
  const { frame } = meeting.template;
  const stages = frame.stages.map((stage) => (isSlotStage(stage) ? { ...stage, block: event.block } : stage));
  const { slotPolicy } = event;
  return {
    ...meeting,
    agenda: meeting.agenda.filter(({ slot }) => slot === null || !isShared(slot)),
    slotPolicy,
    template: { frame: { ...frame, stages, slotPolicy }, blocks: blocksWith(meeting, event) },
  };
}

/** The stages of another block stand where those of the slot stood. */
function blockOfSlot(meeting: Meeting, event: Exclude<BlockSet, { slot: null }>): Meeting {
  const { slot: id, block, minutes, parts } = event;
  const blocks = blocksWith(meeting, event);
  const held = meeting.slots[id];
  if (held === undefined) return meeting;
  const { runs: _, ...slot } = held;
  const isOwn = slotStage(meeting.template)?.block !== block;
  const stages = (blocks[block]?.stages ?? []).map((stage, place) => {
    const key = `${id}/${stage.id}`;
    return { ...plannedStage(stage, key, parts[place] ?? 0, id), skipped: event.skipped?.includes(key) ?? false };
  });
  const place = meeting.agenda.findIndex((stage) => stage.slot === id);
  const agenda = meeting.agenda.filter((stage) => stage.slot !== id);
  agenda.splice(place, 0, ...stages);
  return {
    ...meeting,
    agenda,
    template: { ...meeting.template, blocks },
    slots: { ...meeting.slots, [id]: { ...slot, minutes, ...(isOwn ? { runs: block } : {}) } },
  };
}

function formatChosen(meeting: Meeting, event: Extract<Event, { type: 'formatChosen' }>): Meeting {
  const { template, minutes, endsAt, leadership, slotPolicy, plan } = event;
  const planned = meeting.planned ?? {
    template: meeting.template,
    minutes: meeting.minutes,
    ...defined({ leadership: event.plannedLeadership }),
  };
  const drawn = changedPlan({ agenda: [], slots: meeting.slots, template }, plan);
  // What was changed by hand was changed on another agenda.
  const { changes: _, ...rest } = meeting;
  return { ...rest, ...drawn, template, minutes, endsAt, leadership, slotPolicy, planned };
}
