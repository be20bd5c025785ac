import type { RefusalCode } from '../../refusal';
import { asksThem, stageMembers } from '../people/parties';
import { isHere } from '../people/people';
import { refusalOf } from '../rules/buttons';
import { offerNow, openSlot } from '../rules/openSlots';
import { meetingStanding, wasEntered } from '../standing';
import type { Meeting, MemberId, PlannedStage } from '../state';
import { queue } from './floor';

/** What a stage has beside its talk: a slot in between, a way back when nothing was agreed, questions to one person. */

/** The slot that this member could have now: its minutes, and why not. Null in stages that offer none. */
export function slotOpening(
  meeting: Meeting,
  me: MemberId,
  member: MemberId,
  now: number,
): { minutes: number; whyNot: RefusalCode | null } | null {
  const at = meetingStanding(meeting);
  const offer = at === null ? null : offerNow(meeting, at, now);
  if (at === null || offer === null) return null;
  const command = { type: 'openSlot', from: at.stage.key, member } as const;
  const whyNot = refusalOf(meeting, me, command, now, () => openSlot(meeting, command, now));
  return { minutes: offer.minutes, whyNot };
}

/** The stage to go back to while nothing was agreed. */
export function loopStage(meeting: Meeting): PlannedStage | null {
  const stage = meetingStanding(meeting)?.stage;
  if (stage?.loopTo === undefined) return null;
  const key = stage.slot === null ? stage.loopTo : `${stage.slot}/${stage.loopTo}`;
  return meeting.agenda.find((planned) => planned.key === key && wasEntered(meeting, key)) ?? null;
}

/** Whom a question may be for, where it may go to anybody. */
export function mayBeAsked(meeting: Meeting, me: MemberId): MemberId[] {
  const stage = meetingStanding(meeting)?.stage;
  if (stage === undefined || !asksThem(stage, 'all')) return [];
  return stageMembers(meeting, stage).filter((member) => member !== me && isHere(meeting, member));
}

/** People who ask for something: whoever was called, and the hands after them. */
export function whoAsks(meeting: Meeting): MemberId[] {
  const talk = meetingStanding(meeting)?.progress.talk;
  const called = talk?.kind === 'queue' && talk.turn !== null ? [talk.turn.member] : [];
  return [...called, ...queue(meeting).map(({ member }) => member)];
}
