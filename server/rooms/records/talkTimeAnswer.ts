import { mayReadTalkTimes } from '../../../shared/meeting/rights/records';
import type { Meeting, MemberId } from '../../../shared/meeting/state';
import type { RecordsAnswer } from '../../../shared/protocol/records';
import type { TalkTime } from '../meeting/talkTime';

/**
 * How long this member spoke; the times of the others only where the agreement says so. No total either: between two people
 * it would tell the other one's time.
 */
export function talkTimeAnswer(meeting: Meeting, me: MemberId, talkTime: TalkTime, now: number): RecordsAnswer {
  const all = talkTime.all(now);
  return {
    what: 'talkTime',
    mineMs: all.find((one) => one.member === me)?.ms ?? 0,
    people: mayReadTalkTimes(meeting, me) ? all : null,
  };
}
