import { expect, test } from 'vitest';
import type { Event } from '../../shared/meeting/events';
import { issueCard } from '../support/records';
import { ann, group, type OpenStore, session } from './storeRows';

const fact: Event = { type: 'questionsOnlyShown', at: 1 };
const format = { name: 'Ours', frame: 'frame.group', block: null, minutes: 90, stages: [], prompts: [] };
const issue = issueCard({ line: 'x' });

/** Groups with simulated members, of which nothing is kept. */
export function demosAreErased(open: OpenStore): void {
  test('of a demo nothing is left when it is erased, and of others everything', async () => {
    const row = { id: 'm9', group: 'g9', title: 'Demo', ordinal: 1, startsAt: 1, minutes: 10, createdAt: 1 };
    const guest = { ...ann, id: 'gus', group: 'g9' };
    const hanna = { ...ann, id: 'hanna', group: 'g9' };
    const theirs = { ...session('hers', 'hanna'), group: 'g9' };
    await open.store.createMeeting(
      {
        meeting: { ...row, status: 'lobby' },
        group: { ...group, id: 'g9' },
        members: [hanna, guest],
        session: { ...session('his', 'gus'), group: 'g9' },
        demo: { sessions: [theirs] },
      },
      [fact],
    );
    expect(await open.store.sessionMember('hers', 'g9')).toBe('hanna');
    await open.store.write([
      { kind: 'issue', at: 1, member: 'gus', card: issue, version: 1 },
      { kind: 'note', meeting: 'm9', member: 'gus', text: 'x', version: 1 },
      { kind: 'prompt', meeting: 'm9', id: 'p9', text: 'x' },
      { kind: 'format', group: 'g9', id: 'f9', format, version: 1, at: 1 },
      { kind: 'prompt', meeting: 'm1', id: 'p1', text: 'ours' },
      { kind: 'format', group: 'g1', id: 'f1', format, version: 1, at: 1 },
      { kind: 'issue', at: 1, member: 'ann', card: issue, version: 1 },
      { kind: 'note', meeting: 'm1', member: 'ann', text: 'mine', version: 1 },
    ]);
    const swap = { turn: 'lead', to: 'hanna', status: 'open', askedAt: 1, answeredAt: null } as const;
    const poll = {
      minutes: 90,
      status: 'open' as const,
      times: [],
      fixed: null,
      moves: null,
      version: 1,
      createdAt: 1,
    };
    for (const [group, by, meeting] of [
      ['g9', 'gus', 'm9'],
      ['g1', 'ann', 'm1'],
    ] as const) {
      const { dates } = open.store;
      await dates.saveCalendar({ group, by, timeZone: 'UTC', series: null, version: 1 });
      await dates.saveAbsence({ meeting, member: by, reason: 'ill' });
      await dates.saveZone(by, 'UTC');
      await dates.addPoll({ ...poll, id: `poll of ${group}`, group, by });
      await dates.saveAnswer({ poll: `poll of ${group}`, time: 't', member: by, at: 1, answer: 'yes' });
      await open.store.rota.ask({ ...swap, id: `swap of ${group}`, group, from: by });
      await dates.replaceFeed(by, `feed of ${by}`, 1);
    }
    await open.store.reserveClient('g9/m9/board/common', 7, 'gus');
    await open.store.appendUpdate('g9/m9/board/common', new Uint8Array([1]), 'gus', 0);
    await open.reopened();
    expect(await open.store.demos()).toEqual(['g9']);

    await open.store.eraseDemo('g1');
    expect(await open.store.meeting('m1')).not.toBeNull();
    await open.store.eraseDemo('g9');
    await open.store.eraseDemo('g9');
    await open.reopened();
    expect(await open.store.demos()).toEqual([]);
    expect(await open.store.meeting('m9')).toBeNull();
    expect(await open.store.group('g9')).toBeNull();
    expect(await open.store.membersOf('g9')).toEqual([]);
    expect(await open.store.readEvents('m9', 0)).toEqual([]);
    for (const token of ['his', 'hers']) expect(await open.store.sessionMember(token, 'g9')).toBeNull();
    expect(await open.store.issue('g9', 'gus')).toBeNull();
    const datesOf = async (group: string, member: string, meeting: string) => [
      (await open.store.dates.calendar(group))?.by ?? null,
      (await open.store.dates.polls(group)).length,
      (await open.store.dates.answers(`poll of ${group}`)).length,
      (await open.store.dates.absences(meeting)).length,
      await open.store.dates.feedMember(`feed of ${member}`),
      (await open.store.rota.swaps(group)).length,
    ];
    expect(await datesOf('g9', 'gus', 'm9')).toEqual([null, 0, 0, 0, null, 0]);
    expect(await datesOf('g1', 'ann', 'm1')).toEqual(['ann', 1, 1, 1, 'ann', 1]);
    expect(await open.store.prompts('m9')).toEqual(new Map());
    expect(await open.store.formats('g9')).toEqual([]);
    expect(await open.store.prompts('m1')).toEqual(new Map([['p1', 'ours']]));
    expect(await open.store.formats('g1')).toEqual([{ id: 'f1', format, version: 1, at: 1 }]);
    expect(await open.store.note('m9', 'gus')).toBeNull();
    expect(await open.store.documentsOf('m9')).toEqual([]);
    expect((await open.store.readDocument('g9/m9/board/common')).updates).toEqual([]);
    expect(await open.store.clientsOf('g9/m9/board/common')).toEqual(new Map());
    expect(await open.store.note('m1', 'ann')).toMatchObject({ text: 'mine' });
    expect(await open.store.issue('g1', 'ann')).not.toBeNull();
    expect((await open.store.membersOf('g1')).length).toBe(2);
  });
}
