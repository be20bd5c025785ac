import { refuse } from '../../refusal';
import { recutAhead } from '../agenda/recut';
import { issuePlaces, restBehind, restOfSlot, stageBehindSlot } from '../agenda/restOfSlot';
import { MINUTE, usedMs } from '../clock';
import type { MemberCommand } from '../commands';
import type { Event } from '../events';
import { isPaused, type Standing, standingIn } from '../standing';
import type { Interlude, Meeting, Time } from '../state';
import { step } from './agenda';
import { planFact } from './facts';
import { type Decision, follow, inStage } from './moment';

/** What people can do while a stage is paused, besides going on. None of it says or keeps why it was paused. */

const LASTS_MS: Record<Interlude['kind'], number> = { silence: MINUTE, break: 5 * MINUTE };

export function beginInterlude(
  meeting: Meeting,
  { from, kind }: Extract<MemberCommand, { type: 'beginInterlude' }>,
  at: Time,
): Decision {
  return inStage(meeting, from, () => {
    const { interlude } = meeting;
    if (!isPaused(meeting) || (interlude?.kind === kind && at < interlude.until)) return refuse('notNow');
    return [{ type: 'interludeBegun', kind, at, until: at + LASTS_MS[kind] }];
  });
}

/**
 * The rest of the slot in hand leaves its place: to the end of the slots, where it goes on with the time it had left, or out of
 * the agenda, and its minutes to the slots ahead. The meeting goes on with what comes after the slot.
 */
export function moveIssue(
  meeting: Meeting,
  { from, to }: Extract<MemberCommand, { type: 'moveIssue' }>,
  at: Time,
): Decision {
  return inStage(meeting, from, (now) => {
    const next = stageBehindSlot(meeting);
    if (!isPaused(meeting) || next === null || !issuePlaces(meeting).includes(to)) return refuse('notNow');
    if (to === 'end') {
      const plan = { agenda: restBehind(meeting), slots: meeting.slots };
      const moved = planFact(meeting, plan, meeting.slotPolicy, at);
      // Taking the step back would lead to where the slot was moved, not to where it was.
      const steps = step(follow(meeting, [moved]), now, next, 'next', at);
      return [moved, ...steps.map((event) => (event.type === 'stageEntered' ? { ...event, undoUntil: null } : event))];
    }
    const left = restLeftOut(meeting, now, at);
    const after = follow(meeting, left);
    const recut = after.agenda.find((stage) => stage.key === next.key) ?? next;
    return [...left, ...step(after, now, recut, 'next', at)];
  });
}

/** The later stages of the slot in hand are left out, and the slots ahead share what it had left. */
function restLeftOut(meeting: Meeting, { stage, progress }: Standing, at: Time): Event[] {
  const stages = restOfSlot(meeting).flatMap(({ key, skipped }) => (skipped || key === stage.key ? [] : [key]));
  const events: Event[] = stages.length === 0 ? [] : [{ type: 'stagesSkipped', stages, skipped: true, at }];
  const after = follow(meeting, events);
  const over = { ...progress, minutes: usedMs(progress, at) / MINUTE };
  const cut = recutAhead(standingIn(after, stage.key, over), at);
  return cut === null ? events : [...events, { type: 'minutesCut', cut, at }];
}
