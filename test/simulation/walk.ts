import { isLeftOut, slotsOf } from '../../shared/meeting/agenda/recut';
import { slotsToOrder } from '../../shared/meeting/agenda/restOfSlot';
import { nextDeadline } from '../../shared/meeting/deadline';
import { holderTurn } from '../../shared/meeting/floor/holders';
import { leadNow, nobodyLeads, present, seated, takingPart } from '../../shared/meeting/people/people';
import { needsFreeze } from '../../shared/meeting/rules/evaluation';
import type { Meeting } from '../../shared/meeting/state';
import { currentStage } from '../../shared/meeting/views/currentStage';
import { firstPassChoice } from '../../shared/meeting/views/firstPass';
import { agendaAct } from './agendaActs';
import { type Attempt, by, bySystem, type Chance } from './chance';
import { decisionAct } from './decisions';
import { rareAct } from './rareActs';

export const crowd = ['ann', 'ben', 'cleo', 'dan', 'eve', 'finn', 'gus', 'hana'];

/** What people plausibly do next; `hurry` presses Next more often, `wild` sends anything from anybody. */
export function plausible(meeting: Meeting, chance: Chance, hurry: number, now: number): Attempt {
  if (chance.is(0.12)) return wild(meeting, chance);
  if (chance.is(0.1)) return lines(meeting, chance);
  if (meeting.status === 'lobby') return inLobby(meeting, chance);
  if (meeting.evaluation.phase !== 'none' && chance.is(0.5)) {
    const step = evaluationStep(meeting, chance);
    if (step !== null) return step;
  }
  const deadline = nextDeadline(meeting);
  if (deadline !== null && deadline.at <= now && chance.is(0.7)) return bySystem(deadline.command);
  if (chance.is(hurry)) return moveOn(meeting, chance, now);
  const open = currentStage(meeting);
  if (open !== null && chance.is(0.6)) {
    const attempt = rareAct(meeting, open.stage, chance, now) ?? decisionAct(meeting, open.stage, chance);
    if (attempt !== null) return attempt;
  }
  const acts = [floorAct, floorAct, floorAct, clientAct, leadAct, memberAct];
  return (chance.one(acts) ?? floorAct)(meeting, chance, now);
}

const sit = (meeting: Meeting, member: string): Attempt =>
  by(member, {
    type: 'takeSeat',
    agreement: meeting.settings.agreementVersion,
    surroundings: 'headphones',
    sound: 'here',
  });

function lines(meeting: Meeting, chance: Chance): Attempt {
  const member = chance.one(crowd) ?? 'ann';
  const seat = meeting.seats[member];
  if (seat === undefined || seat.presence !== 'here') {
    return bySystem({ type: 'noteConnected', member, role: member === 'hana' ? 'speaker' : 'member' });
  }
  if (seat.admission === 'waiting') {
    return by(leadNow(meeting) ?? 'ann', { type: chance.is(0.3) ? 'refuseEntry' : 'admit', member });
  }
  if (seat.admission !== 'admitted' || seat.seatedAt === null) {
    return chance.is(0.2) && seat.admission === 'new' ? by(member, { type: 'knock' }) : sit(meeting, member);
  }
  if (chance.is(0.15)) return by(member, { type: 'leave' });
  return bySystem({ type: 'noteDisconnected', member });
}

function inLobby(meeting: Meeting, chance: Chance): Attempt {
  const lead = leadNow(meeting) ?? chance.one(seated(meeting)) ?? 'ann';
  const outside = crowd.slice(0, meeting.template.frame.people.most === 2 ? 2 : 6).filter((member) => {
    const seat = meeting.seats[member];
    return seat === undefined || seat.seatedAt === null;
  });
  const next = outside[0];
  if (seated(meeting).length <= 1 && chance.is(0.1)) {
    return by(lead, { type: 'setTalkTime', readers: chance.one(['own', 'lead', 'group'] as const) ?? 'own' });
  }
  if (next !== undefined) {
    const seat = meeting.seats[next];
    if (seat === undefined) return bySystem({ type: 'noteConnected', member: next, role: 'member' });
    if (seat.admission === 'new' && meeting.settings.admission === 'ask' && next !== meeting.leadership.rightful) {
      return by(next, { type: 'knock' });
    }
    if (seat.admission === 'waiting') return by(lead, { type: 'admit', member: next });
    return sit(meeting, next);
  }
  if (chance.is(0.15)) return by(lead, { type: 'setOneVoice', on: !meeting.settings.oneVoice });
  if (chance.is(0.02)) {
    const format = chance.one(['frame.buddy', 'frame.group/block.troika', 'frame.external', null]) ?? null;
    return by(lead, { type: 'chooseFormat', format });
  }
  if (chance.is(0.08)) return agendaAct(meeting, chance);
  const slot = chance.one(Object.values(meeting.slots));
  if (slot !== undefined && chance.is(0.3)) {
    return by(slot.client, { type: 'setHelp', slot: slot.id, help: chance.some(['questions', 'ideas', 'advice']) });
  }
  return by(lead, { type: 'startMeeting' });
}

