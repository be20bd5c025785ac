import { describe, expect, test } from 'vitest';
import { mayReadPage, mayWritePage, openChoices, readerOfPage } from '../../../shared/meeting/rights/pages';
import { currentStage } from '../../../shared/meeting/views/currentStage';
import { seatStates } from '../../../shared/meeting/views/floor';
import { isDue } from '../../../shared/meeting/views/nextStep';
import { doneWriting, stageReadIn, stagesWithMyPage, writesNow } from '../../../shared/meeting/views/pages';
import { projectorMiddle } from '../../../shared/meeting/views/projector';
import { checkTemplate } from '../../../shared/templates/check';
import { writtenTemplate } from '../../support/writing/template';
import { everyone, MINUTE, running, type Scene } from './support';

const meeting = () => running({ template: writtenTemplate, minutes: 180 });
const choose = (scene: Scene, stage: string, member: string, to: 'owner' | 'client' | 'group') =>
  scene.system({ type: 'notePageReleased', stage, member, to });
const stageOf = (scene: Scene, key: string) => scene.state.agenda.find((stage) => stage.key === key)!;
const readers = (scene: Scene, stage: string, owner: string) =>
  everyone.filter((member) => mayReadPage(scene.state, member, stage, owner));

describe('pages of silent writing', () => {
  test('[WR1] everybody the stage is for has a page from when it begins, and nobody else reads it', () => {
    const scene = meeting().goTo('checkin');
    expect(mayWritePage(scene.state, 'ann', 'priorities')).toBe(false);
    expect(writesNow(scene.state, 'ann')).toBeNull();
    scene.goTo('priorities');
    expect(everyone.filter((member) => mayWritePage(scene.state, member, 'priorities'))).toEqual(everyone);
    expect(writesNow(scene.state, 'cleo')?.key).toBe('priorities');
    expect(readers(scene, 'priorities', 'cleo')).toEqual(['cleo']);
    scene.goTo('s2/judge');
    expect(everyone.filter((member) => mayWritePage(scene.state, member, 's2/judge'))).toEqual([
      'ann',
      'cleo',
      'dan',
      'eve',
    ]);
    expect(writesNow(scene.state, 'ben')).toBeNull();
    expect(stagesWithMyPage(scene.state, 'ben').map(({ key }) => key)).toEqual(['priorities', 's1/judge', 's1/minute']);
    expect(mayWritePage(scene.state, 'ann', 'priorities')).toBe(true);
    for (const key of ['checkin', 'evaluate', 'nowhere', '__proto__'])
      expect(mayWritePage(scene.state, 'ann', key), key).toBe(false);
  });

  test('[WR2] its owner keeps it, gives it to the client or shows it to the group, and takes it back until the end', () => {
    const scene = meeting().goTo('s2/judge');
    expect(choose(scene, 's2/judge', 'dan', 'owner')).toEqual([]);
    expect(choose(scene, 's2/judge', 'dan', 'client')).toEqual([
      { type: 'pageReleased', stage: 's2/judge', member: 'dan', to: 'client', at: scene.now },
    ]);
    expect(choose(scene, 's2/judge', 'dan', 'client')).toEqual([]);
    expect(readers(scene, 's2/judge', 'dan')).toEqual(['ben', 'dan']);
    choose(scene, 's2/judge', 'cleo', 'group');
    expect(scene.state.pages).toEqual({ 's2/judge': { dan: 'client', cleo: 'group' } });
    expect(readers(scene, 's2/judge', 'cleo')).toEqual(everyone);
    scene.goTo('s2/read');
    choose(scene, 's2/judge', 'dan', 'owner');
    expect(readers(scene, 's2/judge', 'dan')).toEqual(['dan']);
    scene.when('ann', { type: 'endMeeting' });
    scene.refusedSystem({ type: 'notePageReleased', stage: 's2/judge', member: 'cleo', to: 'owner' }, 'ended');
    scene.refusedSystem({ type: 'notePageReleased', stage: 's2/judge', member: 'cleo', to: 'client' }, 'ended');
    expect(openChoices(scene.state, stageOf(scene, 's2/judge'), 'cleo')).toEqual(['group']);
    // What was kept can still be given.
    choose(scene, 's2/judge', 'dan', 'client');
    choose(scene, 's2/judge', 'dan', 'group');
    expect(readers(scene, 's2/judge', 'dan')).toEqual(everyone);
  });

  test('[WR2] only what the format offers can be chosen, and only for a page that can exist', () => {
    const scene = meeting().goTo('s2/judge');
    const refused = (stage: string, member: string, to: 'owner' | 'client' | 'group', code: 'notAllowed') =>
      scene.refusedSystem({ type: 'notePageReleased', stage, member, to }, code);
    // There is no client outside slots, and notes for the client are not for the group.
    refused('priorities', 'dan', 'client', 'notAllowed');
    refused('s1/minute', 'dan', 'group', 'notAllowed');
    for (const stage of ['checkin', 'evaluate', '__proto__'])
      scene.refusedSystem({ type: 'notePageReleased', stage, member: 'dan', to: 'group' }, 'unknownStage');
    scene.refusedSystem(
      { type: 'notePageReleased', stage: 's2/judge', member: 'nobody', to: 'group' },
      'unknownMember',
    );
    scene.refusedSystem({ type: 'notePageReleased', stage: 's3/judge', member: 'dan', to: 'group' }, 'notNow');
    expect(openChoices(scene.state, stageOf(scene, 'checkin'), 'dan')).toEqual([]);
  });

  test('[WR3] notes for the client go to them when the stage is over, unless their writer keeps them', () => {
    const scene = meeting().goTo('s2/minute');
    choose(scene, 's2/minute', 'dan', 'owner');
    expect(readerOfPage(scene.state, 's2/minute', 'cleo')).toBe('owner');
    scene.pass(2 * MINUTE);
    expect(scene.stage).not.toBe('s2/minute');
    expect(readers(scene, 's2/minute', 'cleo')).toEqual(['ben', 'cleo']);
    expect(readers(scene, 's2/minute', 'dan')).toEqual(['dan']);
    scene.when('ann', { type: 'endMeeting' });
    expect(readers(scene, 's2/minute', 'cleo')).toEqual(['ben', 'cleo']);
  });

  test('[WR4] when the lead removes a page that was shown, only its owner reads it', () => {
    const scene = meeting().goTo('s2/judge');
    choose(scene, 's2/judge', 'cleo', 'group');
    const removed = { record: 'page', id: 's2/judge', slot: 's2', of: 'cleo', by: 'ann' } as const;
    scene.system({ type: 'noteRecordRemoved', ...removed });
    expect(readers(scene, 's2/judge', 'cleo')).toEqual(['cleo']);
    choose(scene, 's2/judge', 'cleo', 'group');
    expect(readers(scene, 's2/judge', 'cleo')).toEqual(everyone);
  });

  test('[WR1] a guest speaker reads no page, and somebody who left writes none', () => {
    const scene = meeting().goTo('s2/judge');
    scene.connect('hana', 'speaker');
    choose(scene, 's2/judge', 'cleo', 'group');
    expect(mayReadPage(scene.state, 'hana', 's2/judge', 'cleo')).toBe(false);
    scene.when('dan', { type: 'leave' });
    expect(mayWritePage(scene.state, 'dan', 's2/judge')).toBe(false);
    scene.sit('dan');
    expect(mayWritePage(scene.state, 'dan', 's2/judge')).toBe(true);
  });

  test('[FL10] the seats and a count show who is done writing; the stage is due when all whom it is for are', () => {
    const scene = meeting().goTo('s2/judge');
    const marks = () => seatStates(scene.state, scene.now).map(({ turn }) => turn);
    expect(marks()).toEqual(['writes', 'client', 'writes', 'writes', 'writes']);
    scene.when('cleo', { type: 'submitWriting', done: true });
    expect(marks()).toEqual(['writes', 'client', 'wrote', 'writes', 'writes']);
    expect(doneWriting(scene.state)).toEqual({ done: 1, of: 4 });
    // It is not for the client, whom nobody waits for.
    scene.refused('ben', { type: 'submitWriting', done: true }, 'notAllowed');
    scene.when('ann', { type: 'submitWriting', done: true });
    scene.when('dan', { type: 'submitWriting', done: true });
    expect(isDue(scene.state, scene.now)).toBe(false);
    scene.drop('eve');
    expect(doneWriting(scene.state)).toEqual({ done: 3, of: 3 });
    expect(projectorMiddle(scene.state, scene.now)).toEqual({ kind: 'count', what: 'pages', done: 3, of: 3 });
    expect(isDue(scene.state, scene.now)).toBe(true);
    scene.when('ann', { type: 'submitWriting', done: false });
    expect(doneWriting(scene.state)).toEqual({ done: 2, of: 3 });
    expect(isDue(scene.state, scene.now)).toBe(false);
    expect(doneWriting(meeting().state)).toBeNull();
  });

  test('[WR5] a round that reads pages out names the stage of the same slot', () => {
    const scene = meeting().goTo('s2/read');
    const at = currentStage(scene.state)!;
    expect(stageReadIn(scene.state, at.stage)).toBe('s2/judge');
    expect(stageReadIn(scene.state, { ...at.stage, key: 'share', reads: 'priorities' })).toBe('priorities');
    expect(stageReadIn(scene.state, { ...at.stage, reads: 'nowhere' })).toBeNull();
    expect(stageReadIn(scene.state, stageOf(scene, 's3/read'))).toBeNull();
  });

  test('[WR1] a template has pages only where people write in silence', () => {
    const { frame, blocks } = writtenTemplate;
    expect(checkTemplate(frame, blocks)).toEqual([]);
    const wrong = frame.stages.map((stage) =>
      stage.id === 'evaluate' || stage.id === 'checkin'
        ? { ...stage, writing: { keep: 'owner' as const, release: [] } }
        : stage,
    );
    const faults = checkTemplate({ ...frame, stages: wrong as typeof frame.stages }, blocks);
    expect(faults).toEqual([
      { at: 'frame.written/checkin', reason: { code: 'pages' } },
      { at: 'frame.written/evaluate', reason: { code: 'pages' } },
    ]);
  });
});
