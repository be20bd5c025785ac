import { refuse } from '../../refusal';
import type { SystemCommand } from '../commands';
import { seatOf } from '../people/people';
import { chosenReader, openChoices, pageChoices, writingStage } from '../rights/pages';
import { wasEntered } from '../standing';
import type { Meeting, Time } from '../state';
import type { Decision } from './moment';

/**
 * The owner of a page chose who reads it: nobody else, the client of the slot, or the group. They may choose again until the
 * meeting ends; after the end what others read stays with them, and a page that was kept can still be given.
 */
export function notePageReleased(
  meeting: Meeting,
  { stage: key, member, to }: Extract<SystemCommand, { type: 'notePageReleased' }>,
  at: Time,
): Decision {
  const stage = writingStage(meeting, key);
  if (stage === undefined) return refuse('unknownStage');
  if (seatOf(meeting, member) === undefined) return refuse('unknownMember');
  if (!wasEntered(meeting, key)) return refuse('notNow');
  if (!pageChoices(meeting, stage, member).includes(to)) return refuse('notAllowed');
  if (!openChoices(meeting, stage, member).includes(to)) return refuse('ended');
  // Keeping what stays with its owner anyway is nobody else's news.
  const isSo = (chosenReader(meeting, key, member) ?? (stage.writing.keep === 'owner' ? 'owner' : null)) === to;
  return isSo ? [] : [{ type: 'pageReleased', stage: key, member, to, at }];
}
