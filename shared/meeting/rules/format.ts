import { refuse } from '../../refusal';
import type { MeetingTemplate } from '../../templates/template';
import { templateFor } from '../../templates/templates';
import { MINUTE } from '../clock';
import type { Event } from '../events';
import { seated, seatOf, takingPart } from '../people/people';
import type { Leadership, Meeting, MemberId, Time } from '../state';
import type { Decision } from './moment';
import { planFor } from './opening';

/** The format that was planned, whatever was taken instead. */
export const plannedFormat = ({
  planned,
  template,
  minutes,
}: Meeting): Pick<NonNullable<Meeting['planned']>, 'template' | 'minutes'> => planned ?? { template, minutes };

/**
 * Before the start another format is taken, as when too few people came for the planned one; null is the planned one again.
 * The people who are here must have a place in it.
 */
export function chooseFormat(meeting: Meeting, me: MemberId, id: string | null, at: Time): Decision {
  if (meeting.status !== 'lobby') return refuse('notNow');
  const planned = plannedFormat(meeting);
  const template = id === null ? planned.template : templateFor(id);
  if (template === null) return refuse('notFound');
  const { frame } = template;
  if (takingPart(meeting).length > frame.people.most) return refuse('full');
  // Where two people meet, nobody can only lead or listen.
  const onlyWatches = seated(meeting).some((member) => seatOf(meeting, member)?.role !== 'member');
  if (frame.people.most === 2 && onlyWatches) return refuse('notAllowed');
  const minutes = id === null ? planned.minutes : lengthIn(template, planned.minutes);
  const { changes: _, ...unchanged } = meeting;
  const other: Meeting = { ...unchanged, template, slotPolicy: frame.slotPolicy, agenda: [] };
  const agenda = planFor(other, minutes, at);
  if (agenda.type !== 'agendaPlanned') throw new Error('the agenda was not planned');
  const { plan, slotPolicy } = agenda;
  const chosen: Event = {
    type: 'formatChosen',
    template,
    minutes,
    endsAt: meeting.startsAt + minutes * MINUTE,
    leadership: ledBy(meeting, me, frame.leadership),
    ...(meeting.planned === undefined ? { plannedLeadership: meeting.leadership } : {}),
    slotPolicy,
    plan,
    by: me,
    at,
  };
  return [chosen];
}

/** Its usual minutes, or the planned ones where these are fewer and enough. */
export const lengthIn = ({ frame: { minutes } }: MeetingTemplate, planned: number): number =>
  Math.max(minutes.least, Math.min(minutes.standard, planned));

/**
 * In a format that somebody leads it is who led until now, or who leads the planned one: nobody takes the lead by choosing a
 * format without a lead in between. Where neither is a member of the meeting any more, whoever takes the format leads it.
 */
function ledBy(meeting: Meeting, me: MemberId, mode: Leadership['mode']): Leadership {
  const { leadership, planned } = meeting;
  const nobody = { ...leadership, rightful: null, acting: null, deputy: null, lostAt: null, support: {} };
  if (mode === 'shared') return { ...nobody, mode };
  if (leadership.acting !== null) return { ...leadership, mode };
  const before = planned?.leadership;
  if (before?.acting != null && mayReturn(meeting, before.acting))
    return { ...before, mode, lostAt: null, support: {} };
  return { ...nobody, mode, rightful: me, acting: me };
}

/** They have not come yet, or are in the meeting. */
function mayReturn(meeting: Meeting, member: MemberId): boolean {
  const admission = seatOf(meeting, member)?.admission;
  return admission === undefined || (admission !== 'removed' && admission !== 'refused' && admission !== 'left');
}
