import { refuse } from '../../refusal';
import { hasSigned, talkTimeReaders } from '../agreement';
import type { SystemCommand } from '../commands';
import { isAgreementOpen, mayRewriteAgreement, maySignAgreement } from '../rights/agreement';
import type { Meeting, MemberId, TalkTimeReaders, Time } from '../state';
import type { Decision } from './moment';

/** The agreement says something else about talk time: it is a new version, which everybody accepts before they sit down. */
export function setTalkTime(meeting: Meeting, by: MemberId, readers: TalkTimeReaders, at: Time): Decision {
  if (!isAgreementOpen(meeting, by) || talkTimeReaders(meeting) === readers) return refuse('notNow');
  return [{ type: 'agreementChanged', version: meeting.settings.agreementVersion + 1, talkTime: readers, by, at }];
}

type Note<T extends SystemCommand['type']> = Extract<SystemCommand, { type: T }>;

/**
 * Of two people who write at once, the second is told that theirs was written over an older text. On the page of the group it
 * is written before the meeting begins: whoever stands in the lobby reads the new text and accepts that version.
 */
export function noteAgreementWritten(
  meeting: Meeting,
  { version, by, onGroupPage }: Note<'noteAgreementWritten'>,
  at: Time,
): Decision {
  const isOpen = onGroupPage ? meeting.status === 'lobby' : mayRewriteAgreement(meeting, by);
  if (!isOpen) return refuse('notNow');
  if (version <= meeting.settings.agreementVersion) return refuse('stale');
  return [{ type: 'agreementWritten', version, by, at }];
}

/** People sign the text that they read: if it was changed meanwhile, they read it first. */
export function noteAgreementSigned(
  meeting: Meeting,
  { version, member }: Note<'noteAgreementSigned'>,
  at: Time,
): Decision {
  if (!maySignAgreement(meeting, member)) return refuse('notNow');
  if (version < meeting.settings.agreementVersion) return refuse('stale');
  return hasSigned(meeting, member) ? [] : [{ type: 'agreementSigned', member, version, at }];
}
