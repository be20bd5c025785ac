import { isSameFormat } from '../../../shared/meeting/agenda/sameFormat';
import type { SystemCommand } from '../../../shared/meeting/commands';
import { decide } from '../../../shared/meeting/decide';
import type { Event } from '../../../shared/meeting/events';
import { plannedFormat } from '../../../shared/meeting/rules/format';
import type { Meeting, PromptId, PromptPlace, Settings } from '../../../shared/meeting/state';
import { type Refusal, refuse } from '../../../shared/refusal';
import type { MeetingTemplate } from '../../../shared/templates/template';
import { templateFor } from '../../../shared/templates/templates';
import type { MeetingRow } from '../../store/store';

/** The template for a meeting, if it exists and fits into so many minutes. */
export function templateOf(id: string, minutes: number): MeetingTemplate | Refusal {
  const template = templateFor(id);
  return template === null ? refuse('badInput', { field: 'template' }) : fitting(template, minutes);
}

export function fitting(template: MeetingTemplate, minutes: number): MeetingTemplate | Refusal {
  const { least, most } = template.frame.minutes;
  return minutes < least || minutes > most ? refuse('badInput', { field: 'minutes' }) : template;
}

/** The how manieth meeting in a row the next one is in the same format; one that was given up does not count. */
export function inARowWith(last: Meeting, next: MeetingTemplate): number {
  if (!isSameFormat(plannedFormat(last).template, next)) return 1;
  return (last.inARow ?? 1) + (last.startedAt === null ? 0 : 1);
}

/** The first events of a meeting's log, as the engine decides them; the store saves them together with the meeting's row. */
export function openingEvents(
  opening: {
    meeting: MeetingRow;
    template: MeetingTemplate;
    settings: Settings;
    lead: { member: string; takesPart: boolean } | null;
    lastOrder: string[];
    lastClients?: string[];
    /** The how manieth in a row in this format; 1 where it is left out. */
    inARow?: number;
    /** Somebody planned a time for it. */
    isPlanned: boolean;
    /** Somebody called it to begin at once. */
    isCalled?: boolean;
    /** Who was to lead this date before. */
    ledBefore?: string;
    /** Which meeting of the group this is: dates that were given up do not count. */
    number: number;
    /** The group's own format, and its texts by the places where they stand. */
    own?: { format?: string; prompts: Record<PromptPlace, PromptId> };
    /** Slots that wait for their clients. */
    slots?: NonNullable<Extract<SystemCommand, { type: 'openMeeting' }>['slots']>;
    /** In which order members are due to present. */
    presenters?: string[];
  },
  context: { now: number; chance: () => number },
): Event[] | Refusal {
  const {
    meeting,
    template,
    settings,
    lead,
    lastOrder,
    lastClients,
    inARow = 1,
    isPlanned,
    isCalled = false,
    ledBefore,
    number,
    own,
    slots,
    presenters,
  } = opening;
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
      ...(isCalled ? { called: true as const } : {}),
      ...(number === meeting.ordinal ? {} : { number }),
      minutes: meeting.minutes,
      // Where the members run the meeting together, nobody is the lead by role.
      lead: template.frame.leadership === 'shared' ? null : lead,
      ...(ledBefore === undefined ? {} : { ledBefore }),
      lastOrder,
      ...(lastClients === undefined ? {} : { lastClients }),
      ...(inARow === 1 ? {} : { inARow }),
      ...own,
      ...(slots === undefined ? {} : { slots }),
      ...(presenters === undefined ? {} : { presenters }),
    },
    { actor: { kind: 'system' }, ...context },
  );
}
