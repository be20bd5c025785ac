import { type FormatStage, isOwnBreak, type OwnFormat, stageAt } from '../../templates/ownFormat';
import type { FrameTemplate } from '../../templates/template';
import { templates } from '../../templates/templates';
import { isByHand } from '../agenda/agendaChange';
import { stageMinutes } from '../agenda/planner';
import { blockOf, isShared, isSlotStage, slotBlockOf } from '../agenda/slotBlock';
import { takingPart } from '../people/people';
import type { Meeting, PromptId } from '../state';

/**
 * The agenda as it stands now as a format of the group: what people chose by hand, or what the format of this meeting had.
 * What the planner found out by itself (minutes of slots, who has one) is found out anew each time; a text for one slot was
 * about its client and stays behind.
 */
export function keptFormat(meeting: Meeting, name: string, texts: ReadonlyMap<PromptId, string>): OwnFormat {
  const { frame } = meeting.template;
  const stages: FormatStage[] = [];
  for (const stage of frame.stages) {
    stages.push(...breaksBefore(meeting, stage.id, isSlotStage(stage)));
    if (stage.kind === 'break' && isOwnBreak(stage)) {
      const planned = meeting.agenda.find(({ key }) => key === stage.id);
      if (planned !== undefined && !planned.skipped) stages.push({ break: planned.minutes });
    } else if (stage.kind === 'block') stages.push({ stage: stage.id });
    else if (!isLeftOut(meeting, stage.id)) stages.push({ stage: stage.id, ...ownMinutes(meeting, frame, stage.id) });
  }
  return {
    name,
    frame: frame.id,
    block: slotBlockOf(meeting.template) === null ? null : blockOfSlots(meeting),
    minutes: Math.min(frame.minutes.most, Math.max(frame.minutes.least, meeting.minutes)),
    stages,
    prompts: Object.entries(meeting.prompts ?? {}).flatMap(([place, id]) => {
      const text = id === null ? undefined : texts.get(id);
      const isKept = text !== undefined && stageAt(meeting.template, place) !== null;
      return isKept ? [{ stage: place, text }] : [];
    }),
  };
}

/** The planner leaves stages out by itself, such as a report on actions where there are none: that is for this meeting. */
const isLeftOut = (meeting: Meeting, key: string): boolean =>
  meeting.agenda.find((stage) => stage.key === key)?.skipped === true && isByHand(meeting, `out ${key}`);

/** Minutes that somebody chose, where they are not what the product plans for so many people. */
function ownMinutes(meeting: Meeting, frame: FrameTemplate, key: string): { minutes?: number } {
  const product = templates.frames[frame.id]?.stages.find(({ id }) => id === key);
  const stage = frame.stages.find(({ id }) => id === key);
  const planned = meeting.agenda.find((one) => one.key === key);
  if (product === undefined || stage === undefined || planned === undefined) return {};
  const isOwn = JSON.stringify(stage.minutes) !== JSON.stringify(product.minutes);
  if (!isOwn && !isByHand(meeting, `minutes ${key}`)) return {};
  const isSame = planned.minutes === stageMinutes(product.minutes, takingPart(meeting).length);
  return isSame || product.minutes.kind !== 'sum' ? {} : { minutes: planned.minutes };
}

/** Breaks that somebody put before this stage. Between two slots the frame places its breaks by itself. */
function breaksBefore(meeting: Meeting, stage: string, isSlots: boolean): FormatStage[] {
  const { agenda } = meeting;
  const at = agenda.findIndex(({ key, slot }) => (isSlots ? slot !== null && isShared(slot) : key === stage));
  const breaks: FormatStage[] = [];
  for (let place = at - 1; place > 0; place--) {
    const { key, kind, minutes, skipped } = agenda[place] ?? { key: '', kind: 'round', minutes: 0, skipped: true };
    if (kind !== 'break' || !isByHand(meeting, `break ${key}`)) break;
    if (!skipped) breaks.unshift({ break: minutes });
  }
  return breaks;
}

/** Another block that all slots have is the format's. */
function blockOfSlots(meeting: Meeting): string | null {
  const slots = [...new Set(meeting.agenda.flatMap(({ slot }) => (slot !== null && isShared(slot) ? [slot] : [])))];
  const blocks = new Set(slots.map((slot) => blockOf(meeting, slot)?.id ?? ''));
  const [only] = blocks;
  return blocks.size === 1 && only ? only : (slotBlockOf(meeting.template)?.id ?? null);
}
