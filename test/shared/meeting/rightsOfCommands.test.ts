import { describe, expect, test } from 'vitest';
import { memberCommand } from '../../../shared/meeting/commands';
import { clientNow, leadNow, nobodyLeads } from '../../../shared/meeting/people/people';
import { mayChangeAgenda, mayCommand } from '../../../shared/meeting/rights/commands';
import { mayWriteHelpContacts } from '../../../shared/meeting/rights/records';
import type { RefusalCode } from '../../../shared/refusal';
import { flipsThatPass } from '../../support/flippedCells';
import { MINUTE, opened, type Scene } from './support';

/**
 * Who may send which command: `+` may, `L` is told that only the lead may, `T` that it is not their turn, `N` that it is not
 * theirs to do, `-` that they have no seat. Written by hand from the rules, one cell for each person, and never made from the
 * code: a right that is given or taken by mistake is another letter than here.
 *
 * In Ben's slot: flo leads, ben is the client, ann a coach, fay a facilitator who does not lead, hana a guest speaker outside
 * her stages, kim waits to be let in, rob was removed, and nobody knows zed. Then flo in her own slot, where her deputy leads.
 * Then ben and ann where nobody leads, in ben's slot again.
 */
const table = `
                    flo ben ann fay hana kim rob zed | own | ben ann
knock                +   +   +   +   +    +   +   -  |  +  |  +   +
takeSeat             +   +   +   +   +    +   +   -  |  +  |  +   +
setTalkTime          +   L   L   L   L    L   L   -  |  +  |  +   +
leave                +   +   +   +   +    -   -   -  |  +  |  +   +
setSound             +   +   +   +   +    -   -   -  |  +  |  +   +
setVoice             +   +   +   +   +    -   -   -  |  +  |  +   +
sitWith              +   +   +   +   N    -   -   -  |  +  |  +   +
carryRoom            +   +   +   +   N    -   -   -  |  +  |  +   +
askToRemove          +   +   +   +   N    -   -   -  |  +  |  +   +
supportLead          +   +   +   +   N    -   -   -  |  +  |  +   +

admit                +   L   L   L   N    -   -   -  |  +  |  +   +
refuseEntry          +   L   L   L   N    -   -   -  |  +  |  +   +
setAdmission         +   L   L   L   N    -   -   -  |  +  |  +   +
removeMember         +   L   L   L   N    -   -   -  |  L  |  L   L
setDeputy            +   L   L   L   N    -   -   -  |  L  |  L   L
handOver             +   L   L   L   N    -   -   -  |  L  |  L   L
takeLeadBack         +   N   N   N   N    -   -   -  |  +  |  N   N

chooseFormat         +   L   L   L   N    -   -   -  |  L  |  +   +
startMeeting         +   L   L   L   N    -   -   -  |  L  |  +   +
advanceStage         +   L   L   L   N    -   -   -  |  L  |  L   L
extendStage          +   L   L   L   N    -   -   -  |  L  |  L   L
endMeeting           +   L   L   L   N    -   -   -  |  L  |  L   L
goBack               +   L   L   L   N    -   -   -  |  L  |  +   +
undoAdvance          +   L   L   L   N    -   -   -  |  L  |  +   +
askToMoveOn          +   +   +   +   N    -   -   -  |  +  |  +   +
askForTime           +   +   +   +   N    -   -   -  |  +  |  +   +
pause                +   +   L   L   N    -   -   -  |  +  |  +   +
resume               +   +   L   L   N    -   -   -  |  +  |  +   +
beginInterlude       +   +   L   L   N    -   -   -  |  +  |  +   +
moveIssue            +   +   L   L   N    -   -   -  |  +  |  +   +

recut                +   L   L   L   N    -   -   -  |  L  |  +   +
skipStage            +   L   L   L   N    -   -   -  |  L  |  +   +
setMinutes           +   L   L   L   N    -   -   -  |  L  |  +   +
leaveOutSlot         +   L   L   L   N    -   -   -  |  L  |  +   +
giveSlot             +   L   L   L   N    -   -   -  |  L  |  +   +
addBreak             +   L   L   L   N    -   -   -  |  L  |  +   +
orderSlots           +   L   L   L   N    -   -   -  |  L  |  +   +
setBlock             +   L   L   L   N    -   -   -  |  L  |  +   +
moveEnd              +   L   L   L   N    -   -   -  |  L  |  +   +
changeAgenda         +   L   L   L   N    -   -   -  |  L  |  +   +
putBackPrompt        +   L   L   L   N    -   -   -  |  L  |  +   +
undoAgendaChange     +   L   L   L   N    -   -   -  |  L  |  +   +
setFirstPass         +   L   L   L   N    -   -   -  |  L  |  +   +

requestSlot          +   +   +   N   N    -   -   -  |  +  |  +   +
confirmSlots         +   L   L   L   N    -   -   -  |  L  |  +   +
reopenSlots          +   L   L   L   N    -   -   -  |  L  |  +   +
castVote             +   +   +   +   N    -   -   -  |  +  |  +   +
closeBallot          +   +   L   L   N    -   -   -  |  +  |  +   +
reopenBallot         +   +   L   L   N    -   -   -  |  +  |  +   +
fillRoles            +   L   L   L   N    -   -   -  |  L  |  +   +
setRole              +   L   L   L   N    -   -   -  |  L  |  +   +
chooseClient         +   L   L   L   N    -   -   -  |  L  |  +   +
setClient            +   +   +   +   N    -   -   -  |  +  |  +   +
openSlot             +   L   L   L   N    -   -   -  |  L  |  L   +
offerClearAir        +   L   L   L   N    -   -   -  |  L  |  L   L
moveToBreakout       +   L   L   L   N    -   -   -  |  L  |  L   L
visitBreakout        +   L   L   L   N    -   -   -  |  L  |  L   L

raiseHand            +   +   +   +   N    -   -   -  |  +  |  +   +
lowerHand            +   +   +   +   N    -   -   -  |  +  |  +   +
handOn               +   +   +   T   N    -   -   -  |  +  |  +   +
later                +   +   +   +   N    -   -   -  |  +  |  +   +
passTurn             +   +   +   +   N    -   -   -  |  +  |  +   +
giveFloor            +   +   L   L   N    -   -   -  |  +  |  +   +
takeFloorBack        +   L   L   L   N    -   -   -  |  L  |  L   L
stopListening        N   +   N   N   N    -   -   -  |  +  |  +   N
listenAgain          +   +   L   L   N    -   -   -  |  +  |  +   +
setOneVoice          +   L   L   L   N    -   -   -  |  L  |  L   L
setEncryption        +   L   L   L   N    -   -   -  |  L  |  L   L
showQuestionsOnly    +   L   L   L   N    -   -   -  |  L  |  L   L
showForWhom          +   L   L   L   N    -   -   -  |  L  |  L   L
submitWriting        +   +   +   +   N    -   -   -  |  +  |  +   +

setHelp              N   +   N   N   N    -   -   -  |  N  |  +   N
declareNoAction      N   +   N   N   N    -   -   -  |  N  |  +   N
closeDraft           N   +   N   N   N    -   -   -  |  N  |  +   N

sendEvaluation       +   +   +   N   N    -   -   -  |  +  |  +   +
declineEvaluation    +   +   +   N   N    -   -   -  |  +  |  +   +
closeEvaluation      +   L   L   L   N    -   -   -  |  L  |  L   L
`;

