import { member, Play } from './play';

type Scene = { play: Play; me: string };

/** What a group decides together: ballots, roles, whose case it is, free slots, and what stages have beside their talk. */

const casting = (count: number): Play => {
  const play = new Play(count, { frame: 'frame.group/block.kb', minutes: 120 }).goTo('/casting').wait(20);
  play.by(1, { type: 'castVote', from: play.stage, options: ['client'] });
  play.by(2, { type: 'castVote', from: play.stage, options: ['moderator', 'scribe'] });
  return play;
};

const moduleChoice = (count: number): Play => {
  const play = casting(count);
  const roles = { client: member(1), moderator: member(2) };
  play.by(0, { type: 'fillRoles', from: play.stage, roles });
  play.goTo('/method').wait(30);
  for (const [index, option] of ['headstand', 'headstand', 'resonance', 'hypotheses'].entries()) {
    const voter = [0, 2, 3, 4][index] ?? 0;
    if (voter < count) play.by(voter, { type: 'castVote', from: play.stage, options: [option] }, true);
  }
  return play;
};

const selection = (count: number): Play => {
  const play = new Play(count, { frame: 'frame.external', minutes: 180 }).goTo('select').wait(40);
  const wishes = [
    [15, 'B', [2, 3]],
    [30, 'A', [2]],
    [25, 'A', [1, 3]],
    [25, 'B', [2, 1]],
    [20, 'C', [2]],
  ] as const;
  for (const [index, [minutes, priority, favours]] of wishes.entries()) {
    if (index >= count) break;
    play.by(index, {
      type: 'requestSlot',
      from: play.stage,
      slot: true,
      minutes,
      priority,
      favours: favours.filter((each) => each < count).map(member),
    });
  }
  return play;
};

const clearTheAir = (count: number): Play => {
  const play = new Play(count).goTo('/questions').wait(60);
  // It is the slot of the first member, so the deputy leads.
  play.by(1, { type: 'offerClearAir', from: play.stage, first: member(2), second: member(3) });
  return play.wait(5);
};

/** A group signs its agreement; the fourth person signed it before it was changed. */
function signing(count: number): Play {
  const play = new Play(count, { frame: 'frame.orientation', minutes: 120 }).goTo('agree').wait(40);
  play.system({ type: 'noteAgreementSigned', member: member(3), version: 1 });
  play.system({ type: 'noteAgreementWritten', version: 2, by: member(2) });
  for (const each of [2, 0, 4]) play.system({ type: 'noteAgreementSigned', member: member(each), version: 2 });
  return play.wait(20);
}

/** A network that nobody leads: everybody is ready for the next stage until requests are told. */
function requests(count: number): Play {
  const play = new Play(count, { frame: 'frame.network', minutes: 60, isLed: false });
  for (let asked = 0; asked < 60 && play.stage !== 'requests'; asked += 1) {
    play.by(asked % count, { type: 'askToMoveOn', from: play.stage, on: true }, true);
  }
  return play;
}

export const decisionScenes: Record<string, (count: number) => Scene> = {
  casting: (count) => ({ play: casting(count), me: member(0) }),
  'casting-member': (count) => ({ play: casting(count), me: member(3) }),
  'casting-done': (count) => {
    const play = casting(count);
    play.by(0, { type: 'fillRoles', from: play.stage, roles: { client: member(1), moderator: member(2) } });
    return { play, me: member(2) };
  },
  module: (count) => ({ play: moduleChoice(count), me: member(3) }),
  'module-client': (count) => ({ play: moduleChoice(count), me: member(1) }),
  'module-lead': (count) => ({ play: moduleChoice(count), me: member(0) }),
  'module-done': (count) => {
    const play = moduleChoice(count);
    play.by(1, { type: 'closeBallot', from: play.stage, options: ['headstand'] });
    return { play, me: member(1) };
  },
  turnedAway: (count) => {
    const play = moduleChoice(count);
    play.by(1, { type: 'closeBallot', from: play.stage, options: ['headstand'] });
    play.goTo('/consult').wait(40);
    play.by(3, { type: 'raiseHand', from: play.stage }, true);
    return { play: play.wait(20), me: member(4) };
  },
  selection: (count) => ({ play: selection(count), me: member(0) }),
  'selection-member': (count) => ({ play: selection(count), me: member(3) }),
  caseChoice: (count) => {
    const play = new Play(count, { frame: 'frame.group/block.incident', minutes: 240 }).goTo('/choose').wait(30);
    for (const [voter, favours] of [
      [1, [2]],
      [3, [2, 1]],
      [4, []],
    ] as const) {
      play.by(
        voter,
        {
          type: 'requestSlot',
          from: play.stage,
          slot: voter !== 4,
          minutes: null,
          priority: 'A',
          favours: favours.map(member),
        },
        true,
      );
    }
    return { play, me: member(0) };
  },
  freeSlot: (count) => {
    const play = new Play(count, { frame: 'frame.orientation', minutes: 120 }).goTo('demo/present').wait(10);
    return { play, me: member(0) };
  },
  'freeSlot-member': (count) => {
    const play = new Play(count, { frame: 'frame.orientation', minutes: 120 }).goTo('demo/present').wait(10);
    return { play, me: member(2) };
  },
  signing: (count) => ({ play: signing(count), me: member(1) }),
  'signing-again': (count) => ({ play: signing(count), me: member(3) }),
  'signing-done': (count) => ({ play: signing(count), me: member(0) }),
  clearTheAir: (count) => ({ play: clearTheAir(count), me: member(2) }),
  'clearTheAir-others': (count) => ({ play: clearTheAir(count), me: member(1) }),
  askedByName: (count) => {
    const play = new Play(count, { frame: 'frame.group/block.wial', minutes: 150 }).goTo('/work1').wait(30);
    play.by(3, { type: 'raiseHand', from: play.stage, to: member(4) }, true);
    play.by(2, { type: 'raiseHand', from: play.stage, to: member(1) }, true);
    play.by(0, { type: 'setRole', slot: null, role: 'timekeeper', member: member(5) }, true);
    return { play: play.wait(5), me: member(1) };
  },
  network: (count) => {
    const play = requests(count);
    return { play: play.wait(60), me: member(0) };
  },
  'network-lead': (count) => {
    const play = requests(count);
    for (const supporter of [1, 2, 3, 4, 5]) play.by(supporter, { type: 'supportLead', candidate: member(0) }, true);
    for (const asker of [1, 2, 3]) play.by(asker, { type: 'raiseHand', from: play.stage }, true);
    return { play: play.wait(20), me: member(0) };
  },
  notAgreed: (count) => {
    const play = new Play(count, { frame: 'frame.group/block.wial', minutes: 150 }).goTo('/agree').wait(30);
    return { play, me: member(1) };
  },
};
