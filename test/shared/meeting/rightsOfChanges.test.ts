import { describe, expect, test } from 'vitest';
import type { MemberCommand } from '../../../shared/meeting/commands';
import { mayChangeAgenda, mayCommand } from '../../../shared/meeting/rights/commands';
import { mayWriteHelpContacts } from '../../../shared/meeting/rights/records';
import type { RefusalCode } from '../../../shared/refusal';
import { MINUTE, opened, type Scene } from './support';

/** Flo leads, Ann takes part, Hana is a guest, Kim waits to be let in, Rob was removed, and nobody knows Zed. */
function room(): Scene {
  const scene = opened({ lead: { member: 'flo', takesPart: true } });
  for (const member of ['flo', 'ann', 'ben', 'rob']) scene.sit(member);
  scene.sit('hana', 'speaker');
  scene.when('flo', { type: 'removeMember', member: 'rob' });
  scene.connect('kim').when('kim', { type: 'knock' });
  return scene;
}

const people = ['flo', 'ann', 'hana', 'kim', 'rob', 'zed'] as const;
type Verdicts = (RefusalCode | null)[];
const out: Verdicts = ['notAdmitted', 'notAdmitted', 'notAdmitted'];

const ofLead: Verdicts = [null, 'notLead', 'notAllowed', ...out];
const ofEverybody: Verdicts = [null, null, 'notAllowed', ...out];
const commands: [MemberCommand, Verdicts, isSharedToo: boolean][] = [
  [{ type: 'sitWith', member: 'ben' }, ofEverybody, true],
  [{ type: 'carryRoom', on: true }, ofEverybody, true],
  [{ type: 'chooseFormat', format: 'frame.buddy' }, ofLead, true],
  [{ type: 'setBlock', slot: 's1', block: 'block.hotseat' }, ofLead, true],
  [{ type: 'putBackPrompt', place: 'checkin' }, ofLead, true],
  [{ type: 'undoAgendaChange', change: 1 }, ofLead, true],
  [{ type: 'setFirstPass', slot: 's1', on: true }, ofLead, true],
  [{ type: 'orderSlots', slots: ['s1'] }, ofLead, true],
  [{ type: 'setMinutes', of: 's1', minutes: 9 }, ofLead, true],
  [{ type: 'skipStage', stage: 'checkin', skipped: true }, ofLead, true],
  [{ type: 'leaveOutSlot', slot: 's1' }, ofLead, true],
  [{ type: 'addBreak', before: 'close' }, ofLead, true],
  [{ type: 'giveSlot', member: 'ann' }, ofLead, true],
  [{ type: 'moveEnd', endsAt: 1 }, ofLead, true],
  [{ type: 'changeAgenda', changes: [{ type: 'addBreak', before: 'close' }] }, ofLead, true],
  [{ type: 'endMeeting' }, ofLead, false],
];

describe('who may change the agenda and the rooms', () => {
  test.each(commands)('$type', (command, verdicts, isSharedToo) => {
    const scene = room();
    const now = () => people.map((member) => mayCommand(scene.state, member, command, scene.now));
    expect(now()).toEqual(verdicts);
    scene.drop('flo');
    expect(now()[1], 'while the lead may come back').toBe(verdicts[1]);
    scene.wait(MINUTE);
    expect(now().slice(1), 'where nobody leads').toEqual([isSharedToo ? null : 'notLead', ...verdicts.slice(2)]);
  });

  test('texts in place of prompts, and whom to turn to for help', () => {
    const scene = room();
    const prompts = () => people.map((member) => mayChangeAgenda(scene.state, member, scene.now));
    const contacts = () => people.map((member) => mayWriteHelpContacts(scene.state, member, scene.now));
    expect(prompts()).toEqual(ofLead);
    expect(contacts()).toEqual([true, false, false, false, false, false]);
    scene.drop('flo').wait(MINUTE);
    expect(prompts().slice(1)).toEqual([null, 'notAllowed', ...out]);
    expect(contacts().slice(1, 2)).toEqual([true]);
    expect(contacts().slice(3)).toEqual([false, false, false]);
  });
});
