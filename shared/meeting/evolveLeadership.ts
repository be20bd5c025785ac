import { defined } from './defined';
import type { Event } from './events';
import type { Leadership, Meeting, MemberId, Time } from './state';

type LeadershipFact = Extract<Event, { type: 'deputySet' | 'leadPassed' | 'leadSupported' | 'turnsSet' }>;

/** Who leads, who would, and whose turn it is. */
export function leadershipChanged(meeting: Meeting, event: LeadershipFact): Meeting {
  switch (event.type) {
    case 'deputySet':
      return changeLead(meeting, { deputy: event.deputy });
    case 'leadPassed':
      return changeLead(meeting, {
        acting: event.to,
        lostAt: null,
        support: {},
        ...(event.inSlot === undefined ? {} : { keptIn: event.inSlot }),
      });
    case 'leadSupported':
      return changeLead(meeting, { support: event.support });
    case 'turnsSet':
      return turnsSet(meeting, event);
    default: {
      const unknown: never = event;
      return unknown;
    }
  }
}

/** Whoever the lead was handed to in the lobby keeps it; the one whose turn it is may take it back. */
function turnsSet(meeting: Meeting, { lead, before, presenters }: Extract<Event, { type: 'turnsSet' }>): Meeting {
  const { rightful, acting } = meeting.leadership;
  const led =
    lead === undefined
      ? meeting
      : changeLead(meeting, {
          rightful: lead,
          ...defined({ before }),
          ...(acting === rightful ? { acting: lead, lostAt: null } : {}),
        });
  return presenters === undefined ? led : { ...led, presenters };
}

export const changeLead = (meeting: Meeting, change: Partial<Leadership>): Meeting => ({
  ...meeting,
  leadership: { ...meeting.leadership, ...change },
});

/** The connection of whoever leads was lost, or is back. */
export const leadLine = (meeting: Meeting, member: MemberId, lostAt: Time | null): Meeting =>
  meeting.leadership.acting === member ? changeLead(meeting, { lostAt }) : meeting;