const letters: Partial<Record<RefusalCode, string>> = {
  notLead: 'L',
  notAllowed: 'N',
  notYourTurn: 'T',
  notAdmitted: '-',
};
const people = ['flo', 'ben', 'ann', 'fay', 'hana', 'kim', 'rob', 'zed'];

/** Everybody of the table, in the slot of one of them. */
function led(client: 'flo' | 'ben'): Scene {
  const scene = opened({ lead: { member: 'flo', takesPart: true }, settings: { admission: 'ask' }, minutes: 180 });
  scene.sit('flo');
  const letIn = (member: string, role?: 'facilitator' | 'speaker') => {
    scene.connect(member, role).when(member, { type: 'knock' });
    scene.when('flo', { type: 'admit', member });
    scene.sit(member, role);
  };
  for (const member of ['ann', 'ben', 'cleo', 'rob']) letIn(member);
  letIn('fay', 'facilitator');
  letIn('hana', 'speaker');
  scene.when('flo', { type: 'removeMember', member: 'rob' });
  scene.connect('kim').when('kim', { type: 'knock' });
  scene.when('flo', { type: 'startMeeting' });
  return inSlotOf(scene, client);
}

/** The same slot where nobody leads. */
function together(): Scene {
  const scene = opened({ lead: null, minutes: 180 });
  for (const member of ['ann', 'ben', 'cleo']) scene.sit(member);
  scene.when('ann', { type: 'startMeeting' });
  return inSlotOf(scene, 'ben');
}

function inSlotOf(scene: Scene, client: string): Scene {
  for (let steps = 0; steps < 60 && clientNow(scene.state) !== client; steps++) {
    const from = scene.stage;
    const lead = leadNow(scene.state);
    if (lead !== null) scene.when(lead, { type: 'advanceStage' });
    else
      for (const member of ['ann', 'ben', 'cleo'])
        if (scene.stage === from) scene.when(member, { type: 'askToMoveOn', from, on: true });
  }
  expect(clientNow(scene.state)).toBe(client);
  return scene;
}

