import { describe, expect, test } from 'vitest';
import { nextDeadline } from '../../../shared/meeting/deadline';
import { replay } from '../../../shared/meeting/evolve';
import { carriesMedia } from '../../../shared/meeting/rights/connection';
import { documentRights } from '../../../shared/meeting/rights/documents';
import { mediaRights, sameMediaFloor } from '../../../shared/meeting/rights/media';
import type { Meeting } from '../../../shared/meeting/state';
import { type ButtonName, mayDo } from '../../../shared/meeting/views/mayDo';
import { myPrompt } from '../../../shared/meeting/views/prompts';
import type { RefusalCode } from '../../../shared/refusal';
import { templateFor } from '../../../shared/templates/templates';
import { everyone, lobby, MINUTE, running, Scene } from './support';

const open = { microphone: null, camera: null, hear: null };

describe('rights', () => {
  test('[MR1] the client who listens has no microphone, and no camera where the template says so', () => {
    const scene = running().goTo('s2/advice');
    expect(mediaRights(scene.state, 'ben')).toEqual({
      microphone: 'clientListens',
      camera: null,
      screen: 'clientListens',
      hear: null,
    });
    expect(mediaRights(scene.state, 'dan')).toMatchObject(open);
    const away: Meeting = {
      ...scene.state,
      agenda: scene.state.agenda.map((stage) => ({ ...stage, clientListens: 'microphoneAndCamera' as const })),
    };
    expect(mediaRights(away, 'ben').camera).toBe('clientListens');
    scene.when('ben', { type: 'stopListening' });
    expect(mediaRights(scene.state, 'ben')).toMatchObject({ ...open, screen: null });
  });

  test('[MR2] one voice at a time: the floor and the lead; free talk stays free', () => {
    const scene = running().goTo('checkin');
    expect(mediaRights(scene.state, 'cleo').microphone).toBeNull();
    scene.refused('ben', { type: 'setOneVoice', on: true }, 'notLead');
    scene.when('ann', { type: 'setOneVoice', on: true });
    scene.when('ann', { type: 'handOn', turnOf: 'ann' });
    expect(everyone.map((member) => mediaRights(scene.state, member).microphone)).toEqual([
      null,
      null,
      'oneVoice',
      'oneVoice',
      'oneVoice',
    ]);
    expect(mediaRights(scene.state, 'cleo').camera).toBeNull();
    scene.goTo('s2/questions').when('dan', { type: 'raiseHand' });
    expect(everyone.map((member) => mediaRights(scene.state, member).microphone)).toEqual([
      null,
      null,
      'oneVoice',
      null,
      'oneVoice',
    ]);
    scene.goTo('break1');
    expect(mediaRights(scene.state, 'eve').microphone).toBeNull();
    scene.goTo('evaluate');
    expect(mediaRights(scene.state, 'eve').microphone).toBe('privateStage');
  });

  test('[MR3] the screen is for who has the floor, and for the lead', () => {
    const scene = running().goTo('checkin');
    scene.when('ann', { type: 'handOn', turnOf: 'ann' });
    expect(everyone.map((member) => mediaRights(scene.state, member).screen)).toEqual([
      null,
      null,
      'notYourFloor',
      'notYourFloor',
      'notYourFloor',
    ]);
  });

  test('[MR2] a turn, an aside and the listening change who has the media; a hand behind others and a pause do not', () => {
    const scene = running().goTo('s2/questions');
    scene.when('dan', { type: 'raiseHand' });
    const moves = (act: () => unknown) => {
      const before = scene.state;
      act();
      expect(scene.state).not.toBe(before);
      return !sameMediaFloor(before, scene.state);
    };
    expect(moves(() => scene.when('eve', { type: 'raiseHand' }))).toBe(false);
    expect(moves(() => scene.when('ann', { type: 'pause' }))).toBe(false);
    expect(moves(() => scene.when('ann', { type: 'resume' }))).toBe(false);
    expect(moves(() => scene.when('ann', { type: 'giveFloor', member: 'cleo' }))).toBe(true);
    expect(moves(() => scene.goTo('s2/advice'))).toBe(true);
    expect(moves(() => scene.when('ben', { type: 'stopListening' }))).toBe(true);
    // The client who keeps the floor and listens again has other media than before.
    const { progress } = scene.state;
    const stopped = progress['s2/advice']!;
    const listens: Meeting = {
      ...scene.state,
      progress: { ...progress, 's2/advice': { ...stopped, listening: 'on' } },
    };
    expect(mediaRights(listens, 'ben')).not.toEqual(mediaRights(scene.state, 'ben'));
    expect(sameMediaFloor(scene.state, listens)).toBe(false);
  });

  test('[MR4] elsewhere, not seated, ended: nothing, with the reason', () => {
    const scene = running().connect('zoe');
    const all = (reason: string) => ({ microphone: reason, camera: reason, screen: reason, hear: reason });
    expect(mediaRights(scene.state, 'zoe')).toEqual(all('notSeated'));
    expect(mediaRights(scene.state, '__proto__')).toEqual(all('notSeated'));
    scene.when('ben', { type: 'setSound', sound: 'elsewhere' });
    expect(mediaRights(scene.state, 'ben')).toEqual(all('elsewhere'));
    expect(mediaRights(lobby().state, 'ben')).toEqual({ ...open, screen: null });
    expect(mediaRights(lobby({ settings: { sound: 'elsewhere' } }).state, 'ben')).toEqual(all('elsewhere'));
    scene.when('ann', { type: 'endMeeting' });
    scene.system({ type: 'noteDisconnected', member: 'eve' });
    scene.wait(15 * MINUTE).system({ type: 'closeRoom' });
    expect(mediaRights(scene.state, 'ann')).toEqual(all('ended'));
  });

  test('[MR4] after the end people may stay and talk for fifteen minutes, without pictures', () => {
    const scene = running();
    scene.wait(MINUTE).when('ann', { type: 'endMeeting' });
    const talk = { microphone: null, camera: 'ended', screen: 'ended', hear: null };
    expect(mediaRights(scene.state, 'ben')).toEqual(talk);
    expect(carriesMedia(scene.state, 'ben')).toBe(true);
    expect(nextDeadline(scene.state)).toEqual({ at: scene.now + 15 * MINUTE, command: { type: 'closeRoom' } });
    scene.when('eve', { type: 'leave' });
    expect(mediaRights(scene.state, 'eve').hear).toBe('notSeated');
    scene.refusedSystem({ type: 'closeRoom' }, 'notNow');
    scene.pass(15 * MINUTE);
    expect(carriesMedia(scene.state, 'ben')).toBe(false);
    expect(nextDeadline(scene.state)).toBeNull();
    expect(scene.system({ type: 'closeRoom' })).toEqual([]);
  });

  test('[MR4] nobody stays to talk in a meeting that never began', () => {
    const scene = lobby();
    scene.when('ann', { type: 'endMeeting' });
    expect(mediaRights(scene.state, 'ben').hear).toBe('ended');
    expect(nextDeadline(scene.state)).toBeNull();
  });

  test('[MR5] a guest speaker is in the stages that name speakers only, and moves nothing', () => {
    const scene = running().sit('hana', 'speaker');
    expect(mediaRights(scene.state, 'hana').hear).toBe('notInStage');
    scene.refused('hana', { type: 'raiseHand' }, 'notAllowed');
    scene.refused('hana', { type: 'askToMoveOn', on: true }, 'notAllowed');
    scene.refused('hana', { type: 'sendEvaluation' }, 'notAllowed');
    scene.refused('ann', { type: 'giveFloor', member: 'hana' }, 'notAllowed');
    const topic: Meeting = {
      ...scene.state,
      agenda: scene.state.agenda.map((stage) => ({
        ...stage,
        speaks: { mode: 'talk' as const, from: ['speaker' as const] },
      })),
    };
    expect(mediaRights(topic, 'hana').hear).toBeNull();
    expect(documentRights(topic, 'hana', 'g1/m1/board/common')).toMatchObject({ read: true, write: false });
    expect(documentRights(scene.state, 'hana', 'g1/m1/board/common').read).toBe(false);
  });

  test('[MR6] documents belong to one meeting; stages only make the screen read-only', () => {
    const scene = running().goTo('s2/advice');
    const writes = (member: string, name: string) => documentRights(scene.state, member, name);
    expect(writes('cleo', 'g1/m1/board/s2')).toEqual({ read: true, write: true, softReadOnly: null });
    expect(writes('ben', 'g1/m1/board/s2').softReadOnly).toBe('clientListens');
    for (const name of [
      'g2/m1/board/s2',
      'g1/m2/board/s2',
      'g1/m1/diary/s2',
      'g1/m1/board/s99',
      'g1/m1/board',
      'g1/m1/notes/s2',
      'g1/m1/board/s2/x',
      'g1/m1/board/toString',
    ]) {
      expect(writes('cleo', name), name).toEqual({ read: false, write: false, softReadOnly: null });
    }
    scene.when('ben', { type: 'closeDraft', slot: 's2', closed: true });
    expect(writes('cleo', 'g1/m1/plan/s2')).toEqual({ read: true, write: true, softReadOnly: 'draftClosed' });
    expect(writes('ben', 'g1/m1/plan/s2').softReadOnly).toBeNull();
    expect(writes('zoe', 'g1/m1/plan/s2').read).toBe(false);
    scene.when('cleo', { type: 'leave' });
    expect(writes('cleo', 'g1/m1/notes/common').read).toBe(false);
  });

  test('[MR7] buttons are told what the rules answer', () => {
    const scene = running().goTo('checkin');
    const expected: [string, Partial<Record<ButtonName, RefusalCode | null>>][] = [
      ['ann', { advanceStage: null, handOn: null, undoAdvance: null, resume: 'notNow', passTurn: null }],
      ['ben', { advanceStage: 'notLead', handOn: 'notYourTurn', raiseHand: null, later: null }],
      ['ben', { stopListening: 'notAllowed' }],
      ['zoe', { raiseHand: 'notAdmitted', knock: 'notAdmitted' }],
    ];
    for (const [member, answers] of expected) {
      for (const [button, answer] of Object.entries(answers)) {
        expect([member, button, mayDo(scene.state, member, button as ButtonName, scene.now)]).toEqual([
          member,
          button,
          answer,
        ]);
      }
    }
    expect(myPrompt(scene.state, 'ann')).toEqual({ role: 'client', words: 'group.checkin.client' });
    expect(myPrompt(scene.state, 'ben')).toEqual({ role: 'coach', words: 'group.checkin.coach' });
    scene.goTo('s2/questions');
    expect(['ann', 'ben', 'cleo'].map((member) => myPrompt(scene.state, member).role)).toEqual([
      'lead',
      'client',
      'coach',
    ]);
  });

  test('[MR8] only the server speaks for the server, and nobody without a seat commands', () => {
    const scene = running();
    const member = { kind: 'member', member: 'ann' } as const;
    expect(scene.decide({ type: 'promoteDeputy', lost: 'ann' }, member)).toEqual({ refused: 'notAllowed' });
    expect(scene.decide({ type: 'startMeeting' }, { kind: 'system' })).toEqual({ refused: 'notAllowed' });
    expect(new Scene().decide({ type: 'startMeeting' }, member)).toEqual({ refused: 'notFound' });
    scene.refused('zoe', { type: 'raiseHand' }, 'notAdmitted');
    scene.refused('__proto__', { type: 'raiseHand' }, 'notAdmitted');
    expect(templateFor('frame.group')).not.toBeNull();
  });

  test('[PR2] the same log gives the same state', () => {
    const scene = running().goTo('s2/advice').wait(5_000);
    scene.when('ben', { type: 'stopListening' });
    expect(replay(scene.log)).toEqual(scene.state);
    expect(scene.state.version).toBe(scene.log.length);
    expect(replay(JSON.parse(JSON.stringify(scene.log)))).toEqual(scene.state);
  });
});
