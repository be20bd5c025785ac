import { expect, test } from 'vitest';
import { type Hint, hintNow, hints } from '../../../../client/features/demo/hints';
import { leadNow } from '../../../../shared/meeting/people/people';
import { currentStage } from '../../../../shared/meeting/views/currentStage';
import { Logged } from '../../aMeeting';

/** The lead presses Next until this stage is in hand. */
function goTo(log: Logged, key: string): void {
  while (log.state.current !== key) {
    const at = currentStage(log.state);
    if (at === null) throw new Error(`${key} never came`);
    const lead = leadNow(log.state) ?? 'a';
    const { talk } = at.progress;
    if (talk.kind === 'vote' && !talk.confirmed)
      log.do({ type: 'confirmSlots', from: at.stage.key, policy: 'equal', clients: ['b', 'c', 'd', 'a'] }, lead);
    log.do({ type: 'advanceStage', from: at.stage.key }, lead);
  }
}

const slotOf = (log: Logged, client: string) =>
  Object.values(log.state.slots).find((slot) => slot.client === client)?.id ?? '';

test('a hint comes when somebody can use it, at most five different ones in a meeting', () => {
  const log = new Logged();
  const given = (me: string, closed: readonly Hint[] = []) => hintNow(log.state, me, closed);
  expect(given('c')).toBeNull();
  log.do({ type: 'startMeeting' }, 'a');
  goTo(log, 'checkin');
  expect([given('a'), given('c')]).toEqual(['turn', null]);
  expect(given('a', ['turn'])).toBeNull();
  goTo(log, 'slotplan');
  expect(given('c')).toBe('vote');
  log.do({ type: 'requestSlot', from: 'slotplan', slot: true, minutes: null, favours: [] }, 'c');
  expect(given('c')).toBeNull();
  goTo(log, `${slotOf(log, 'b')}/present`);
  // Whoever leads already is not asked whether they would like to.
  expect([given('a'), given('b'), given('c')]).toEqual([null, 'slot', 'lead']);
  goTo(log, `${slotOf(log, 'b')}/questions`);
  const from = log.state.current ?? '';
  expect(given('c')).toBe('ask');
  log.do({ type: 'raiseHand', from }, 'c');
  expect(given('c')).toBeNull();
  log.do({ type: 'handOn', from, turnOf: 'c' }, 'c');
  expect(given('c')).toBeNull();
  expect(given('d')).toBe('ask');
  expect(hints).toHaveLength(5);
});
