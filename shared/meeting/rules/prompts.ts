import { refuse } from '../../refusal';
import { ownPromptOf, placeInAllSlots, promptAt } from '../agenda/ownPrompt';
import { stageIndex } from '../agenda/recut';
import { blockOf } from '../agenda/slotBlock';
import type { SystemCommand } from '../commands';
import { mayChangeAgenda } from '../rights/commands';
import { placeNow } from '../standing';
import type { Meeting, PlannedStage, PromptId, PromptPlace, Time } from '../state';
import { byHand } from './byHand';
import type { Decision } from './moment';

/** The lead's own texts in place of prompts. The log holds their ids; the texts are records. */

/** The stages that a text at this place is shown in; none when there is no such place. */
function stagesAt(meeting: Meeting, place: PromptPlace): PlannedStage[] | null {
  const stage = meeting.agenda.find(({ key }) => key === place);
  if (stage !== undefined) return [stage];
  const [name = '', id, ...more] = place.split('/');
  if (more.length > 0) return null;
  const block = Object.hasOwn(meeting.template.blocks, name) ? meeting.template.blocks[name] : undefined;
  if (block === undefined || !block.stages.some((one) => one.id === id)) return null;
  return meeting.agenda.filter(
    ({ slot, key }) => slot !== null && key === `${slot}/${id}` && blockOf(meeting, slot)?.id === name,
  );
}

/** A stage that is over keeps what people read in it. What is said about an evaluation is the product's promise. */
function refusedAt(meeting: Meeting, place: PromptPlace) {
  if (meeting.status === 'ended') return refuse('ended');
  const stages = stagesAt(meeting, place);
  if (stages === null) return refuse('unknownStage');
  if (stages.some(({ due }) => due === 'evaluationClosed')) return refuse('notAllowed');
  const isOver =
    meeting.status === 'running' && !stages.some(({ key }) => stageIndex(meeting, key) >= placeNow(meeting));
  return isOver ? refuse('notNow') : null;
}

const told = (meeting: Meeting, place: PromptPlace) => {
  const from = promptAt(meeting, place);
  return { kind: 'prompt' as const, of: place, ...(from === undefined ? {} : { from }) };
};

export function notePromptSet(
  meeting: Meeting,
  { place, prompt, by, seen }: Extract<SystemCommand, { type: 'notePromptSet' }>,
  at: Time,
): Decision {
  const forbidden = mayChangeAgenda(meeting, by, at);
  if (forbidden !== null) return refuse(forbidden);
  return byHand(
    meeting,
    { by, seen, at, change: told(meeting, place) },
    () => refusedAt(meeting, place) ?? [{ type: 'promptSet', place, prompt, by, at }],
  );
}

/** The product's prompt again. In one slot it also stands before a text for all slots. */
export function putBackPrompt(
  meeting: Meeting,
  by: string,
  { place, seen }: { place: PromptPlace; seen?: number | undefined },
  at: Time,
): Decision {
  return byHand(meeting, { by, seen, at, change: told(meeting, place) }, () => {
    const refused = refusedAt(meeting, place);
    if (refused !== null) return refused;
    const stage = meeting.agenda.find(({ key }) => key === place);
    if ((stage === undefined ? promptAt(meeting, place) : ownPromptOf(meeting, stage)) == null) return refuse('notNow');
    const ofAll = stage === undefined ? null : placeInAllSlots(meeting, stage);
    const isHidden = ofAll !== null && promptAt(meeting, ofAll) != null;
    return [{ type: 'promptSet', place, ...(isHidden ? { prompt: null } : {}), by, at }];
  });
}

/** Takes a text back to what stood at its place before. */
export const promptBack = (
  meeting: Meeting,
  { of: place, from }: { of: PromptPlace; from?: PromptId | null },
  by: string,
  at: Time,
): Decision =>
  refusedAt(meeting, place) ?? [{ type: 'promptSet', place, ...(from === undefined ? {} : { prompt: from }), by, at }];
