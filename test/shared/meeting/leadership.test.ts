import { describe, expect, test } from 'vitest';
import { nextDeadline } from '../../../shared/meeting/deadline';
import { deputyOf, leadNow } from '../../../shared/meeting/people/people';
import { mayRemoveRecords } from '../../../shared/meeting/rights/records';
import { seatStates } from '../../../shared/meeting/views/floor';
import { leadsInstead } from '../../../shared/meeting/views/leading';
import { mayDo } from '../../../shared/meeting/views/mayDo';
import { told } from '../../../shared/templates/stages';
import { templateFor } from '../../../shared/templates/templates';
import { lobby, MINUTE, running } from './support';

describe('leadership', () => {
  test('[LD1] thirty seconds without the lead, then the deputy leads', () => {
    const scene = running().drop('ann');
    expect(nextDeadline(scene.state)).toEqual({
      at: scene.now + 30_000,
      command: { type: 'promoteDeputy', lost: 'ann' },
    });
    scene.refused('ben', { type: 'advanceStage' }, 'notLead');
    scene.refusedSystem({ type: 'promoteDeputy', lost: 'ann' }, 'stale');
    scene.pass(30_000);
    expect(leadNow(scene.state)).toBe('ben');
    scene.goTo('checkin');
    const back = running().drop('ann').pass(29_000).connect('ann').pass(10_000);
    expect(leadNow(back.state)).toBe('ann');
  });

  test('[LD1] while the lead is missing for less than thirty seconds nothing passes to others', () => {
    const scene = running().goTo('s1/questions').connect('zoe');
    scene.when('ben', { type: 'setAdmission', admission: 'ask' });
    scene.when('zoe', { type: 'knock' });
    scene.goTo('s2/questions').when('ann', { type: 'setDeputy', member: 'eve' });
    scene.drop('eve').drop('ann').wait(29_000);
    scene.refused('cleo', { type: 'goBack', to: 's1/questions' }, 'notLead');
    scene.refused('cleo', { type: 'orderSlots', slots: ['s4', 's3', 's5'] }, 'notLead');
    scene.refused('cleo', { type: 'pause' }, 'notLead');
    scene.refused('cleo', { type: 'setAdmission', admission: 'open' }, 'notLead');
    scene.refused('cleo', { type: 'admit', member: 'zoe' }, 'notLead');
    scene.refused('cleo', { type: 'askToMoveOn', on: true }, 'notNow');
    scene.refused('cleo', { type: 'askForTime', on: true }, 'notNow');
    scene.refused('cleo', { type: 'supportLead', candidate: 'cleo' }, 'notNow');
    expect(mayDo(scene.state, 'cleo', 'pause', scene.now)).toBe('notLead');
    scene.wait(1_000);
    expect(mayDo(scene.state, 'cleo', 'pause', scene.now)).toBeNull();
    scene.when('cleo', { type: 'pause' });
    scene.when('cleo', { type: 'admit', member: 'zoe' });
    scene.when('cleo', { type: 'supportLead', candidate: 'cleo' });
  });

  test('[LD1] a lead alone in the room who is missing for a moment lets nobody in by that', () => {
    const scene = lobby({ members: ['ann'], settings: { admission: 'ask' } })
      .wait(4 * MINUTE)
      .connect('zoe')
      .drop('ann');
    scene.when('zoe', { type: 'knock' });
    expect(scene.state.seats.zoe?.admission).toBe('waiting');
    scene.wait(30_000).sit('zoe');
  });

  test('[LD2] the deputy is whom the lead chose, else the next present in order', () => {
    const scene = running();
    expect(deputyOf(scene.state)).toBe('ben');
    expect(deputyOf(scene.drop('ben').state)).toBe('cleo');
    scene.refused('cleo', { type: 'setDeputy', member: 'dan' }, 'notLead');
    scene.when('ann', { type: 'setDeputy', member: 'dan' });
    expect(deputyOf(scene.state)).toBe('dan');
    expect(seatStates(scene.state, scene.now).find((seat) => seat.member === 'dan')?.isDeputy).toBe(true);
    scene.refused('ann', { type: 'setDeputy', member: 'zoe' }, 'unknownMember');
    scene.drop('ann').pass(30_000);
    expect(leadNow(scene.state)).toBe('dan');
    expect(scene.drop('dan').pass(30_000).state.leadership.acting).not.toBe('dan');
  });

  test('[LD3] the lead by role takes the lead back with one click', () => {
    const scene = running().drop('ann').pass(30_000).connect('ann').pass(MINUTE);
    expect(leadNow(scene.state)).toBe('ben');
    scene.refused('cleo', { type: 'takeLeadBack' }, 'notAllowed');
    scene.when('ann', { type: 'takeLeadBack' });
    expect(leadNow(scene.state)).toBe('ann');
    scene.refused('ann', { type: 'takeLeadBack' }, 'notNow');
  });

  test('[LD4] in the lead own slot the deputy leads', () => {
    const scene = running().goTo('s1/present');
    expect(leadNow(scene.state)).toBe('ben');
    scene.refused('ann', { type: 'advanceStage' }, 'notLead');
    scene.drop('ben');
    expect(leadNow(scene.state)).toBe('cleo');
    scene.goTo('s2/present');
    expect(leadNow(scene.state)).toBe('ann');
  });

  test('[LD4] the deputy is somebody who can speak, unless nobody else can or the lead chose them', () => {
    const scene = running();
    scene.when('ben', { type: 'setVoice', writes: true });
    expect(deputyOf(scene.state)).toBe('cleo');
    scene.goTo('s1/present');
    expect(leadNow(scene.state)).toBe('cleo');
    expect(leadsInstead(scene.state)).toMatchObject({ lead: 'ann', deputy: 'cleo' });
    scene.when('cleo', { type: 'setVoice', writes: true });
    for (const member of ['dan', 'eve']) scene.when(member, { type: 'setVoice', writes: true });
    expect(leadNow(scene.state)).toBe('ben');
    scene.refused('ben', { type: 'setVoice', writes: true }, 'notNow');
    scene.when('ben', { type: 'setDeputy', member: 'eve' });
    expect(leadNow(scene.state)).toBe('eve');
    scene.goTo('s2/present');
    expect(leadsInstead(scene.state)).toBeNull();
  });

  test('[LD4] in their own slot the lead takes the lead back with one click, and leads on after it', () => {
    const scene = running().goTo('s1/present');
    expect(mayDo(scene.state, 'ann', 'takeLeadBack', scene.now)).toBeNull();
    scene.refused('dan', { type: 'takeLeadBack' }, 'notAllowed');
    scene.when('ann', { type: 'takeLeadBack' });
    expect(leadNow(scene.state)).toBe('ann');
    scene.refused('ben', { type: 'advanceStage' }, 'notLead');
    scene.refused('ann', { type: 'takeLeadBack' }, 'notNow');
    scene.goTo('s2/present');
    expect(leadNow(scene.state)).toBe('ann');
  });

  test('[LD4] in their own slot the lead still hears who knocks, and lets them in', () => {
    const scene = running({ settings: { admission: 'ask' }, members: ['ann'] });
    const comes = (member: string) => {
      scene.connect(member).when(member, { type: 'knock' });
      return scene;
    };
    for (const member of ['ben', 'cleo', 'dan']) {
      comes(member).when('ann', { type: 'admit', member });
      scene.sit(member);
    }
    scene.goTo('s1/present');
    expect(leadNow(scene.state)).not.toBe('ann');
    comes('eve');
    expect(mayDo(scene.state, 'ann', 'setAdmission', scene.now)).toBeNull();
    scene.refused('dan', { type: 'admit', member: 'eve' }, 'notLead');
    scene.when('ann', { type: 'admit', member: 'eve' });
  });

  test('[LD5] where nobody leads more than half choose a lead', () => {
    const scene = running({ lead: null });
    expect(leadNow(scene.state)).toBeNull();
    scene.when('ann', { type: 'supportLead', candidate: 'eve' });
    scene.when('ann', { type: 'supportLead', candidate: 'dan' });
    scene.refused('ann', { type: 'supportLead', candidate: 'dan' }, 'notNow');
    scene.when('ben', { type: 'supportLead', candidate: 'dan' });
    expect(scene.state.leadership.support).toEqual({ dan: ['ann', 'ben'] });
    scene.when('cleo', { type: 'supportLead', candidate: 'dan' });
    expect(leadNow(scene.state)).toBe('dan');
    scene.refused('cleo', { type: 'supportLead', candidate: 'cleo' }, 'notNow');
    running().refused('ben', { type: 'supportLead', candidate: 'ben' }, 'notNow');
  });

  test('[RC3] where nobody leads, more than half choose the person who may then remove records', () => {
    const scene = running({ lead: null });
    const mayRemove = () => ['ann', 'ben', 'cleo', 'dan', 'eve'].filter((who) => mayRemoveRecords(scene.state, who));
    expect(mayRemove()).toEqual([]);
    for (const supporter of ['ann', 'ben']) scene.when(supporter, { type: 'supportLead', candidate: 'dan' });
    expect(mayRemove()).toEqual([]);
    scene.when('cleo', { type: 'supportLead', candidate: 'dan' });
    expect(mayRemove()).toEqual(['dan']);
  });

  test('[LD5] a lead who never came: after three minutes the members choose', () => {
    const scene = lobby({ members: ['ben', 'cleo', 'dan'] });
    scene.refused('ben', { type: 'supportLead', candidate: 'cleo' }, 'notNow');
    scene.wait(3 * MINUTE);
    scene.when('ben', { type: 'supportLead', candidate: 'cleo' });
    scene.when('dan', { type: 'supportLead', candidate: 'cleo' });
    expect(leadNow(scene.state)).toBe('cleo');
    scene.sit('ann').when('ann', { type: 'takeLeadBack' });
    expect(leadNow(scene.state)).toBe('ann');
  });

  test('[LD6] the lead hands over, and leaving passes it on', () => {
    const scene = running().sit('hana', 'speaker');
    scene.refused('ben', { type: 'handOver', member: 'cleo' }, 'notLead');
    scene.refused('ann', { type: 'handOver', member: 'hana' }, 'notAllowed');
    scene.when('ann', { type: 'handOver', member: 'cleo' });
    expect(leadNow(scene.state)).toBe('cleo');
    expect(scene.talk).toMatchObject({ kind: 'one', turn: { member: 'cleo' } });
    scene.when('cleo', { type: 'leave' });
    expect(leadNow(scene.state)).toBe('dan');
  });

  test('[LD6] where others speak after the lead they go on waiting when the lead changes, each of them once', () => {
    const template = templateFor('frame.group')!;
    const opening = told('group', 'open', { kind: 'sum', base: 5, perMember: 0, perOther: 0 }, ['lead'], {
      next: ['all'],
    });
    const stages = [opening, ...template.frame.stages.slice(1)];
    const scene = running({ template: { ...template, frame: { ...template.frame, stages } } });
    expect(scene.talk).toMatchObject({ kind: 'one', turn: { member: 'ann' }, waiting: ['ben', 'cleo', 'dan', 'eve'] });
    scene.when('ann', { type: 'handOver', member: 'cleo' });
    expect(scene.talk).toMatchObject({ kind: 'one', turn: { member: 'cleo' }, waiting: ['ben', 'dan', 'eve'] });
    scene.when('cleo', { type: 'handOn', turnOf: 'cleo' });
    scene.when('ann', { type: 'takeLeadBack' });
    expect(scene.talk).toMatchObject({ kind: 'one', turn: { member: 'ben' }, waiting: ['dan', 'eve'] });
  });
});
