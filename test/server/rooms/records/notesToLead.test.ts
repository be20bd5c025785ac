import { expect, test } from 'vitest';
import { NotesToLead } from '../../../../server/rooms/records/notesToLead';
import { running } from '../../../shared/meeting/support';
import { HandClock } from '../../../support/clock';

test('[RC5] a note that is sent again reaches the lead once, and only the latest ones are remembered for that', () => {
  const { state } = running();
  const told: string[] = [];
  const room = { id: state.id, group: state.group, meeting: () => state, submit: () => Promise.reject(new Error()) };
  const notes = new NotesToLead({ room, clock: new HandClock(), tell: (_lead, { text }) => told.push(text) });
  for (let number = 1; number <= 1_000; number += 1) notes.send('ben', `command ${number}`, `note ${number}`);
  notes.send('ben', 'command 1000', 'note 1000');
  expect(told).toHaveLength(1_000);
  expect(notes.size).toBeLessThanOrEqual(200);
});
