import { evaluated } from '../evaluation/template';
import { member, Play } from './play';

type Scene = { play: Play; me: string; show?: 'minutes' };

/** Two evaluations in one meeting: the short form, and that of a whole cycle. */

const publish = (play: Play, count: number, round: number, shares: readonly number[]): Play => {
  for (let i = 0; i < count; i += 1) play.by(i, { type: 'sendEvaluation', from: play.stage });
  play.system({ type: 'freezeEvaluation', round });
  play.system({ type: 'startReveal', round });
  const high = (share: number) => Math.round(share * count);
  const counts = shares.flatMap((share) => [0, 0, count - high(share), 0, high(share)]);
  const sums = shares.map((share) => 3 * (count - high(share)) + 5 * high(share));
  const result = count < 8 ? { shape: 'sums' as const, totals: sums } : { shape: 'counts' as const, totals: counts };
  play.system({ type: 'publishEvaluation', round, result: { answerers: count, ...result } });
  return play.wait(5);
};

const begun = (count: number): Play => {
  const play = new Play(count, { frame: evaluated('E1', 'E2'), minutes: 30 }).goTo('evaluate').wait(60);
  return publish(play, count, 1, [0.8, 0.6, 0.5, 0.7]).goTo('final').wait(40);
};

const over = (count: number): Play => publish(begun(count), count, 3, [0.5, 0.3, 0.7, 0.8, 1, 0.6, 0.4, 0.9, 0.8, 0.6]);

export const evaluationScenes: Record<string, (count: number) => Scene> = {
  longForm: (count) => {
    const play = begun(count);
    for (const i of [0, 2]) play.by(i, { type: 'sendEvaluation', from: play.stage });
    return { play, me: member(1) };
  },
  longResult: (count) => ({ play: over(count).goTo('close').wait(20), me: member(0) }),
  twoMinutes: (count) => {
    const play = over(count).goTo('close').wait(20);
    play.by(0, { type: 'endMeeting' });
    return { play, me: member(0), show: 'minutes' };
  },
};
