import { describe, expect, test } from 'vitest';
import { english } from '../../../client/i18n/catalogue';
import { hasNextDate, isClosingRound, slotsHeld, slotsStillOpen } from '../../../shared/meeting/views/agenda';
import { speakingNow } from '../../../shared/meeting/views/floor';
import { isDue, nextStage, nextStep } from '../../../shared/meeting/views/nextStep';
import { running } from './support';

describe('slots', () => {
  test('[SL6] what was left open comes back in the closing round, with the plans of the slots that took place', () => {
    const scene = running().goTo('s2/commit');
    expect(isClosingRound(scene.state)).toBe(false);
    scene.system({ type: 'noteActionAccepted', slot: 's2', action: 'a1' });
    scene.when('ann', { type: 'leaveOutSlot', slot: 's4' });
    scene.goTo('close');
    expect(isClosingRound(scene.state)).toBe(true);
    expect(slotsHeld(scene.state).map(({ client }) => client)).toEqual(['ann', 'ben', 'cleo', 'eve']);
    expect(slotsStillOpen(scene.state).map(({ client }) => client)).toEqual(['ann', 'cleo', 'eve']);
    scene.when('cleo', { type: 'declareNoAction', slot: 's3', none: true });
    expect(slotsStillOpen(scene.state).map(({ client }) => client)).toEqual(['ann', 'eve']);
    scene.system({ type: 'noteActionAccepted', slot: 's1', action: 'a2' });
    expect(slotsStillOpen(scene.state).map(({ client }) => client)).toEqual(['eve']);
  });

  test('[DT13] the next date stands in the stage that settles it, and in the last one of every format', () => {
    for (const [template, early, closing] of [
      ['frame.group', 's2/commit', 'close'],
      ['frame.orientation', 'how', 'next'],
    ] as const) {
      const scene = running({ template });
      const shows = () =>
        hasNextDate(
          scene.state,
          scene.state.agenda.find(({ key }) => key === scene.state.current),
        );
      scene.goTo(early);
      expect(shows(), `${template} ${early}`).toBe(false);
      scene.goTo(closing);
      expect(shows(), `${template} ${closing}`).toBe(true);
    }
  });

  test('[SL1] advice is left out when the client wants questions only, and comes back', () => {
    const scene = running().goTo('s2/questions');
    expect(nextStage(scene.state)?.key).toBe('s2/advice');
    scene.when('ben', { type: 'setHelp', slot: 's2', help: ['questions'] });
    expect(nextStage(scene.state)?.key).toBe('s2/commit');
    scene.refused('ann', { type: 'skipStage', stage: 's2/advice', skipped: false }, 'notAllowed');
    scene.when('ben', { type: 'setHelp', slot: 's2', help: ['questions', 'advice'] });
    for (const kind of ['ideas', 'experience', 'materials'] as const) {
      scene.when('ben', { type: 'setHelp', slot: 's2', help: ['questions', kind] });
      expect(nextStage(scene.state)?.key, kind).toBe('s2/advice');
    }
    // What the form of the card and agenda setting say about it.
    for (const text of [english.issue.helpHint, english.slots.helpHint]) expect(text).toMatch(/questions alone/);
    scene.goTo('s2/advice');
  });

  test('[SL2] an accepted action, none this time, or still open: nothing blocks Next', () => {
    const scene = running().goTo('s2/commit');
    expect(isDue(scene.state, scene.now)).toBe(false);
    expect(nextStep(scene.state)).toMatchObject({ kind: 'advance' });
    scene.when('ben', { type: 'declareNoAction', slot: 's2', none: true });
    expect(isDue(scene.state, scene.now)).toBe(true);
    scene.system({ type: 'noteActionAccepted', slot: 's2', action: 'a1' });
    expect(scene.state.slots.s2).toMatchObject({ outcome: 'planned', actions: ['a1'] });
    expect(scene.system({ type: 'noteActionAccepted', slot: 's2', action: 'a1' })).toEqual([]);
    scene.refused('ben', { type: 'declareNoAction', slot: 's2', none: true }, 'notNow');
    scene.system({ type: 'noteActionWithdrawn', slot: 's2', action: 'a1' });
    expect(scene.state.slots.s2?.outcome).toBe('open');
    scene.goTo('close');
    expect(slotsStillOpen(scene.state).map((slot) => slot.client)).toEqual(['ann', 'ben', 'cleo', 'dan', 'eve']);
    scene.refusedSystem({ type: 'noteIssueShared', slot: 's77', version: 1 }, 'notFound');
    scene.system({ type: 'noteIssueShared', slot: 's3', version: 4 });
    expect(scene.state.slots.s3?.issue).toEqual({ version: 4 });
  });

  test('[SL3] Stop ends the listening and pauses; listening again goes on', () => {
    const scene = running().goTo('s2/advice').wait(30_000);
    scene.refused('ben', { type: 'raiseHand' }, 'clientListens');
    scene.refused('cleo', { type: 'stopListening' }, 'notAllowed');
    scene.when('ben', { type: 'stopListening' });
    expect(speakingNow(scene.state, scene.now)).toMatchObject([{ member: 'ben', role: 'asides' }]);
    expect(scene.state.progress['s2/advice']).toMatchObject({
      listening: 'stopped',
      runningSince: null,
      spentMs: 30_000,
    });
    expect(scene.talk).toMatchObject({ turn: { member: 'cleo', runningSince: null, spentMs: 30_000 } });
    scene.refused('ben', { type: 'stopListening' }, 'notNow');
    scene.refused('dan', { type: 'listenAgain' }, 'notLead');
    scene.wait(60_000).when('ben', { type: 'listenAgain' });
    expect(scene.state.progress['s2/advice']).toMatchObject({ listening: 'on', runningSince: scene.now, aside: null });
    expect(speakingNow(scene.state, scene.now)).toMatchObject([{ member: 'cleo', running: true }]);
  });

  test('[SL4] the client ends their own part early', () => {
    const scene = running().goTo('s2/present');
    expect(isDue(scene.state, scene.now)).toBe(false);
    scene.refused('cleo', { type: 'handOn', turnOf: 'ben' }, 'notYourTurn');
    scene.when('ben', { type: 'handOn', turnOf: 'ben' });
    expect(isDue(scene.state, scene.now)).toBe(true);
    expect(scene.stage).toBe('s2/present');
    expect(speakingNow(scene.state, scene.now)).toEqual([]);
  });

  test('[SL5] only the client speaks for their slot', () => {
    const scene = running().goTo('s2/present');
    scene.refused('ann', { type: 'setHelp', slot: 's2', help: [] }, 'notAllowed');
    scene.refused('cleo', { type: 'declareNoAction', slot: 's2', none: true }, 'notAllowed');
    scene.refused('ann', { type: 'closeDraft', slot: 's2', closed: true }, 'notAllowed');
    scene.refused('ben', { type: 'closeDraft', slot: 'toString', closed: true }, 'notAllowed');
    scene.when('ben', { type: 'closeDraft', slot: 's2', closed: true });
  });
});
