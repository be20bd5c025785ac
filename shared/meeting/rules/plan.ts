import { refuse } from '../../refusal';
import { planKeepingHand } from '../agenda/keptByHand';
import type { Plan } from '../agenda/planChange';
import { planChange } from '../agenda/planDifference';
import { equalMinutes, leastMinutes } from '../agenda/planner';
import { recutAhead, slotsOf, stageIndex } from '../agenda/recut';
import { isPutIn, isShared, slotBlockOf } from '../agenda/slotBlock';
import { MINUTE, usedMs } from '../clock';
import type { MemberCommand } from '../commands';
import { isSeated, seatOf, takingPart } from '../people/people';
import { placeNow, type Standing, wasEntered } from '../standing';
import type { Meeting, MemberId, PlannedStage, StageKey, Time } from '../state';
import { floorFact } from './facts';
import { type Decision, inStage } from './moment';
import { withRecut } from './slotPlaces';

/** Without actions from earlier meetings, rounds that only report on them are left out; the lead may put them back. */
export function leaveOutReports(meeting: Meeting, at: Time): Decision {
  if (meeting.status !== 'running' || placeNow(meeting) > 0) return refuse('notNow');
  const stages = meeting.agenda
    .filter((stage) => stage.due === 'statusesSettled' && stage.slot === null && !stage.skipped)
    .filter((stage) => isAhead(meeting, stage) && !wasEntered(meeting, stage.key))
    .map((stage) => stage.key);
  return stages.length === 0 ? [] : withRecut(meeting, [{ type: 'stagesSkipped', stages, skipped: true, at }], at);
}

/** The slots ahead share what time is left. */
export function recut(meeting: Meeting, from: StageKey, at: Time): Decision {
  return inStage(meeting, from, () => {
    const cut = recutAhead(meeting, at);
    return cut === null ? refuse('notNow') : [{ type: 'minutesCut', cut, at }];
  });
}

const isAhead = (meeting: Meeting, stage: PlannedStage): boolean => stageIndex(meeting, stage.key) > placeNow(meeting);

type RequestSlot = Extract<MemberCommand, { type: 'requestSlot' }>;

export function requestSlot(meeting: Meeting, member: MemberId, command: RequestSlot, at: Time): Decision {
  return inStage(meeting, command.from, ({ stage, progress }) => {
    const { talk } = progress;
    if (talk.kind !== 'vote' || talk.confirmed) return refuse('notNow');
    const { slot, minutes, favours, priority } = command;
    if (new Set(favours).size !== favours.length || favours.includes(member)) return refuse('badInput');
    const possible = takingPart(meeting);
    if (favours.some((one) => !possible.includes(one))) return refuse('unknownMember');
    const wishes = {
      ...talk.wishes,
      [member]: { slot, minutes, favours, ...(priority === undefined ? {} : { priority }) },
    };
    return [floorFact(meeting, 'slotRequested', stage, { ...progress, talk: { ...talk, wishes } }, member, at)];
  });
}

type ConfirmSlots = Extract<MemberCommand, { type: 'confirmSlots' }>;

/** Minutes from the beginning of the meeting to its end, as they are at the stage where slots are confirmed. */
function wholeMinutes(meeting: Meeting, { stage, progress }: Standing, at: Time): number {
  const earlier = meeting.agenda
    .slice(0, stageIndex(meeting, stage.key))
    .filter(({ slot }) => slot === null || !isPutIn(slot));
  const behind = earlier.reduce((total, planned) => total + planned.minutes, 0);
  const used = Math.min(stage.minutes, usedMs(progress, at) / MINUTE);
  return Math.max(0, (meeting.endsAt - at) / MINUTE) + behind + used;
}

/**
 * Who has a slot, in which order, how long. Slots below the least length are refused: fewer clients, or as asked for. So is a
 * list with somebody on it who wants none, because they said so after it was drawn.
 */
export function confirmSlots(meeting: Meeting, by: MemberId, command: ConfirmSlots, at: Time): Decision {
  return inStage(meeting, command.from, (now) => {
    const { stage } = now;
    const { talk } = now.progress;
    if (talk.kind !== 'vote' || stage.due !== 'orderConfirmed') return refuse('notNow');
    const { policy, clients } = command;
    const { template } = meeting;
    if (slotBlockOf(template) === null || slotsBegan(meeting)) return refuse('notNow');
    if (clients.length === 0 || new Set(clients).size !== clients.length) return refuse('badInput');
    if (clients.some((client) => seatOf(meeting, client)?.role !== 'member' || !isSeated(meeting, client))) {
      return refuse('unknownMember');
    }
    const people = takingPart(meeting).length;
    if (clients.some((client) => talk.wishes[client]?.slot === false)) return refuse('stale');
    const minutes = wholeMinutes(meeting, now, at);
    const each = equalMinutes(template, people, clients.length, minutes, policy);
    const least = leastMinutes(template, policy);
    if (each < least && clients.length > 1) return refuse('tooShort', { minutes: each, least });
    const wishes = clients.map((client) => ({ client, minutes: talk.wishes[client]?.minutes ?? null }));
    const input = { template, policy, people, clients: wishes, minutes, slots: meeting.slots };
    const planned = planKeepingHand(meeting, input, 'frame');
    return [
      {
        type: 'slotsConfirmed',
        plan: planChange(meeting, keepBegun(meeting, planned)),
        slotPolicy: policy,
        stage: stage.key,
        by,
        at,
      },
    ];
  });
}

/** Until the first slot begins, the order can be opened again: people change what they want, and it is confirmed anew. */
export function reopenSlots(meeting: Meeting, by: MemberId, from: StageKey, at: Time): Decision {
  return inStage(meeting, from, ({ stage, progress }) => {
    const { talk } = progress;
    if (talk.kind !== 'vote' || !talk.confirmed || slotsBegan(meeting)) return refuse('notNow');
    return [floorFact(meeting, 'slotsReopened', stage, { ...progress, talk: { ...talk, confirmed: false } }, by, at)];
  });
}

const slotsBegan = (meeting: Meeting): boolean =>
  meeting.agenda.some((stage) => stage.slot !== null && isShared(stage.slot) && wasEntered(meeting, stage.key));

/** What is behind stays as it was, and stages that stand in both agendas keep their plan: only slots and breaks are new. */
function keepBegun(meeting: Meeting, { agenda, slots }: Plan): Plan {
  const begun = meeting.agenda.slice(0, placeNow(meeting) + 1);
  const ahead = agenda
    .filter((stage) => !begun.some((planned) => planned.key === stage.key))
    .map((stage) => {
      if (stage.slot !== null || stage.kind === 'break') return stage;
      return meeting.agenda.find((planned) => planned.key === stage.key) ?? stage;
    });
  const held = Object.fromEntries(slotsOf(meeting, begun).map((slot) => [slot.id, slot]));
  return { agenda: [...begun, ...ahead], slots: { ...slots, ...held } };
}
