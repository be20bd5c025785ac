import { expect, test } from 'vitest';
import { leadNow } from '../../../shared/meeting/people/people';
import { agendaRows, rowThatFollows } from '../../../shared/meeting/views/agenda';
import { speakingNow } from '../../../shared/meeting/views/floor';
import { behindInRound, isRoundDone, minutesAhead, nextStage } from '../../../shared/meeting/views/nextStep';
import { running } from './support';

test('[FL1] a round is done once everybody here has had a turn, and then nobody is to be asked any more', () => {
  const scene = running({ members: ['ann', 'ben', 'cleo'] }).goTo('checkin');
  let turns = 0;
  for (; turns < 10 && !isRoundDone(scene.state); turns += 1) {
    const turn = speakingNow(scene.state, scene.now)[0];
    if (!turn) break;
    expect(behindInRound(scene.state, turn.member), 'before their turn').toBeNull();
    scene.when(turn.member, { type: 'handOn', turnOf: turn.member });
    expect(behindInRound(scene.state, turn.member)).toBe(turns === 2 ? 'roundOver' : 'hadTurn');
  }
  expect(turns).toBe(3);
  expect(isRoundDone(scene.state)).toBe(true);
  expect(isRoundDone(scene.goTo('slotplan').state), 'no round').toBe(false);
});

test('[AG1] where a slot comes next, its minutes are told and not those of its first stage', () => {
  const scene = running().goTo('slotplan');
  const first = scene.state.agenda.find(({ key }) => key === 's1/present')!;
  expect(minutesAhead(scene.state, first)).toBe(scene.state.slots.s1!.minutes);
  expect(minutesAhead(scene.state, first)).toBeGreaterThan(first.minutes);
  const second = nextStage(scene.goTo('s1/present').state)!;
  expect(minutesAhead(scene.state, second), 'inside the slot').toBe(second.minutes);
});

test('[AG1] the row that follows on the agenda is where Next leads to, past what was left out', () => {
  const scene = running().goTo('s1/present');
  const follows = () => {
    const row = rowThatFollows(scene.state, agendaRows(scene.state, scene.now));
    return row?.kind === 'slot' ? row.slot.id : row?.stage.key;
  };
  expect(follows(), 'inside a slot: what comes after it').toBe('s2');
  scene.when(leadNow(scene.state)!, { type: 'leaveOutSlot', slot: 's2' });
  expect(follows(), 'past a slot that was left out').toBe('break1');
  scene.when(leadNow(scene.state)!, { type: 'skipStage', stage: 'break1', skipped: true });
  expect(follows(), 'past a break that was left out').toBe('s3');
});
