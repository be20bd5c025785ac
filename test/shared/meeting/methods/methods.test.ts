import { describe, expect, test } from 'vitest';
import { templateFor, templates } from '../../../../shared/templates/templates';
import { blockTables, frameTables } from '../../../fixtures/methodTables';
import { Scene, START } from '../support';
import { firstOfEach, type Held, rowsOf, wholeTable } from './run';

const five = ['ann', 'ben', 'cleo', 'dan', 'eve'];

function held(format: string, members: readonly string[], minutes: number, led = true): Scene {
  const template = templateFor(format);
  if (template === null) throw new Error(`no format ${format}`);
  const scene = new Scene();
  scene.now = START;
  scene.system({
    type: 'openMeeting',
    id: 'm1',
    group: 'g1',
    template,
    settings: { admission: 'open', oneVoice: false, encrypted: false, sound: 'here', agreementVersion: 1 },
    startsAt: START,
    minutes,
    lead: led ? { member: 'flo', takesPart: false } : null,
    lastOrder: [],
    lastClients: ['eve'],
  });
  if (led) scene.sit('flo', 'facilitator');
  for (const member of members) scene.sit(member);
  if (format === 'frame.external') scene.sit('gil', 'speaker');
  scene.when(led ? 'flo' : 'ann', { type: 'startMeeting' });
  return scene;
}

/** The engine alone. */
const inEngine = (scene: Scene): Held => ({
  get state() {
    return scene.state;
  },
  get now() {
    return scene.now;
  },
  async when(member, command) {
    scene.when(member, command);
  },
  async pass(ms) {
    scene.pass(ms);
  },
  async signs(member) {
    scene.system({ type: 'noteAgreementSigned', member, version: scene.state.settings.agreementVersion });
  },
  async counted() {
    const { evaluation } = scene.state;
    if (evaluation.phase === 'answering') scene.system({ type: 'freezeEvaluation', round: evaluation.round });
  },
});

describe('every method', () => {
  test('has a table, and every table a method', () => {
    expect(Object.keys(frameTables).sort()).toEqual(Object.keys(templates.frames).sort());
    expect(Object.keys(blockTables).sort()).toEqual(Object.keys(templates.blocks).sort());
  });

  test.each(Object.keys(frameTables))(
    '[TP7] %s is held as its table says, and every stage becomes due',
    async (frame) => {
      const shared = templates.frames[frame]?.leadership === 'shared';
      const { most } = templates.frames[frame]?.people ?? { most: 0 };
      const members = most > 2 ? five : frame === 'frame.one2one' ? ['ann'] : ['ann', 'ben'];
      const scene = held(frame, members, templates.frames[frame]?.minutes.standard ?? 60, !shared);
      const rows = await rowsOf(inEngine(scene));
      expect(scene.state.status).toBe('ended');
      // The first slot is ann's, whose table is written; the others are the same with other names.
      const first = firstOfEach(rows);
      expect(first).toEqual(wholeTable(frameTables[frame] ?? [], blockTables));
    },
  );

  test.each(Object.keys(blockTables).filter((block) => block !== 'block.grow'))(
    '[TP8] %s is held as its table says, and every stage becomes due',
    async (block) => {
      const inserted = block === 'block.cleartheair';
      const scene = held(inserted ? 'frame.group' : `frame.group/${block}`, five, 180);
      let guard = 0;
      while (scene.state.current !== 'slotplan' && !scene.stage.includes('/') && guard++ < 10) {
        scene.when('flo', { type: 'advanceStage' });
      }
      if (inserted) scene.when('flo', { type: 'offerClearAir', first: 'ben', second: 'dan' });
      else if (scene.state.current === 'slotplan') {
        scene.when('flo', { type: 'confirmSlots', policy: scene.state.slotPolicy, clients: ['ann'] });
        while (!scene.stage.includes('/')) scene.when('flo', { type: 'advanceStage' });
      }
      const slot = scene.stage.split('/')[0] ?? '';
      const rows = await rowsOf(inEngine(scene), slot);
      expect(rows.map(({ row }) => row)).toEqual(blockTables[block]);
    },
  );
});
