import type { Meeting, MemberId } from '../../../shared/meeting/state';
import { type FloorHolder, speakingNow } from '../../../shared/meeting/views/floor';
import { useAtNow } from './now';

/** A ring moves in so many steps in one turn. */
const STEPS = 400;

const floorOf = (meeting: Meeting, member: MemberId, now: number): FloorHolder | undefined =>
  speakingNow(meeting, now).find((each) => each.member === member);

/** The seconds that are left of somebody's turn, negative in overtime from its first moment on; null without a turn clock. */
export const useTurnSeconds = (meeting: Meeting, member: MemberId): number | null =>
  useAtNow((now) => {
    const left = floorOf(meeting, member, now)?.leftMs ?? null;
    return left === null ? null : Math.ceil(left / 1000) || (left < 0 ? -0.5 : 0);
  });

/** What is left of somebody's turn, from 1 to 0, or `over`; `still` on a floor without a clock, null without the floor. */
export const useTurnLeft = (meeting: Meeting, member: MemberId): number | 'over' | 'still' | null =>
  useAtNow((now) => {
    const holder = floorOf(meeting, member, now);
    if (!holder) return null;
    if (holder.leftMs === null || !holder.ofMs) return 'still';
    return holder.leftMs < 0 ? 'over' : Math.min(1, Math.round((holder.leftMs / holder.ofMs) * STEPS) / STEPS);
  });