/** Whoever may move the meeting does. */
export function moveOn(meeting: Meeting, chance: Chance, now: number): Attempt {
  const from = meeting.current ?? 'none';
  const lead = leadNow(meeting);
  if (nobodyLeads(meeting, now)) {
    const asked = currentStage(meeting)?.progress.moveOn ?? [];
    const left = present(meeting).filter((member) => !asked.includes(member));
    return by(chance.one(left) ?? 'ann', { type: 'askToMoveOn', from, on: true });
  }
  if (meeting.evaluation.phase === 'answering' && currentStage(meeting)?.stage.due === 'evaluationClosed') {
    const step = meeting.evaluation.ready.length < 4 && chance.is(0.85) ? evaluationStep(meeting, chance) : null;
    if (step !== null) return step;
    return by(lead ?? 'ann', { type: 'closeEvaluation', from });
  }
  return by(lead ?? 'ann', { type: 'advanceStage', from });
}

function floorAct(meeting: Meeting, chance: Chance): Attempt {
  const current = currentStage(meeting);
  if (current === null) return lines(meeting, chance);
  const { progress, stage } = current;
  const { talk, aside } = progress;
  const from = stage.key;
  const holder = holderTurn(progress)?.member;
  if (holder !== undefined && chance.is(0.6)) {
    if (aside === null && chance.is(0.3) && talk.kind !== 'one') {
      return by(holder, { type: chance.is(0.5) ? 'later' : 'passTurn', from });
    }
    const who = chance.is(0.7) ? holder : (leadNow(meeting) ?? holder);
    return by(who, { type: 'handOn', from, turnOf: holder });
  }
  const member = chance.one(present(meeting).filter((one) => one !== holder)) ?? 'ann';
  if (progress.hands.some((hand) => hand.member === member)) return by(member, { type: 'lowerHand', from });
  if (stage.writing !== undefined && chance.is(0.4)) {
    const to = chance.one(['owner', 'client', 'group'] as const) ?? 'owner';
    return bySystem({ type: 'notePageReleased', stage: from, member, to });
  }
  if (talk.kind === 'quiet' && stage.due !== 'evaluationClosed') {
    return by(member, { type: 'submitWriting', from, done: !talk.submitted.includes(member) });
  }
  if (talk.kind === 'vote' && chance.is(0.7)) {
    return by(member, {
      type: 'requestSlot',
      from,
      slot: chance.is(0.8),
      minutes: chance.is(0.5) ? 5 + chance.below(30) : null,
      favours: chance.some(seated(meeting).filter((one) => one !== member)),
    });
  }
  return by(member, { type: 'raiseHand', from });
}