/** A command of this kind: about ben's slot where it names one, ann's turn where it names one, and otherwise ann. */
function commandOf(type: string, slot: string) {
  const given: Record<string, unknown> = {
    type,
    from: 'x',
    slot,
    turnOf: 'ann',
    member: 'ann',
    client: 'ann',
    clients: [],
    slots: [],
  };
  return given as Parameters<typeof mayCommand>[2];
}

const rows = table
  .trim()
  .split('\n')
  .slice(1)
  .filter((line) => line.trim() !== '')
  .map((line) => {
    const [type = '', ...cells] = line.replaceAll('|', '').trim().split(/\s+/);
    return [type, cells.join('')] as const;
  });

describe('who may send which command', () => {
  const [inBens, inFlos, shared] = [led('ben'), led('flo'), together()];
  const slot = (scene: Scene) => Object.values(scene.state.slots).find(({ client }) => client === 'ben')?.id ?? '';
  const said = (scene: Scene, member: string, type: string): string => {
    const refused = mayCommand(scene.state, member, commandOf(type, slot(scene)), scene.now);
    return refused === null ? '+' : (letters[refused] ?? refused);
  };

  test('the table has a row for every command and no other', () => {
    const every = memberCommand.options.map(({ shape }) => shape.type.value);
    expect(rows.map(([type]) => type).sort()).toEqual([...every].sort());
    expect(leadNow(inFlos.state)).not.toBe('flo');
    expect(nobodyLeads(shared.state, shared.now)).toBe(true);
  });

  const seen = (type: string): string =>
    [
      ...people.map((member) => said(inBens, member, type)),
      said(inFlos, 'flo', type),
      ...['ben', 'ann'].map((member) => said(shared, member, type)),
    ].join('');

  test.each(rows)('[MR8] %s', (type, cells) => {
    expect(seen(type)).toBe(cells);
  });

  test('fifty cells of the table that are changed, each alone, are noticed', () => {
    const byPlace = (cells: string) => Object.fromEntries([...cells].map((cell, place) => [place, cell]));
    const all = rows.map(([name, cells]) => ({ name, says: byPlace(cells), seen: byPlace(seen(name)) }));
    expect(flipsThatPass(all)).toEqual([]);
  });

  test('[MR5] in a stage that names speakers a guest raises a hand and hands on, and nothing else', () => {
    const scene = opened({ template: 'frame.external', lead: { member: 'flo', takesPart: false }, minutes: 180 });
    scene.sit('flo', 'facilitator');
    for (const member of ['ann', 'ben', 'cleo', 'dan', 'eve']) scene.sit(member);
    scene.sit('hana', 'speaker').when('flo', { type: 'startMeeting' });
    const topic = scene.state.agenda.find(({ speaks }) => speaks.from.includes('speaker'))?.key ?? '';
    scene.goTo(topic);
    const may = rows.filter(([type]) => said(scene, 'hana', type) === '+').map(([type]) => type);
    expect(may.sort()).toEqual([
      'handOn',
      'knock',
      'leave',
      'lowerHand',
      'raiseHand',
      'setSound',
      'setVoice',
      'takeSeat',
    ]);
  });

  test('while the lead may come back nobody else has their rights; where they stay away everybody here has some', () => {
    const scene = opened({ lead: { member: 'flo', takesPart: true } });
    for (const member of ['flo', 'ann', 'ben']) scene.sit(member);
    const all = () => rows.map(([type]) => `${type} ${said(scene, 'ann', type)}`);
    const before = all();
    scene.drop('flo');
    expect(all()).toEqual(before);
    scene.wait(MINUTE);
    // As ann's column where nobody leads. What the agreement says stays the lead's to change.
    const together = rows.map(([type, cells]) => `${type} ${type === 'setTalkTime' ? 'L' : cells.at(-1)}`);
    expect(all()).toEqual(together);
  });

  test('texts in place of prompts, and whom to turn to for help', () => {
    const prompts = (scene: Scene) =>
      people
        .map((member) => mayChangeAgenda(scene.state, member, scene.now))
        .map((code) => (code === null ? '+' : letters[code]));
    const contacts = (scene: Scene) => people.filter((member) => mayWriteHelpContacts(scene.state, member, scene.now));
    expect(prompts(inBens).join('')).toBe('+LLLN---');
    expect(contacts(inBens)).toEqual(['flo']);
    expect(prompts(shared).join('')).toBe('-++-----');
    expect(contacts(shared)).toEqual(['ben', 'ann']);
  });
});
