import { LEAST_ANSWERERS } from '../../../shared/meeting/limits';
import { leadNow } from '../../../shared/meeting/people/people';
import type { MemberId } from '../../../shared/meeting/state';
import { currentStage } from '../../../shared/meeting/views/currentStage';
import { writtenTemplate } from '../writing/template';
import { decisionScenes } from './decisionScenes';
import { evaluationScenes } from './evaluationScenes';
import { momentScenes } from './momentScenes';
import { member, Play } from './play';

/** `show` is the page. All pages are drawn from the same meeting. */
export type Scene = {
  play: Play;
  me: MemberId;
  show?: 'home' | 'invitation' | 'room' | 'lobby' | 'ended' | 'minutes' | 'changeAgenda';
  /** Buttons that are pressed one after the other as soon as each is there, by their accessible names. */
  press?: string[];
  /** What happens after that. */
  after?: (play: Play) => void;
  /** The others are simulated. */
  demo?: true;
  /** Texts in place of prompts, by the ids that the meeting names. */
  prompts?: Record<string, string>;
  /** The member whose screen is shared. */
  screenOf?: MemberId;
  /** The members who are shown as writing, with the field of the document. */
  carets?: { member: MemberId; kind: 'plan' | 'notes'; field: string; index: number }[];
};

/** Sends the forms of everybody who has not sent one, then publishes this result. */
function evaluated(count: number): Play {
  const play = new Play(count).goTo('evaluate').wait(60);
  for (let i = 0; i < count; i += 1) play.by(i, { type: 'sendEvaluation', from: play.stage });
  play.system({ type: 'freezeEvaluation', round: 1 });
  play.system({ type: 'startReveal', round: 1 });
  const sums = [0.88, 0.85, 0.62, 0.74].map((part) => count + Math.round(part * count * 4));
  const counts = [0, 1, 2, 3].flatMap((at) => [0, 0, at > 1 ? 1 : 0, 3, count - 3 - (at > 1 ? 1 : 0)]);
  play.system({
    type: 'publishEvaluation',
    round: 1,
    result: {
      answerers: count,
      ...(count < 8 ? { shape: 'sums', totals: sums } : { shape: 'counts', totals: counts }),
    },
  });
  return play.wait(5);
}

/** Three of the coaches are done writing; `done` says whether I am. */
function written(count: number, stage: string, { done = false, wait = 85 } = {}): Scene {
  const play = new Play(count, { frame: writtenTemplate, minutes: 180, oneVoice: true }).goTo(stage).wait(wait);
  const client = play.client;
  const coaches = Array.from({ length: count }, (_, i) => i).filter((i) => member(i) !== client && i > 0);
  const [me = 1, ...others] = coaches.toReversed();
  for (const i of others.slice(0, 3)) play.by(i, { type: 'submitWriting', from: play.stage, done: true });
  if (done) play.by(me, { type: 'submitWriting', from: play.stage, done: true });
  return { play, me: member(me) };
}

/** I ask the client, and two others wait with their hands up. */
function asked(count: number): Scene {
  const play = new Play(count).goTo('/questions').wait(60);
  const askers = Array.from({ length: count }, (_, i) => i).filter((i) => member(i) !== play.client);
  for (const i of askers.slice(-1).concat(askers.slice(0, -1)).slice(0, 3))
    play.by(i, { type: 'raiseHand', from: play.stage }, true);
  return { play: play.wait(12), me: member(askers.at(-1) ?? 0) };
}

/** Somebody whose issue it is pauses their slot. */
function paused(count: number): Scene {
  const play = new Play(count).goTo('s2/questions').wait(60);
  play.by(1, { type: 'pause', from: play.stage });
  return { play: play.wait(5), me: member(0) };
}

