import { describe, expect, test } from 'vitest';
import { slotsAhead, slotsOf } from '../../../shared/meeting/agenda/recut';
import { present, seated } from '../../../shared/meeting/people/people';
import { projectedEnd } from '../../../shared/meeting/views/agenda';
import { heldOutside, removedPeople } from '../../../shared/meeting/views/lobby';
import { isRefusal } from '../../../shared/refusal';
import { lobby, MINUTE, opened, running, START, types } from './support';

const seat = { type: 'takeSeat', agreement: 1, surroundings: 'alone', sound: 'here' } as const;
const asking = { settings: { admission: 'ask' as const } };

describe('attendance', () => {
  test('[AT1] with admission by asking, the lead lets people in or not', () => {
    const scene = lobby({ ...asking, members: ['ann'] })
      .connect('ben')
      .connect('cleo');
    scene.refused('ben', seat, 'notAdmitted');
    scene.when('ben', { type: 'knock' });
    scene.when('cleo', { type: 'knock' });
    expect(heldOutside(scene.state, scene.now).map(({ member }) => member)).toEqual(['ben', 'cleo']);
    scene.refused('ben', { type: 'admit', member: 'ben' }, 'notAdmitted');
    scene.when('ann', { type: 'admit', member: 'ben' });
    scene.when('ann', { type: 'refuseEntry', member: 'cleo' });
    scene.when('ben', seat);
    scene.refused('cleo', seat, 'notAdmitted');
    expect(seated(scene.state)).toEqual(['ann', 'ben']);
    scene.refused('ben', { type: 'setAdmission', admission: 'open' }, 'notLead');
  });

  test('[AT2] open doors and the lead by role need no knock', () => {
    expect(types(opened().connect('ben').when('ben', seat))).toEqual(['seatTaken', 'agendaPlanned']);
    expect(types(opened(asking).connect('ann').when('ann', seat))).toEqual(['seatTaken', 'agendaPlanned']);
  });

  test('[AT2] who is expected is let in by asking, unless somebody turned them away, and everybody else waits', () => {
    const scene = lobby({ ...asking, members: ['ann'] })
      .connect('ben')
      .connect('cleo');
    const asks = (member: string) => types(scene.system({ type: 'letInExpected', member }));
    expect(asks('ben')).toEqual(['admitted']);
    scene.when('ben', seat);
    expect(types(scene.when('cleo', { type: 'knock' }))).toEqual(['knocked']);
    scene.when('ann', { type: 'refuseEntry', member: 'cleo' });
    expect(asks('cleo')).toEqual(['knocked']);
  });

  test('[AT3] no seat without the current agreement', () => {
    const scene = opened().connect('ben');
    scene.refused('ben', { ...seat, agreement: 0 }, 'stale');
    scene.when('ben', { ...seat, surroundings: 'headphones' });
    expect(scene.state.seats.ben?.agreed).toEqual({ version: 1, surroundings: 'headphones' });
  });

  test('[AT4] a lost line keeps the seat, its place and its role', () => {
    const scene = running();
    const before = scene.state.order;
    scene.drop('ben');
    expect(present(scene.state)).not.toContain('ben');
    expect(seated(scene.state)).toContain('ben');
    expect(scene.connect('ben').state.order).toEqual(before);
    expect(present(scene.state)).toContain('ben');
    expect(scene.system({ type: 'noteConnected', member: 'ben', role: 'member' })).toEqual([]);
  });

  test('[AT5] doors open fifteen minutes before; the lead may come earlier', () => {
    const scene = opened().connect('ann').connect('ben');
    scene.now = START - 16 * MINUTE;
    scene.refused('ben', seat, 'notOpenYet');
    scene.when('ann', seat);
    scene.now = START - 15 * MINUTE;
    scene.when('ben', seat);
  });

  test('[AT5] a lobby that was opened before its time lets members come in', () => {
    const scene = opened().connect('ben');
    scene.now = START - 120 * MINUTE;
    scene.refused('ben', seat, 'notOpenYet');
    scene.system({ type: 'openLobby', by: 'ann' });
    expect(scene.system({ type: 'openLobby', by: 'ann' })).toEqual([]);
    scene.when('ben', seat);
    scene.when('ben', { type: 'leave' });
    scene.sit('ann').when('ann', { type: 'startMeeting' });
    scene.refusedSystem({ type: 'openLobby', by: 'ann' }, 'notNow');
  });

  test('[AT5] opening a lobby that is open by the clock says nothing', () => {
    const scene = opened();
    scene.now = START - 15 * MINUTE;
    expect(scene.system({ type: 'openLobby', by: 'ann' })).toEqual([]);
  });

  test('[AT5] once the meeting has started, the planned time holds nobody outside', () => {
    const month = 28 * 24 * 60 * MINUTE;
    const scene = opened(asking);
    scene.now = START - month;
    scene.sit('ann').connect('ben').connect('cleo');
    scene.refused('ben', { type: 'knock' }, 'notOpenYet');
    scene.when('ann', { type: 'startMeeting' });
    scene.when('ben', { type: 'knock' });
    scene.when('ann', { type: 'admit', member: 'ben' });
    scene.when('ben', seat);
    scene.when('ann', { type: 'setAdmission', admission: 'open' });
    scene.when('cleo', seat);
    expect(seated(scene.state)).toEqual(['ann', 'ben', 'cleo']);
  });

  test('[AT5] the lead sees who is held outside and why, and may let them in before the lobby opens', () => {
    const scene = opened(asking);
    scene.now = START - 60 * MINUTE;
    scene.sit('ann').connect('ben').wait(1).connect('cleo');
    expect(heldOutside(scene.state, scene.now)).toEqual([
      { member: 'ben', why: 'tooEarly' },
      { member: 'cleo', why: 'tooEarly' },
    ]);
    scene.when('ann', { type: 'admit', member: 'ben' });
    scene.when('ben', seat);
    scene.when('ben', { type: 'leave' });
    scene.when('ben', seat);
    scene.refused('cleo', seat, 'notOpenYet');
    expect(heldOutside(scene.state, scene.now)).toEqual([{ member: 'cleo', why: 'tooEarly' }]);
    scene.now = START - 15 * MINUTE;
    expect(heldOutside(scene.state, scene.now)).toEqual([{ member: 'cleo', why: 'preparing' }]);
    scene.when('cleo', { type: 'knock' });
    expect(heldOutside(scene.state, scene.now)).toEqual([{ member: 'cleo', why: 'asked' }]);
    scene.when('ann', { type: 'refuseEntry', member: 'cleo' });
    expect(heldOutside(scene.state, scene.now)).toEqual([{ member: 'cleo', why: 'refused' }]);
    scene.when('ann', { type: 'admit', member: 'cleo' });
    expect(heldOutside(scene.state, scene.now)).toEqual([{ member: 'cleo', why: 'letIn' }]);
    scene.drop('cleo');
    expect(heldOutside(scene.state, scene.now)).toEqual([]);
  });

  test('[AT5] a guest speaker between their stages is held outside until the next one', () => {
    const scene = running().sit('hana', 'speaker');
    expect(heldOutside(scene.state, scene.now)).toEqual([{ member: 'hana', why: 'otherStage' }]);
  });

  test('[AT6] nobody there to open: the first member comes in alone after three minutes', () => {
    const scene = opened(asking).connect('ben').connect('cleo');
    scene.refused('ben', seat, 'notAdmitted');
    scene.wait(3 * MINUTE);
    scene.when('ben', seat);
    scene.refused('cleo', seat, 'notAdmitted');
    scene.when('cleo', { type: 'knock' });
    scene.when('ben', { type: 'admit', member: 'cleo' });
    expect(
      types(
        opened({ ...asking, lead: null })
          .connect('dan')
          .when('dan', seat),
      )[0],
    ).toBe('seatTaken');
  });

  test('[AT7] a latecomer gets the last place in the round and of the slots', () => {
    const scene = running({ members: ['ann', 'ben', 'cleo', 'dan'] }).goTo('checkin');
    const before = scene.state.slots.s1?.minutes ?? 0;
    scene.sit('eve');
    expect(scene.talk).toMatchObject({ kind: 'round', waiting: ['ben', 'cleo', 'dan', 'eve'] });
    const clients = [...new Set(scene.state.agenda.map((stage) => stage.slot))].flatMap((id) =>
      id ? [scene.state.slots[id]?.client] : [],
    );
    expect(clients.at(-1)).toBe('eve');
    expect(scene.state.slots.s1?.minutes).toBeLessThan(before);
  });

  test('[AT7] no slot for a latecomer where equal slots would get too short', () => {
    const scene = running({ minutes: 90, members: ['ann', 'ben', 'cleo', 'dan'] })
      .goTo('checkin')
      .wait(30 * MINUTE);
    scene.sit('eve');
    expect(Object.values(scene.state.slots).map((slot) => slot.client)).not.toContain('eve');
  });

  test('[AT8] nobody waits for a person who left, and their minutes go to the slots ahead', () => {
    const scene = running().goTo('checkin');
    const before = scene.state.slots.s1?.minutes ?? 0;
    scene.when('dan', { type: 'leave' });
    expect(scene.talk).toMatchObject({ waiting: ['ben', 'cleo', 'eve'] });
    const ofDan = Object.values(scene.state.slots).find((slot) => slot.client === 'dan');
    const parts = () => scene.state.agenda.filter((stage) => stage.slot === ofDan?.id);
    expect(parts().every((stage) => stage.skipped)).toBe(true);
    const without = scene.state.slots.s1?.minutes ?? 0;
    expect(without).toBeGreaterThan(before);
    scene.sit('dan');
    expect(parts().some((stage) => stage.skipped)).toBe(false);
    expect(scene.state.slots.s1?.minutes).toBeLessThan(without);
  });

  test('[AT8] whoever comes back by the door they left through has their slot and their turn again', () => {
    const scene = running()
      .goTo('checkin')
      .wait(30 * MINUTE);
    scene.when('ann', { type: 'recut' });
    const slotOfDan = () => slotsAhead(scene.state).find(({ slot }) => slot.client === 'dan');
    const before = slotOfDan()?.minutes ?? 0;
    scene.when('dan', { type: 'leave' });
    expect(slotOfDan()).toBeUndefined();
    // The page knocks: whoever only stepped out is let in at once, and has the old seat.
    scene.when('dan', { type: 'knock' });
    expect(slotOfDan()?.minutes).toBe(before);
    expect(scene.talk).toMatchObject({ waiting: ['ben', 'cleo', 'eve', 'dan'] });
    scene.when('dan', seat);
    expect(slotOfDan()?.minutes).toBe(before);
  });

  test('[AT8] whoever comes back has their slot even if the meeting then ends later, but not when its turn is over', () => {
    const scene = running().goTo('checkin');
    scene.when('eve', { type: 'leave' });
    scene.wait(80 * MINUTE);
    scene.when('eve', { type: 'knock' });
    expect(slotsAhead(scene.state).at(-1)).toMatchObject({ slot: { client: 'eve' }, minutes: 10 });
    expect(projectedEnd(scene.state, scene.now).lateMinutes).toBeGreaterThan(0);
    scene.when('ben', { type: 'leave' });
    scene.goTo('s3/present');
    scene.when('ben', { type: 'knock' });
    expect(slotsAhead(scene.state).map(({ slot }) => slot.client)).toEqual(['dan', 'eve']);
  });

  test('[AT8] the agenda is drawn anew when somebody who left comes back before the start', () => {
    const scene = lobby();
    scene.when('dan', { type: 'leave' });
    expect(slotsOf(scene.state).map(({ client }) => client)).not.toContain('dan');
    scene.when('dan', { type: 'knock' });
    expect(slotsOf(scene.state).map(({ client }) => client)).toContain('dan');
  });

  test('[AT9] a removed person stays out until admitted again; the lead by role cannot be removed', () => {
    const scene = running();
    scene.refused('ben', { type: 'removeMember', member: 'cleo' }, 'notLead');
    scene.when('ann', { type: 'removeMember', member: 'cleo' });
    scene.refused('cleo', { type: 'raiseHand' }, 'notAdmitted');
    scene.refused('cleo', seat, 'notAdmitted');
    scene.when('ann', { type: 'admit', member: 'cleo' });
    scene.when('cleo', seat);
    scene.when('ann', { type: 'handOver', member: 'ben' });
    scene.refused('ben', { type: 'removeMember', member: 'ann' }, 'notAllowed');
  });

  test('[AT9] after a removal the lead is asked about everybody who comes with the link', () => {
    const scene = running({ settings: { admission: 'open' } });
    scene.when('ann', { type: 'removeMember', member: 'cleo' });
    expect(scene.state.settings.admission).toBe('ask');
    scene.connect('zoe').refused('zoe', seat, 'notAdmitted');
  });

  test('[AT9] somebody who leaves and sits down again and again has to be let in from the fifth time on', () => {
    const scene = running();
    for (let times = 0; times < 47; times++) {
      const decided = scene.decide({ type: 'leave' }, { kind: 'member', member: 'ben' });
      if (isRefusal(decided)) break;
      scene.happen(decided);
      scene.when('ben', { type: 'knock' });
      if (scene.state.seats.ben?.admission === 'waiting') break;
      scene.when('ben', seat);
    }
    expect(scene.state.departures).toBe(5);
    scene.refused('ben', seat, 'notAdmitted');
    scene.when('ann', { type: 'admit', member: 'ben' });
    scene.when('ben', seat);
    scene.when('ben', { type: 'leave' });
    scene.refused('ben', seat, 'notAdmitted');
    for (const member of ['ann', 'cleo', 'dan', 'eve']) scene.drop(member);
    scene.when('ben', seat);
  });

  test('[AT9] a person removed from the group loses their seat, and their place among the people who ask to come in', () => {
    const scene = running().connect('zoe');
    scene.when('zoe', { type: 'knock' });
    scene.system({ type: 'noteRemovedFromGroup', member: 'zoe', by: 'ann' });
    scene.system({ type: 'noteRemovedFromGroup', member: 'cleo', by: 'ann' });
    expect(scene.state.seats.zoe?.admission).toBe('removed');
    expect(scene.state.seats.cleo?.admission).toBe('removed');
    scene.refused('ann', { type: 'admit', member: 'cleo' }, 'unknownMember');
    // First from the meeting, then from the group: one departure, and no way back under this id.
    scene.when('ann', { type: 'removeMember', member: 'dan' });
    expect(removedPeople(scene.state)).toEqual(['dan']);
    const { departures } = scene.state;
    scene.system({ type: 'noteRemovedFromGroup', member: 'dan', by: 'ann' });
    expect(scene.state.departures).toBe(departures);
    expect(removedPeople(scene.state)).toEqual([]);
    scene.refused('ann', { type: 'admit', member: 'dan' }, 'unknownMember');
    // Somebody who never came here, and somebody who is out already: nothing to note.
    const { version } = scene.state;
    scene.system({ type: 'noteRemovedFromGroup', member: 'nobody', by: 'ann' });
    scene.system({ type: 'noteRemovedFromGroup', member: 'cleo', by: 'ann' });
    expect(scene.state.version).toBe(version);
  });

  test('[AT10] a pair is full with two', () => {
    const scene = lobby({ template: 'frame.buddy', members: ['ann', 'ben'] }).connect('cleo');
    scene.refused('cleo', seat, 'full');
  });

  test('[AT11] the lead alone switches the encryption; who leaves a seat makes its key an old one', () => {
    const scene = running().connect('zoe');
    expect(scene.state).toMatchObject({ settings: { encrypted: false }, departures: 0 });
    scene.refused('ben', { type: 'setEncryption', on: true }, 'notLead');
    scene.when('ann', { type: 'setEncryption', on: true });
    scene.refused('ann', { type: 'setEncryption', on: true }, 'notNow');
    expect(scene.state.settings.encrypted).toBe(true);
    scene.when('dan', { type: 'leave' });
    scene.when('ann', { type: 'removeMember', member: 'cleo' });
    expect(scene.state.departures).toBe(2);
    scene.sit('dan');
    expect(scene.state.departures).toBe(2);
    scene.when('ann', { type: 'setEncryption', on: false });
    expect(scene.state).toMatchObject({ settings: { encrypted: false }, departures: 2 });
  });
});