function clientAct(meeting: Meeting, chance: Chance, now: number): Attempt {
  const current = currentStage(meeting);
  const slot = current?.slot ?? chance.one(Object.values(meeting.slots)) ?? null;
  if (slot === null || current === null) return memberAct(meeting, chance, now);
  const { client, id } = slot;
  const from = current.stage.key;
  const { listening } = current.progress;
  if (listening === 'on' && chance.is(0.5)) return by(client, { type: 'stopListening', from });
  if (listening === 'stopped' && chance.is(0.7)) return by(client, { type: 'listenAgain', from });
  switch (chance.below(6)) {
    case 0:
      return by(client, {
        type: 'setHelp',
        slot: id,
        help: chance.is(0.5) ? ['questions'] : chance.some(['questions', 'ideas', 'advice']),
      });
    case 1:
      return by(client, { type: 'declareNoAction', slot: id, none: slot.outcome !== 'none' });
    case 2:
      return by(client, { type: 'closeDraft', slot: id, closed: !slot.draftClosed });
    case 3:
      return bySystem({ type: 'noteActionAccepted', slot: id, action: `action-${chance.below(4)}` });
    case 4:
      return bySystem({ type: 'noteActionWithdrawn', slot: id, action: slot.actions[0] ?? 'none' });
    default:
      return bySystem({ type: 'noteIssueShared', slot: id, version: chance.below(5) + 1 });
  }
}

function leadAct(meeting: Meeting, chance: Chance): Attempt {
  const lead = leadNow(meeting) ?? chance.one(present(meeting)) ?? 'ann';
  const current = currentStage(meeting);
  const from = meeting.current ?? 'none';
  if (current === null) return lines(meeting, chance);
  const { progress } = current;
  const other = chance.one(present(meeting).filter((member) => member !== lead)) ?? 'ben';
  const place = meeting.agenda.findIndex((stage) => stage.key === meeting.current);
  const ahead = meeting.agenda.slice(place + 1);
  const behind = meeting.agenda.slice(0, place).filter((stage) => meeting.progress[stage.key] !== undefined);
  const slots = slotsToOrder(meeting);
  const target = chance.one(ahead);
  if (progress.talk.kind === 'vote' && chance.is(0.6)) {
    const clients = chance.shuffled(takingPart(meeting)).slice(0, 1 + chance.below(5));
    const policy = chance.one(['equal', 'bid', 'scheduled'] as const) ?? 'equal';
    return by(lead, { type: 'confirmSlots', from, policy, clients });
  }
  if (chance.is(0.01)) return by(lead, { type: 'endMeeting' });
  if (target !== undefined && chance.is(0.08)) {
    return by(lead, { type: 'setMinutes', of: target.slot ?? target.key, minutes: 1 + chance.below(30) });
  }
  if (chance.is(0.08)) return agendaAct(meeting, chance);
  const freed = slotsOf(meeting).find((slot) => slot.client === '' && isLeftOut(meeting, slot.id));
  if (freed !== undefined && chance.is(0.3)) return by(lead, { type: 'leaveOutSlot', slot: freed.id, back: true });
  if (chance.is(0.06)) {
    const member = chance.one(crowd) ?? 'ben';
    return by(
      lead,
      chance.is(0.6)
        ? { type: 'giveSlot', member }
        : { type: 'leaveOutSlot', slot: slots[0] ?? 's1', minutes: chance.is(0.5) ? 'shared' : 'saved' },
    );
  }
  const choice = chance.is(0.05) ? firstPassChoice(meeting) : null;
  if (choice !== null) return by(lead, { type: 'setFirstPass', slot: choice.slot, on: !choice.on });
  switch (chance.below(16)) {
    case 0:
      return by(lead, { type: 'extendStage', from, minutes: chance.is(0.5) ? 1 : 5 });
    case 1:
      return by(lead, { type: progress.runningSince === null ? 'resume' : 'pause', from });
    case 2:
      return by(lead, { type: 'recut', from });
    case 3:
      return by(lead, { type: 'skipStage', stage: target?.key ?? 'none', skipped: !(target?.skipped ?? false) });
    case 4:
      return by(lead, {
        type: 'addBreak',
        before: (ahead.find((stage) => stage.slot === null) ?? target)?.key ?? 'none',
      });
    case 5:
      return by(lead, { type: 'orderSlots', slots: chance.shuffled(slots) });
    case 6:
      return by(lead, { type: 'giveFloor', from, member: other });
    case 7:
      return by(lead, { type: 'takeFloorBack', from });
    case 8:
      return by(lead, { type: 'setOneVoice', on: !meeting.settings.oneVoice });
    case 9:
      return by(lead, { type: chance.is(0.5) ? 'showQuestionsOnly' : 'showForWhom' });
    case 10:
      return by(lead, { type: 'setDeputy', member: other });
    case 11:
      return by(lead, { type: 'handOver', member: other });
    case 12:
      return behind.length === 0
        ? by(lead, { type: 'recut', from })
        : by(lead, { type: 'goBack', from, to: chance.one(behind)?.key ?? 'none' });
    case 13:
      return by(lead, { type: 'undoAdvance', from });
    case 14:
      return by(lead, { type: 'setEncryption', on: !meeting.settings.encrypted });
    default:
      return by(lead, { type: 'setAdmission', admission: meeting.settings.admission === 'ask' ? 'open' : 'ask' });
  }
}