export const scenes: Record<string, (count: number) => Scene> = {
  ...decisionScenes,
  ...momentScenes,
  ...evaluationScenes,
  justMoved: (count) => ({ play: new Play(count).goTo('checkin'), me: member(0) }),
  checkin: (count) => {
    const play = new Play(count).goTo('checkin').wait(50).handOn().wait(22);
    return { play, me: member(0) };
  },
  turn: (count) => {
    const play = new Play(count).goTo('checkin').wait(30).handOn().wait(25).handOn().wait(8);
    return { play, me: play.holder };
  },
  /** The lead is the first to speak in a round. */
  leadTurn: (count) => ({ play: new Play(count).goTo('checkin').wait(25), me: member(0) }),
  leadShares: (count) => ({ play: new Play(count).goTo('checkin').wait(25), me: member(0), screenOf: member(0) }),
  demo: (count) => {
    const play = new Play(count).goTo('checkin').wait(30).handOn().wait(8);
    return { play, me: play.holder, demo: true };
  },
  'demo-evaluation': (count) => ({ play: new Play(count).goTo('evaluate').wait(25), me: member(1), demo: true }),
  'demo-lead': (count) => {
    const play = new Play(count).goTo('/present').wait(15);
    return { play, me: member(play.other(play.client, leadNow(play.state) ?? '')), demo: true };
  },
  slotplan: (count) => ({ play: new Play(count).goTo('slotplan').wait(20), me: member(0) }),
  slotsConfirmed: (count) => {
    const play = new Play(count).goTo('slotplan').wait(20);
    play.by(1, { type: 'requestSlot', from: play.stage, slot: false, minutes: null, favours: [] });
    play.by(2, { type: 'requestSlot', from: play.stage, slot: true, minutes: 10, favours: [] });
    const clients = play.state.order.filter((one) => one !== member(1));
    play.by(0, { type: 'confirmSlots', from: play.stage, policy: 'bid', clients });
    return { play, me: member(1) };
  },
  trios: (count) => ({
    play: new Play(count, { frame: 'frame.group/block.troika' }).goTo('/share').wait(20),
    me: member(0),
  }),
  parkingLot: (count) => {
    const play = new Play(count, { frame: 'frame.forum', minutes: 240 }).goTo('parking').wait(50).handOn().wait(20);
    return { play, me: member(0) };
  },
  requests: (count) => {
    const play = new Play(count, { frame: 'frame.extnet', minutes: 60 }).goTo('call').wait(90);
    if (count > 2) play.by(2, { type: 'raiseHand', from: play.stage }, true);
    return { play: play.wait(30), me: member(1) };
  },
  closing: (count) => ({ play: evaluated(count).goTo('close').wait(20), me: member(1) }),
  ownSlot: (count) => ({ play: new Play(count).goTo('s1/present').wait(10), me: member(0) }),
  issue: (count) => {
    const play = new Play(count).goTo('/present').wait(50);
    return { play, me: member(play.other(play.client)) };
  },
  issueShown: (count) => {
    const play = new Play(count).goTo('/present').wait(50);
    play.system({ type: 'noteIssueShared', slot: currentStage(play.state)?.slot?.id ?? '', version: 1 });
    return { play, me: member(play.other(play.client)) };
  },
  questions: (count) => {
    const play = new Play(count).goTo('/questions').wait(60);
    const askers = Array.from({ length: count }, (_, i) => i).filter((i) => member(i) !== play.client);
    for (const i of askers.slice(0, 3)) play.by(i, { type: 'raiseHand', from: play.stage }, true);
    play.wait(12);
    return { play, me: member(askers.at(-1) ?? 0) };
  },
  asking: asked,
  paused,
  late: (count) => {
    const play = new Play(count - 1).goTo('s2/questions').wait(30);
    const late = member(count - 1);
    play.system({ type: 'noteConnected', member: late, role: 'member' });
    play.by(count - 1, { type: 'takeSeat', agreement: 1, surroundings: 'alone', sound: 'here' });
    return { play: play.wait(5), me: late };
  },
  longQuestion: (count) => {
    const { play } = asked(count);
    return { play: play.wait(28), me: play.holder };
  },
  absent: (count) => {
    const play = new Play(count).goTo('s2/questions').wait(30);
    play.system({ type: 'noteDisconnected', member: member(2) });
    return { play: play.wait(150), me: member(0) };
  },
  silence: (count) => {
    const { play } = paused(count);
    play.by(1, { type: 'beginInterlude', from: play.stage, kind: 'silence' });
    return { play: play.wait(20), me: member(play.other(play.client, member(0))) };
  },
  overtime: (count) => {
    const play = new Play(count).goTo('/questions').wait(20);
    play.by(play.other(play.client), { type: 'raiseHand', from: play.stage }, true);
    play.wait(900);
    return { play, me: leadNow(play.state) ?? member(0) };
  },
  advice: (count) => {
    const play = new Play(count).goTo('/advice').wait(25).handOn().wait(12);
    return { play, me: member(play.other(play.client, play.holder, leadNow(play.state) ?? '')) };
  },
  'advice-client': (count) => {
    const play = new Play(count).goTo('/advice').wait(25).handOn().wait(12);
    return { play, me: play.client };
  },
  commit: (count) => {
    const play = new Play(count).goTo('/commit').wait(25);
    const [second, third] = [play.other(play.client), play.other(play.client, member(play.other(play.client)))];
    return {
      play,
      me: play.client,
      carets: [
        { member: member(second), kind: 'plan', field: 'row0.ifThen', index: 46 },
        { member: member(third), kind: 'plan', field: 'row0.measure', index: 29 },
      ],
    };
  },
  notes: (count) => ({
    ...scenes.checkin!(count),
    carets: [{ member: member(2), kind: 'notes', field: 'text', index: 4 }],
  }),
  evaluate: (count) => ({ play: new Play(count).goTo('evaluate').wait(25), me: member(1) }),
  break: (count) => {
    const play = new Play(count).goTo('break1').wait(60);
    return { play, me: member(1) };
  },
  writing: (count) => written(count, '/judge'),
  'writing-done': (count) => written(count, '/judge', { done: true }),
  'writing-over': (count) => written(count, '/judge', { wait: 900 }),
  'writing-lead': (count) => ({ ...written(count, 'priorities'), me: member(0) }),
  'writing-client': (count) => {
    const scene = written(count, '/judge');
    return { ...scene, me: scene.play.client };
  },
  'writing-notes': (count) => written(count, '/minute', { wait: 20 }),
  'writing-warned': (count) => {
    const scene = written(count, '/minute', { wait: 1 });
    const whole = (currentStage(scene.play.state)?.progress.minutes ?? 0) * 60;
    return { ...scene, play: scene.play.wait(whole - 8) };
  },
  reading: (count) => {
    const scene = written(count, '/judge');
    scene.play.goTo('/read').wait(20);
    const { holder } = scene.play;
    const stage = scene.play.stage.replace('read', 'judge');
    scene.play.system({ type: 'notePageReleased', stage, member: holder, to: 'group' });
    return { ...scene, me: member(scene.play.other(holder, scene.play.client)) };
  },
  'reading-mine': (count) => {
    const scene = written(count, '/judge');
    scene.play.goTo('/read').wait(20).handOn().wait(20);
    return { ...scene, me: scene.play.holder };
  },
  invitation: (count) => ({ play: new Play(count, { isStarted: false }), me: 'visitor', show: 'invitation' }),
  lobby: (count) => ({ play: new Play(count, { isOpen: false, isStarted: false }), me: 'visitor', show: 'lobby' }),
  before: (count) => ({ play: new Play(count, { isStarted: false }), me: member(0) }),
  knock: (count) => {
    const play = new Play(count, { isOpen: false }).goTo('checkin').wait(30);
    play.system({ type: 'noteConnected', member: member(count), role: 'member' });
    play.by(count, { type: 'knock' });
    return { play, me: member(0) };
  },
  elsewhere: (count) => {
    const play = new Play(count, { sound: 'elsewhere' }).goTo('checkin').wait(50).handOn().wait(22);
    return { play, me: member(0) };
  },
  'elsewhere-questions': (count) => {
    const play = new Play(count, { sound: 'elsewhere' }).goTo('/questions').wait(60);
    for (const i of [1, 2, 3]) play.by(i, { type: 'raiseHand', from: play.stage }, true);
    return { play: play.wait(9), me: member(play.other(play.client)) };
  },
  leaderless: (count) => {
    const play = new Play(count, { isLed: false }).goTo('checkin').wait(50).handOn().wait(12);
    play.by(1, { type: 'askToMoveOn', from: play.stage, on: true }, true);
    return { play, me: member(0) };
  },
  screen: (count) => {
    const play = new Play(count).goTo('/present').wait(50);
    return { play, me: member(play.other(play.client)), screenOf: play.client };
  },
  'advice-lead': (count) => {
    const play = new Play(count).goTo('/advice').wait(25).handOn().wait(12);
    return { play, me: leadNow(play.state) ?? member(0) };
  },
  'advice-turn': (count) => {
    const play = new Play(count).goTo('/advice').wait(25).handOn().wait(12);
    return { play, me: play.holder };
  },
  'commit-coach': (count) => {
    const play = new Play(count).goTo('/commit').wait(25);
    return { play, me: member(play.other(play.client)) };
  },
  lost: (count) => {
    const play = new Play(count).goTo('checkin').wait(50).handOn().wait(12).handOn().wait(12);
    play.system({ type: 'noteDisconnected', member: member(0) });
    return { play, me: member(Math.min(3, count - 1)) };
  },
  summing: (count) => {
    const play = new Play(count).goTo('evaluate').wait(60);
    for (let i = 0; i < count; i += 1) play.by(i, { type: 'sendEvaluation', from: play.stage });
    play.system({ type: 'freezeEvaluation', round: 1 });
    return { play, me: member(1) };
  },
  noResult: (count) => {
    const play = new Play(count).goTo('evaluate').wait(60);
    for (let i = 0; i < LEAST_ANSWERERS - 1; i += 1) play.by(i, { type: 'sendEvaluation', from: play.stage });
    play.by(0, { type: 'closeEvaluation', from: play.stage });
    play.system({ type: 'freezeEvaluation', round: 1 });
    return { play, me: member(1) };
  },
  dropped: (count) => {
    const play = new Play(count).goTo('evaluate').wait(60);
    for (let i = 0; i < count; i += 1) play.by(i, { type: 'sendEvaluation', from: play.stage });
    play.system({ type: 'freezeEvaluation', round: 1 });
    const stillHere = Array.from({ length: count - 1 }, (_, i) => member(i));
    play.system({ type: 'voidEvaluation', round: 1, stillHere });
    return { play, me: member(1) };
  },
  result: (count) => ({ play: evaluated(count).goTo('reveal').wait(40), me: member(0) }),
  progress: (count) => ({ play: new Play(count).goTo('progress').wait(20), me: member(1) }),
  opening: (count) => ({ play: new Play(count).wait(20), me: member(0) }),
  halfTime: () => {
    const play = new Play(2, { frame: 'frame.buddy', minutes: 60, isLed: false });
    const whole = (currentStage(play.state)?.progress.minutes ?? 0) * 60;
    return { play: play.wait(whole / 2 + 2), me: member(0) };
  },
  home: (count) => ({ play: new Play(count, { isStarted: false }), me: member(0), show: 'home' }),
  closed: (count) => {
    const play = evaluated(count).goTo('close').wait(60);
    play.by(0, { type: 'endMeeting' });
    play.wait(15 * 60).system({ type: 'closeRoom' });
    return { play, me: member(0), show: 'ended' };
  },
  ended: (count) => {
    const play = evaluated(count).goTo('close').wait(60);
    play.by(0, { type: 'endMeeting' });
    return { play, me: member(0), show: 'ended' };
  },
  minutes: (count) => {
    const play = evaluated(count).goTo('close').wait(60);
    play.by(0, { type: 'endMeeting' });
    return { play, me: member(0), show: 'minutes' };
  },
};
