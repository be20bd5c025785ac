import type { MeetingTemplate } from '../../templates/template';
import { planAgenda, proposeSlots } from '../agenda/planner';
import { slotBlockOf } from '../agenda/slotBlock';

/** What a format would be like with so many people in so many minutes, before there is a meeting. */

/** `at`: minutes after the start. */
export type OutlinePart = { kind: 'stage' | 'slot' | 'break'; words: string; minutes: number; at: number };

export type Outline = {
  parts: OutlinePart[];
  /** The stages of the first slot. */
  inSlot: OutlinePart[];
  slots: number;
  /** Minutes of a slot; null without slots. */
  each: number | null;
  total: number;
  fits: boolean;
};

export function outlineOf(template: MeetingTemplate, people: number, minutes: number): Outline {
  const members = Array.from({ length: people }, (_, index) => `m${index}`);
  const { policy, clients, minutesEach } = proposeSlots(template, members, people, minutes);
  const wishes = clients.map((client) => ({ client, minutes: minutesEach }));
  const planned = planAgenda({ template, policy, people, clients: wishes, minutes, slots: {} });
  const agenda = planned.agenda.filter((stage) => !stage.skipped);
  const parts: OutlinePart[] = [];
  const inSlot: OutlinePart[] = [];
  const slots: string[] = [];
  let last: string | null = null;
  let at = 0;
  for (const stage of agenda) {
    const part = { words: stage.words, minutes: stage.minutes, at };
    at += stage.minutes;
    if (stage.slot === null) {
      parts.push({ kind: stage.kind === 'break' ? 'break' : 'stage', ...part });
    } else {
      const current = parts.at(-1);
      if (stage.slot === last && current !== undefined) current.minutes += stage.minutes;
      else {
        parts.push({ kind: 'slot', ...part });
        slots.push(stage.slot);
      }
      if (stage.slot === slots[0]) inSlot.push({ kind: 'stage', ...part });
    }
    last = stage.slot;
  }
  const shared = slotBlockOf(template) === null ? null : (parts.find(({ kind }) => kind === 'slot')?.minutes ?? null);
  return { parts, inSlot, slots: slots.length, each: shared, total: at, fits: at <= minutes + 0.01 };
}

/** The least minutes, in steps of five, in which this many people can hold it; null when it takes longer than it may. */
export function minutesNeeded(template: MeetingTemplate, people: number): number | null {
  const { least, most } = template.frame.minutes;
  for (let minutes = least; minutes <= most; minutes += 5) {
    if (outlineOf(template, people, minutes).fits) return minutes;
  }
  return null;
}