function memberAct(meeting: Meeting, chance: Chance, now: number): Attempt {
  const member = chance.one(present(meeting)) ?? 'ann';
  const from = meeting.current ?? 'none';
  const progress = currentStage(meeting)?.progress;
  const { rightful, acting } = meeting.leadership;
  if (nobodyLeads(meeting, now) && chance.is(0.6)) {
    const candidate = chance.one(present(meeting)) ?? 'ann';
    if (chance.is(0.2)) return by(member, { type: 'supportLead', candidate });
    if (chance.is(0.1)) return by(member, { type: 'askToRemove', member: candidate, on: chance.is(0.8) });
    return by(member, { type: 'askForTime', from, on: !progress?.moreTime.includes(member) });
  }
  if (rightful !== null && rightful !== acting && chance.is(0.7)) return by(rightful, { type: 'takeLeadBack' });
  if (chance.is(0.02)) return by(leadNow(meeting) ?? 'ann', { type: 'removeMember', member });
  if (chance.is(0.4)) return roomAct(meeting, member, chance);
  if (chance.is(0.2)) return by(member, { type: 'setVoice', writes: meeting.seats[member]?.writes !== true });
  return by(member, { type: 'setSound', sound: meeting.seats[member]?.sound === 'here' ? 'elsewhere' : 'here' });
}

/** People find each other in one physical room, pass its microphone on, and part again. */
function roomAct(meeting: Meeting, member: string, chance: Chance): Attempt {
  const isTogether = Object.values(meeting.sharedRooms ?? {}).some(({ members }) => members.includes(member));
  if (isTogether && chance.is(0.7)) return by(member, { type: 'carryRoom', on: chance.is(0.7) });
  const other = chance.one(present(meeting)) ?? 'ann';
  return by(member, { type: 'sitWith', member: isTogether && chance.is(0.5) ? null : other });
}

function evaluationStep(meeting: Meeting, chance: Chance): Attempt | null {
  const { evaluation } = meeting;
  const from = meeting.current ?? 'none';
  switch (evaluation.phase) {
    case 'answering': {
      if (needsFreeze(meeting)) return bySystem({ type: 'freezeEvaluation', round: evaluation.round });
      const open = present(meeting).filter((one) => ![...evaluation.ready, ...evaluation.declined].includes(one));
      const member = chance.one(open);
      if (member === undefined) return null;
      return by(member, { type: chance.is(0.9) ? 'sendEvaluation' : 'declineEvaluation', from });
    }
    case 'summing': {
      const { round, answerers } = evaluation;
      if (chance.is(0.2))
        return bySystem({ type: 'voidEvaluation', round, stillHere: answerers.slice(chance.below(2)) });
      if (chance.is(0.1)) return bySystem({ type: 'giveUpEvaluation', round, reason: 'impossible' });
      return bySystem({ type: 'startReveal', round });
    }
    case 'revealing': {
      const { round, answerers } = evaluation;
      if (chance.is(0.2)) return bySystem({ type: 'giveUpEvaluation', round, reason: 'leftDuringReveal' });
      const result = { answerers: answerers.length, shape: 'sums' as const, totals: [12, 13, 14, 15] };
      return bySystem({ type: 'publishEvaluation', round, result });
    }
    case 'none':
    case 'conversation':
    case 'published':
    case 'noResult':
      return null;
    default: {
      const unknown: never = evaluation;
      return unknown;
    }
  }
}

