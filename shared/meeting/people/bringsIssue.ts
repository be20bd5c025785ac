import { slotStage } from '../agenda/slotBlock';
import type { Meeting, SeatRole } from '../state';

/** Members bring an issue where there are slots for it, and a lead who takes no part brings none. For a meeting that begins at once nobody could prepare one. */
export const bringsIssue = (meeting: Pick<Meeting, 'template' | 'leadership' | 'called'>, role: SeatRole): boolean =>
  meeting.called !== true &&
  slotStage(meeting.template) !== undefined &&
  role !== 'speaker' &&
  (role !== 'facilitator' || meeting.leadership.takesPart);
