import { slotsAhead } from '../../shared/meeting/agenda/recut';
import { slotsToOrder } from '../../shared/meeting/agenda/restOfSlot';
import { MINUTE } from '../../shared/meeting/clock';
import type { OneChange } from '../../shared/meeting/commands';
import { leadNow, present } from '../../shared/meeting/people/people';
import type { Meeting } from '../../shared/meeting/state';
import { templates } from '../../shared/templates/templates';
import { type Attempt, by, bySystem, type Chance } from './chance';

/** A few changes that may fit together or not. */
function someChanges(meeting: Meeting, chance: Chance, seen: number): OneChange[] {
  const keys = meeting.agenda.filter((stage) => stage.slot === null && !stage.protected).map(({ key }) => key);
  const slots = slotsToOrder(meeting);
  const of = (chance.is(0.5) ? chance.one(slots) : chance.one(keys)) ?? 'checkin';
  const all: OneChange[] = [
    { type: 'setMinutes', of, minutes: 5 + chance.below(30), seen },
    { type: 'skipStage', stage: chance.one(keys) ?? 'checkin', skipped: chance.is(0.6), seen },
    { type: 'orderSlots', slots: chance.shuffled(slots), seen },
    { type: 'addBreak', before: chance.one(keys) ?? 'close', minutes: 1 + chance.below(15) },
    { type: 'leaveOutSlot', slot: chance.one(slots) ?? 's1', minutes: chance.is(0.5) ? 'shared' : 'saved', seen },
    { type: 'giveSlot', member: slots.length > 0 ? (meeting.slots[slots[0] ?? '']?.client ?? 'ann') : 'ann' },
  ];
  return chance.shuffled(all).slice(0, 1 + chance.below(3));
}

/** What lies ahead is changed by hand, and taken back. */
export function agendaAct(meeting: Meeting, chance: Chance): Attempt {
  const lead = leadNow(meeting) ?? chance.one(present(meeting)) ?? 'ann';
  const stage = chance.one(meeting.agenda);
  const slot = chance.one(slotsAhead(meeting))?.slot.id ?? null;
  const blocks = Object.values(templates.blocks);
  const block = chance.one(blocks);
  const inBlock = chance.one(Object.values(meeting.template.blocks));
  const inSlots = `${inBlock?.id}/${chance.one(inBlock?.stages ?? [])?.id}`;
  const place = chance.is(0.7) ? (stage?.key ?? 'none') : inSlots;
  const written = chance.one(Object.keys(meeting.prompts ?? {})) ?? place;
  const recent = chance.one(meeting.changes?.recent ?? []);
  const seen = Math.max(0, meeting.version - chance.below(20));
  switch (chance.below(6)) {
    case 0:
      return by(lead, { type: 'setBlock', slot, block: block?.id ?? 'none', seen });
    case 1:
      return bySystem({ type: 'notePromptSet', place, prompt: `p${chance.below(100)}`, by: lead, seen });
    case 2:
      return by(lead, { type: 'putBackPrompt', place: written, seen });
    case 3:
      return by(lead, { type: 'changeAgenda', changes: someChanges(meeting, chance, seen) });
    case 4:
      return by(lead, { type: 'moveEnd', endsAt: meeting.endsAt + (chance.below(50) - 15) * MINUTE, seen });
    default:
      return by(lead, { type: 'undoAgendaChange', change: recent?.id ?? 1 });
  }
}
