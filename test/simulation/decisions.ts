import { leadNow, present, takingPart } from '../../shared/meeting/people/people';
import { optionsOf } from '../../shared/meeting/rules/ballots';
import type { Meeting, PlannedStage } from '../../shared/meeting/state';
import { type Attempt, by, type Chance } from './chance';

/** What is open to be decided here: a ballot, whose case it is, who has this slot, or a slot in between. */
export function decisionAct(meeting: Meeting, stage: PlannedStage, chance: Chance): Attempt | null {
  const from = stage.key;
  const lead = leadNow(meeting) ?? chance.one(present(meeting)) ?? 'ann';
  const member = chance.one(present(meeting)) ?? 'ann';
  const other = chance.one(takingPart(meeting)) ?? 'ben';
  const progress = meeting.progress[from];
  const talk = progress?.talk;
  if (talk?.kind === 'ballot') {
    const options = optionsOf(meeting, stage);
    const chosen = stage.ballot?.choice === 'several' ? chance.some(options) : chance.shuffled(options).slice(0, 1);
    if (talk.chosen !== null) return chance.is(0.3) ? by(lead, { type: 'reopenBallot', from }) : null;
    if (chance.is(0.45)) return by(member, { type: 'castVote', from, options: chosen });
    if (stage.ballot?.decides !== 'roles') return by(lead, { type: 'closeBallot', from, options: chosen });
    const roles = Object.fromEntries(options.map((role) => [role, chance.one(takingPart(meeting)) ?? 'ann']));
    return by(lead, { type: 'fillRoles', from, roles });
  }
  if (talk?.kind === 'vote' && stage.due === 'votesClosed' && !talk.confirmed && chance.is(0.6)) {
    return by(lead, { type: 'chooseClient', from, client: other });
  }
  if (talk?.kind === 'vote' && talk.confirmed && chance.is(0.3)) return by(lead, { type: 'reopenSlots', from });
  if (stage.parts === null && stage.slot !== null && meeting.slots[stage.slot]?.client === '') {
    return by(chance.is(0.5) ? lead : member, { type: 'setClient', slot: stage.slot, member: other });
  }
  const breakouts = Object.keys(meeting.breakouts?.members ?? {});
  if (breakouts.length > 0 && chance.is(0.5)) {
    const breakout = chance.one([...breakouts, 'b99']) ?? 'b1';
    if (chance.is(0.5)) return by(lead, { type: 'moveToBreakout', member: other, breakout });
    return by(lead, { type: 'visitBreakout', breakout: chance.is(0.8) ? breakout : null });
  }
  if (stage.offers !== undefined && chance.is(0.8)) return by(lead, { type: 'openSlot', from, member: other });
  if (chance.is(0.02)) return by(lead, { type: 'offerClearAir', from, first: member, second: other });
  if (chance.is(0.03)) {
    const role = chance.one(['timekeeper', 'scribe', 'observer', 'moderator', 'learningCoach'] as const) ?? 'scribe';
    const slot = chance.is(0.5) ? stage.slot : null;
    return by(lead, { type: 'setRole', slot, role, member: chance.is(0.8) ? other : null });
  }
  if (stage.kind === 'open' && chance.is(0.1)) return by(member, { type: 'raiseHand', from, to: other });
  return null;
}
