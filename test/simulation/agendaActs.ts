import { slotsAhead } from '../../shared/meeting/agenda/recut';
import { leadNow, present } from '../../shared/meeting/people/people';
import type { Meeting } from '../../shared/meeting/state';
import { templates } from '../../shared/templates/templates';
import { type Attempt, by, bySystem, type Chance } from './chance';

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
  switch (chance.below(4)) {
    case 0:
      return by(lead, { type: 'setBlock', slot, block: block?.id ?? 'none', seen });
    case 1:
      return bySystem({ type: 'notePromptSet', place, prompt: `p${chance.below(100)}`, by: lead, seen });
    case 2:
      return by(lead, { type: 'putBackPrompt', place: written, seen });
    default:
      return by(lead, { type: 'undoAgendaChange', change: recent?.id ?? 1 });
  }
}
