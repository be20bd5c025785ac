import { describe, expect, test } from 'vitest';
import { createMutedSpeech } from '../../../../client/features/deviceHints/mutedSpeech';
import { createSilentMicrophone, type MicrophoneFacts } from '../../../../client/features/deviceHints/silentMicrophone';
import { leadNow } from '../../../../shared/meeting/people/people';
import { currentStage } from '../../../../shared/meeting/views/currentStage';
import { isSpeechExpected } from '../../../../shared/meeting/views/floor';
import { Logged } from '../../aMeeting';

describe('speaking while muted', () => {
  /** Runs a number of seconds in steps of a quarter of a second, and returns what was shown at the end. */
  function evening() {
    const watch = createMutedSpeech();
    let now = 1_000;
    const pass = (seconds: number, speaks: boolean, mayAndIsOff = true): boolean => {
      let shown = false;
      for (const end = now + seconds * 1_000; now < end; now += 250) shown = watch.step(speaks, mayAndIsOff, now);
      return shown;
    };
    return { pass, dismiss: () => watch.dismiss(now) };
  }

  test('a word is ignored, a phrase shows the hint, and a quiet moment hides it', () => {
    const { pass } = evening();
    expect(pass(1, true)).toBe(false);
    expect(pass(5, false)).toBe(false);
    expect(pass(2, true)).toBe(true);
    expect(pass(5, false)).toBe(true);
    expect(pass(3, false)).toBe(false);
  });

  test('switching the microphone on, or a stage that closes it, hides the hint at once', () => {
    const { pass } = evening();
    expect(pass(2, true)).toBe(true);
    expect(pass(0.25, true, false)).toBe(false);
    expect(pass(10, true, false)).toBe(false);
    expect(pass(2, true)).toBe(true);
  });

  test('after it was closed, the hint stays away for three minutes, however much is said', () => {
    const { pass, dismiss } = evening();
    expect(pass(2, true)).toBe(true);
    dismiss();
    expect(pass(175, true)).toBe(false);
    expect(pass(10, true)).toBe(true);
  });

  test('after it was shown and ignored, the hint waits half a minute before it comes again', () => {
    const { pass } = evening();
    expect(pass(2, true)).toBe(true);
    expect(pass(7, false)).toBe(false);
    expect(pass(20, true)).toBe(false);
    expect(pass(12, true)).toBe(true);
  });

  test('beside a noise that never ends, the hint goes after ten seconds and comes back less and less often', () => {
    const { pass } = evening();
    expect(pass(11, true)).toBe(true);
    expect(pass(1, true)).toBe(false);
    const shownAfter = () => {
      let seconds = 0;
      while (!pass(1, true)) seconds += 1;
      pass(10, true);
      return seconds;
    };
    const waits = [shownAfter(), shownAfter(), shownAfter()];
    expect(waits.map((seconds) => Math.round(seconds / 30))).toEqual([1, 2, 4]);
  });

  test('nobody is told where nobody is to speak: in a break, while all write, in the turn of another person', () => {
    const meeting = new Logged();
    const expected = (member: string) => isSpeechExpected(meeting.state, member, meeting.now);
    const reach = (wanted: string) => {
      for (let steps = 0; steps < 60 && !meeting.state.current?.endsWith(wanted); steps += 1) {
        const at = currentStage(meeting.state);
        if (at?.progress.talk.kind === 'vote' && !at.progress.talk.confirmed)
          meeting.do({ type: 'confirmSlots', from: at.stage.key, policy: 'equal', clients: ['a', 'b', 'c', 'd'] }, 'a');
        const lead = leadNow(meeting.state) ?? 'a';
        meeting.do({ type: 'advanceStage', from: meeting.state.current ?? '' }, lead);
      }
    };
    expect(expected('a')).toBe(true); // before the start everybody talks
    meeting.do({ type: 'startMeeting' }, 'a');
    reach('checkin');
    const talk = currentStage(meeting.state)?.progress.talk;
    const holder = talk?.kind === 'round' ? talk.turn?.member : undefined;
    expect(['a', 'b', 'c', 'd'].filter(expected)).toEqual([holder]);
    reach('/questions');
    expect(expected('b')).toBe(true);
    reach('break1');
    expect(expected('a')).toBe(false);
    reach('evaluate');
    expect(expected('a')).toBe(false);
  });
});

describe('a microphone that gives no sound', () => {
  const on: MicrophoneFacts = { on: true, dead: true, hasFloor: false, device: 'desk' };

  test('shows the hint after ten seconds with the floor, and after thirty without', () => {
    const watch = createSilentMicrophone();
    expect(watch.step(on, 0)).toBe(false);
    expect(watch.step(on, 29_000)).toBe(false);
    expect(watch.step({ ...on, hasFloor: true }, 29_250)).toBe(true);
    expect(watch.step(on, 29_500)).toBe(false);
    expect(watch.step(on, 30_000)).toBe(true);
  });

  test('one sound, or switching off, starts the wait again', () => {
    const watch = createSilentMicrophone();
    watch.step({ ...on, hasFloor: true }, 0);
    expect(watch.step({ ...on, hasFloor: true, dead: false }, 9_000)).toBe(false);
    expect(watch.step({ ...on, hasFloor: true }, 9_250)).toBe(false);
    expect(watch.step({ ...on, hasFloor: true }, 19_000)).toBe(false);
    expect(watch.step({ ...on, hasFloor: true }, 19_250)).toBe(true);
    expect(watch.step({ ...on, on: false }, 20_000)).toBe(false);
    expect(watch.step({ ...on, hasFloor: true }, 21_000)).toBe(false);
  });

  test('after it was closed, the hint waits for a sound, and another device has its own thirty seconds', () => {
    const watch = createSilentMicrophone();
    watch.step(on, 0);
    expect(watch.step(on, 30_000)).toBe(true);
    watch.dismiss();
    expect(watch.step(on, 300_000)).toBe(false);
    expect(watch.step({ ...on, device: 'headset' }, 300_250)).toBe(false);
    expect(watch.step({ ...on, device: 'headset' }, 330_250)).toBe(true);
    watch.dismiss();
    watch.step({ ...on, device: 'headset', dead: false }, 331_000);
    watch.step({ ...on, device: 'headset' }, 332_000);
    expect(watch.step({ ...on, device: 'headset' }, 362_000)).toBe(true);
  });
});
