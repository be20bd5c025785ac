import { slotStage } from '../agenda/slotBlock';
import type { Meeting, SeatRole } from '../state';

/** Members bring an issue where there are slots for it, and a lead who takes no part brings none. */
export const bringsIssue = (meeting: Pick<Meeting, 'template' | 'leadership'>, role: SeatRole): boolean =>
  slotStage(meeting.template) !== undefined &&
  role !== 'speaker' &&
  (role !== 'facilitator' || meeting.leadership.takesPart);
