import { refuse } from '../../refusal';
import { talkTimeReaders } from '../agreement';
import { isAgreementOpen } from '../rights/agreement';
import type { Meeting, MemberId, TalkTimeReaders, Time } from '../state';
import type { Decision } from './moment';

/** The agreement says something else about talk time: it is a new version, which everybody accepts before they sit down. */
export function setTalkTime(meeting: Meeting, by: MemberId, readers: TalkTimeReaders, at: Time): Decision {
  if (!isAgreementOpen(meeting, by) || talkTimeReaders(meeting) === readers) return refuse('notNow');
  return [{ type: 'agreementChanged', version: meeting.settings.agreementVersion + 1, talkTime: readers, by, at }];
}
