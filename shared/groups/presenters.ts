import { proposeSlots } from '../meeting/agenda/planner';
import { findsOwnClients, slotBlockOf } from '../meeting/agenda/slotBlock';
import type { MemberId } from '../meeting/state';
import type { MeetingTemplate } from '../templates/template';

/**
 * How many members present in a meeting of this format and length, where they take turns at it; 0 where everybody has a slot, says
 * how many minutes they want, or is found in the meeting.
 */
export function presentersEach(template: MeetingTemplate, members: readonly MemberId[], minutes: number): number {
  const block = slotBlockOf(template);
  if (template.frame.slotPolicy !== 'scheduled' || block === null || findsOwnClients(block)) return 0;
  return proposeSlots(template, [...members], members.length, minutes).clients.length;
}
