import type { MeetingTemplate } from '../../templates/template';
import { slotBlockOf } from './slotBlock';

/** The same frame with the same block in its slots, whatever was changed in either. */
export const isSameFormat = (one: MeetingTemplate, other: MeetingTemplate): boolean =>
  one.frame.id === other.frame.id && slotBlockOf(one)?.id === slotBlockOf(other)?.id;
