import { mayReadTalkTimes } from '../../../shared/meeting/rights/records';
import type { Meeting, MemberId } from '../../../shared/meeting/state';
import type { RecordsAnswer } from '../../../shared/protocol/records';
import type { TalkTime } from '../meeting/talkTime';

/** How long this member spoke, and how long all together; whoever leads sees while the meeting runs how it is shared. */
export function talkTimeAnswer(meeting: Meeting, me: MemberId, talkTime: TalkTime, now: number): RecordsAnswer {
  const all = talkTime.all(now);
  return {
    what: 'talkTime',
    mineMs: all.find((one) => one.member === me)?.ms ?? 0,
    totalMs: all.reduce((sum, one) => sum + one.ms, 0),
    people: mayReadTalkTimes(meeting, me) ? all : null,
  };
}
