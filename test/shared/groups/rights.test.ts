import { describe, expect, test } from 'vitest';
import {
  mayArchive,
  mayChangeGroup,
  mayChangePoll,
  mayDecideRetention,
  mayHandReturnLink,
  mayInvite,
  mayPlan,
  readsAbsences,
} from '../../../shared/groups/rights';
import { lobby, running } from '../meeting/support';

const member = (id: string) => ({ member: id, role: 'member', isMember: true }) as const;
const led = { newest: lobby().state, isSelfFacilitated: false };

describe('who acts for a group', () => {
  test('[IN4] every member plans the next meeting, unless the group has a facilitator', () => {
    expect(mayPlan(led, member('ben'))).toBe(true);
    expect(mayPlan(led, { ...member('ben'), role: 'speaker' })).toBe(false);
    expect(mayPlan(led, { ...member('zoe'), isMember: false })).toBe(false);
    const facilitated = { ...led, newest: lobby({ lead: { member: 'ann', takesPart: false } }).state };
    expect(mayPlan(facilitated, { ...member('ann'), role: 'facilitator' })).toBe(true);
    expect(mayPlan(facilitated, member('ben'))).toBe(false);
    const removed = running();
    removed.when('ann', { type: 'removeMember', member: 'ben' });
    expect(mayPlan({ ...led, newest: removed.state }, member('ben'))).toBe(false);
  });

  test('[IN3] links are made by the lead, and by every member where nobody leads or the members own the group', () => {
    expect(mayInvite(led, member('ann'))).toBe(true);
    expect(mayInvite(led, member('ben'))).toBe(false);
    expect(mayInvite({ ...led, isSelfFacilitated: true }, member('ben'))).toBe(true);
    expect(mayInvite({ newest: running({ lead: null }).state, isSelfFacilitated: false }, member('ben'))).toBe(true);
    expect(mayInvite({ ...led, isSelfFacilitated: true }, { ...member('zoe'), isMember: false })).toBe(false);
  });

  test('[IN8] a return link for somebody else is made by whoever may invite, and for oneself by every member', () => {
    const table: [boolean, string, string, boolean][] = [
      // the members own the group, who asks, for whom, verdict
      [false, 'ann', 'ben', true],
      [false, 'ben', 'ann', false],
      [false, 'ben', 'cleo', false],
      [false, 'ben', 'ben', true],
      [true, 'ben', 'ann', true],
      [true, 'ben', 'cleo', true],
    ];
    for (const [isSelfFacilitated, asks, target, verdict] of table)
      expect(mayHandReturnLink({ ...led, isSelfFacilitated }, member(asks), target), `${asks} ${target}`).toBe(verdict);
    expect(mayHandReturnLink(led, { ...member('zoe'), isMember: false }, 'zoe')).toBe(false);
    expect(mayHandReturnLink(led, { ...member('ben'), role: 'facilitator' }, 'ann')).toBe(true);
    expect(mayHandReturnLink(led, { ...member('ben'), role: 'speaker' }, 'ann')).toBe(false);
  });

  test('before the first meeting the members of a group that owns itself act for it, or its facilitator', () => {
    const own = { newest: null, isSelfFacilitated: true };
    expect([mayInvite(own, member('ben')), mayPlan(own, member('ben'))]).toEqual([true, true]);
    const facilitated = { newest: null, isSelfFacilitated: false };
    expect([mayInvite(facilitated, member('ben')), mayPlan(facilitated, member('ben'))]).toEqual([false, false]);
    expect(mayPlan(facilitated, { ...member('fay'), role: 'facilitator' })).toBe(true);
  });

  test('[DT4] why somebody cannot come is read by whoever leads and by facilitators', () => {
    const meeting = lobby().state;
    const reads = (person: Parameters<typeof readsAbsences>[1]) => readsAbsences(meeting, person);
    expect([reads(member('ann')), reads(member('ben'))]).toEqual([true, false]);
    expect(reads({ ...member('fay'), role: 'facilitator' })).toBe(true);
    expect(reads({ ...member('fay'), role: 'facilitator', isMember: false })).toBe(false);
    expect(reads({ ...member('ann'), role: 'speaker' })).toBe(false);
    // Where nobody leads by role there is nobody to read it.
    expect(readsAbsences(running({ lead: null }).state, member('ann'))).toBe(false);
  });

  test('[RC10] how long texts are kept is decided by whoever may bring people in, while they are members', () => {
    const table: [boolean, Parameters<typeof mayDecideRetention>[1], boolean][] = [
      // the members own the group, who decides, verdict
      [false, member('ann'), true],
      [false, member('ben'), false],
      [true, member('ben'), true],
      [false, { ...member('fay'), role: 'facilitator' }, true],
      [false, { ...member('fay'), role: 'facilitator', isMember: false }, false],
      [true, { ...member('zoe'), isMember: false }, false],
      [true, { ...member('gus'), role: 'speaker' }, false],
    ];
    for (const [isSelfFacilitated, person, verdict] of table)
      expect(mayDecideRetention({ ...led, isSelfFacilitated }, person), person.member).toBe(verdict);
  });

  test('[LF1] the name, colour and plan are changed by whoever may bring people in, while they are members', () => {
    const table: [boolean, Parameters<typeof mayChangeGroup>[1], boolean][] = [
      // the members own the group, who changes, verdict
      [false, member('ann'), true],
      [false, member('ben'), false],
      [true, member('ben'), true],
      [false, { ...member('fay'), role: 'facilitator' }, true],
      [false, { ...member('fay'), role: 'facilitator', isMember: false }, false],
      [true, { ...member('zoe'), isMember: false }, false],
      [true, { ...member('gus'), role: 'speaker' }, false],
    ];
    for (const [isSelfFacilitated, person, verdict] of table)
      expect(mayChangeGroup({ ...led, isSelfFacilitated }, person), person.member).toBe(verdict);
  });

  test('[LF3] in the archive nobody invites, plans or changes, and the same people open it again', () => {
    const shut = { newest: null, isSelfFacilitated: true, isArchived: true };
    const rights = [mayInvite, mayPlan, mayChangeGroup, mayArchive, mayDecideRetention];
    expect(rights.map((right) => right(shut, member('ben')))).toEqual([false, false, false, true, true]);
    expect(mayHandReturnLink(shut, member('ben'), 'cleo')).toBe(true);
    const table: [boolean, Parameters<typeof mayArchive>[1], boolean][] = [
      // the members own the group, who archives it, verdict
      [false, member('ann'), true],
      [false, member('ben'), false],
      [true, member('ben'), true],
      [false, { ...member('fay'), role: 'facilitator' }, true],
      [false, { ...member('fay'), role: 'facilitator', isMember: false }, false],
      [true, { ...member('gus'), role: 'speaker' }, false],
    ];
    for (const [isSelfFacilitated, person, verdict] of table)
      expect(mayArchive({ ...led, isSelfFacilitated }, person), person.member).toBe(verdict);
  });

  test('[DT7] a poll is changed by whoever asked and by whoever may plan', () => {
    const facilitated = { newest: null, isSelfFacilitated: false };
    expect(mayChangePoll('ben', facilitated, member('ben'))).toBe(true);
    expect(mayChangePoll('ben', facilitated, { ...member('ben'), isMember: false })).toBe(false);
    expect(mayChangePoll('ben', facilitated, member('cleo'))).toBe(false);
    expect(mayChangePoll('ben', led, member('cleo'))).toBe(true);
  });
});
