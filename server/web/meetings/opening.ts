import { decide } from '../../../shared/meeting/decide';
import type { Event } from '../../../shared/meeting/events';
import type { PromptId, PromptPlace, Settings } from '../../../shared/meeting/state';
import { type Refusal, refuse } from '../../../shared/refusal';
import type { MeetingTemplate } from '../../../shared/templates/template';
import { templateFor } from '../../../shared/templates/templates';
import type { MeetingRow } from '../../store/store';

/** The template for a meeting, if it exists and fits into so many minutes. */
export function templateOf(id: string, minutes: number): MeetingTemplate | Refusal {
  const template = templateFor(id);
  if (template === null) return refuse('badInput', { field: 'template' });
  const { least, most } = template.frame.minutes;
  return minutes < least || minutes > most ? refuse('badInput', { field: 'minutes' }) : template;
}

/** The first events of a meeting's log, as the engine decides them; the store saves them together with the meeting's row. */
export function openingEvents(
  opening: {
    meeting: MeetingRow;
    template: MeetingTemplate;
    settings: Settings;
    lead: { member: string; takesPart: boolean };
    lastOrder: string[];
    lastClients?: string[];
    /** Somebody planned a time for it. */
    isPlanned: boolean;
    /** Which meeting of the group this is: dates that were given up do not count. */
    number: number;
    /** The group's own format, and its texts by the places where they stand. */
    own?: { format?: string; prompts: Record<PromptPlace, PromptId> };
  },
  context: { now: number; chance: () => number },
): Event[] | Refusal {
  const { meeting, template, settings, lead, lastOrder, lastClients, isPlanned, number, own } = opening;
  return decide(
    null,
    {
      type: 'openMeeting',
      id: meeting.id,
      group: meeting.group,
      template,
      settings,
      startsAt: meeting.startsAt,
      ...(isPlanned ? {} : { unplanned: true as const }),
      ...(number === meeting.ordinal ? {} : { number }),
      minutes: meeting.minutes,
      // Where the members run the meeting together, nobody is the lead by role.
      lead: template.frame.leadership === 'shared' ? null : lead,
      lastOrder,
      ...(lastClients === undefined ? {} : { lastClients }),
      ...own,
    },
    { actor: { kind: 'system' }, ...context },
  );
}