/** Anything from anybody, as a hostile or confused browser might send it. */
function wild(meeting: Meeting, chance: Chance): Attempt {
  const member = chance.one([...crowd, 'nobody', '__proto__']) ?? 'ann';
  const other = chance.one([...crowd, 'constructor']) ?? 'ann';
  const stage = chance.one(meeting.agenda)?.key ?? 'none';
  const from = chance.is(0.7) ? (meeting.current ?? 'none') : stage;
  const slot = chance.one([...Object.keys(meeting.slots), 's99', 'toString']) ?? 's1';
  const list: Attempt[] = [
    by(member, { type: 'advanceStage', from }),
    by(member, { type: 'goBack', from, to: stage }),
    by(member, { type: 'undoAdvance', from }),
    by(member, { type: 'startMeeting' }),
    by(member, { type: 'handOn', from, turnOf: other }),
    by(member, { type: 'later', from }),
    by(member, { type: 'passTurn', from }),
    by(member, { type: 'giveFloor', from, member: other }),
    by(member, { type: 'takeFloorBack', from }),
    by(member, { type: 'removeMember', member: other }),
    by(member, { type: 'refuseEntry', member: other }),
    by(member, { type: 'admit', member: other }),
    by(member, { type: 'stopListening', from }),
    by(member, { type: 'sitWith', member: other }),
    by(member, { type: 'carryRoom', on: true }),
    by(member, { type: 'setFirstPass', slot, on: true }),
    by(member, { type: 'closeEvaluation', from }),
    by(member, { type: 'sendEvaluation', from }),
    by(member, { type: 'supportLead', candidate: other }),
    by(member, { type: 'orderSlots', slots: chance.shuffled(Object.keys(meeting.slots)) }),
    by(member, { type: 'setHelp', slot, help: ['questions'] }),
    by(member, { type: 'skipStage', stage, skipped: true }),
    by(member, { type: 'setBlock', slot, block: chance.one(['block.grow', 'constructor', 'block.wise']) ?? 'none' }),
    by(member, { type: 'putBackPrompt', place: chance.is(0.5) ? stage : 'constructor/toString' }),
    by(member, { type: 'undoAgendaChange', change: chance.below(meeting.version + 2) }),
    bySystem({ type: 'notePromptSet', place: stage, prompt: 'p', by: member, seen: chance.below(meeting.version + 2) }),
    by(member, { type: 'confirmSlots', from, policy: 'equal', clients: [other, member] }),
    by(member, { type: 'extendStage', from, minutes: 5 }),
    by(member, { type: 'setMinutes', of: chance.is(0.5) ? stage : slot, minutes: 1 + chance.below(40) }),
    by(member, { type: 'submitWriting', from, done: true }),
    by(member, { type: 'raiseHand', from }),
    by(member, { type: 'raiseHand', from, to: other }),
    by(member, { type: 'castVote', from, options: [other] }),
    by(member, { type: 'closeBallot', from, options: ['yes'] }),
    by(member, { type: 'reopenBallot', from }),
    by(member, { type: 'fillRoles', from, roles: { client: other, moderator: member } }),
    by(member, { type: 'setRole', slot, role: 'scribe', member: other }),
    by(member, { type: 'chooseClient', from, client: other }),
    by(member, { type: 'setClient', slot, member: other }),
    by(member, { type: 'openSlot', from, member: other }),
    by(member, { type: 'leaveOutSlot', slot, back: true }),
    by(member, { type: 'moveToBreakout', member: other, breakout: 'b1' }),
    by(member, { type: 'visitBreakout', breakout: chance.is(0.5) ? 'constructor' : null }),
    by(member, { type: 'offerClearAir', from, first: other, second: member }),
    bySystem({ type: 'moveFloorOn', from, lost: other }),
    bySystem({ type: 'promoteDeputy', lost: other }),
    bySystem({ type: 'stageTimedOut', from }),
    bySystem({ type: 'notePageReleased', stage, member: other, to: 'group' }),
    bySystem({ type: 'freezeEvaluation', round: 1 + chance.below(2) }),
    bySystem({ type: 'startReveal', round: 1 + chance.below(2) }),
    bySystem({ type: 'noteDisconnected', member }),
    { command: { type: 'promoteDeputy', lost: other }, actor: { kind: 'member', member } },
    by(member, { type: 'setTalkTime', readers: 'group' }),
    ...(chance.is(0.03) ? [by(member, { type: 'endMeeting' })] : []),
  ];
  return chance.one(list) ?? sit(meeting, member);
}
