import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { ActionsQuery, InviteRow, Store } from '../../server/store/store';
import type { Event } from '../../shared/meeting/events';
import type { Meeting } from '../../shared/meeting/state';
import { issueCard, openAction } from '../support/records';
import { topic } from '../support/topic';
import { buddiesMeet } from './storeBuddies';
import { datesAreKept } from './storeDates';
import { demosAreErased } from './storeDemos';
import { documentsAreKept } from './storeDocuments';
import { entryIsKept } from './storeEntry';
import { groupsAreFormed } from './storeForming';
import { groupsChange } from './storeLife';
import { privateAnswersAreKept } from './storePrivate';
import { turnsAreExchanged } from './storeRota';
import { ann, ben, group, invite, meeting, session } from './storeRows';

/** Numbered facts. */
const fact = (n: number): Event => ({ type: 'questionsOnlyShown', at: n });
const facts = (...numbers: number[]) => numbers.map(fact);

const card = (line: string) => issueCard({ line, help: ['questions'] });
const action = (id: string) =>
  openAction({
    id,
    slot: 's1',
    what: 'Call the customer',
    firstStep: 'Find the number',
    by: 'Friday',
    measure: 'called',
    buddy: 'ben',
    acceptedAt: 77,
    due: '2026-03-20',
  });

/** What every store promises. `reopen` closes and opens the same data again; null where data do not outlive the process. */
export function storeContract(
  name: string,
  open: () => Promise<{ store: Store; reopen: (() => Promise<Store>) | null; clean: () => Promise<void> }>,
): void {
  describe(`store: ${name}`, () => {
    let opened: Awaited<ReturnType<typeof open>>;
    let store: Store;
    beforeEach(async () => {
      opened = await open();
      store = opened.store;
      const invites: InviteRow[] = [{ ...invite, secretHash: 'first', kind: 'group', meeting: null, usesLeft: null }];
      await store.createMeeting(
        { meeting, group, members: [ann, ben], invites, session: session('starter', 'ann') },
        facts(1, 2),
      );
    });
    afterEach(async () => {
      await store.close();
      await opened.clean();
    });
    const reopened = async () => {
      if (opened.reopen) {
        await store.close();
        store = await opened.reopen();
      }
    };
    const append = (expected: number, events: Event[], id: string | null = null) =>
      store.append({
        meeting: 'm1',
        expected,
        events,
        at: 9,
        command: id === null ? null : { member: 'ann', id },
      });

    test('a meeting is created together with its group, its people and its first events', async () => {
      await reopened();
      expect(await store.meeting('m1')).toEqual(meeting);
      expect(await store.group('g1')).toEqual(group);
      expect(await store.membersOf('g1')).toEqual([ann, ben]);
      expect(await store.member('ben')).toEqual(ben);
      expect(await store.readEvents('m1', 0)).toEqual(facts(1, 2));
      expect(await store.meeting('other')).toBeNull();
      expect(await store.invite('first')).toMatchObject({ kind: 'group', group: 'g1' });
      expect(await store.sessionMember('starter', 'g1')).toBe('ann');
    });

    test('a meeting whose creation fails leaves nothing behind', async () => {
      const second = { ...meeting, title: 'again' };
      const other = { ...group, id: 'g2' };
      await expect(store.createMeeting({ meeting: second, group: other, members: [] }, facts(1))).rejects.toThrow();
      expect(await store.group('g2')).toBeNull();
      expect(await store.readEvents('m1', 0)).toHaveLength(2);
    });

    test('events are appended in order and read after a version', async () => {
      expect(await append(2, facts(3, 4))).toEqual({ outcome: 'committed', version: 4 });
      await reopened();
      expect(await store.readEvents('m1', 2)).toEqual(facts(3, 4));
      expect(await store.readEvents('m1', 4)).toEqual([]);
    });

    test('an append that expects another length is a conflict and changes nothing', async () => {
      expect(await append(1, facts(9), 'c1')).toEqual({ outcome: 'conflict' });
      expect(await store.readEvents('m1', 0)).toEqual(facts(1, 2));
      expect(await append(2, facts(3), 'c1')).toEqual({ outcome: 'committed', version: 3 });
    });

    test('of many appends that expect the same length exactly one succeeds', async () => {
      const outcomes = await Promise.all([7, 8, 9].map((n) => append(2, facts(n), `c${n}`)));
      expect(outcomes.map((one) => one.outcome).sort()).toEqual(['committed', 'conflict', 'conflict']);
      expect(await store.readEvents('m1', 0)).toHaveLength(3);
    });

    test('a command that is sent again gets its first version, also after a restart', async () => {
      await append(2, facts(3), 'c1');
      await append(3, facts(4), 'c2');
      expect(await append(4, facts(3), 'c1')).toEqual({ outcome: 'duplicate', version: 3 });
      await reopened();
      expect(await store.commandVersion({ meeting: 'm1', member: 'ann', id: 'c2' })).toBe(4);
      expect(await store.commandVersion({ meeting: 'm1', member: 'ben', id: 'c2' })).toBeNull();
      expect(await append(4, facts(3), 'c1')).toEqual({ outcome: 'duplicate', version: 3 });
      expect(await store.readEvents('m1', 0)).toHaveLength(4);
    });

    test('the same command id of another member is another command', async () => {
      await append(2, facts(3), 'c1');
      const other = await store.append({
        meeting: 'm1',
        expected: 3,
        events: facts(4),
        at: 9,
        command: { member: 'ben', id: 'c1' },
      });
      expect(other).toEqual({ outcome: 'committed', version: 4 });
    });

    test('records are saved with the events they belong to, or not at all', async () => {
      const records = [
        { kind: 'sharedIssue', meeting: 'm1', slot: 's1', member: 'ann', card: card('a'), version: 1 },
      ] as const;
      const conflict = await store.append({
        meeting: 'm1',
        expected: 0,
        events: facts(3),
        at: 9,
        command: null,
        records: [...records],
      });
      expect(conflict.outcome).toBe('conflict');
      expect(await store.sharedIssues('m1')).toEqual([]);
      await store.append({ meeting: 'm1', expected: 2, events: facts(3), at: 9, command: null, records: [...records] });
      await reopened();
      expect(await store.sharedIssues('m1')).toEqual([{ slot: 's1', member: 'ann', card: card('a'), version: 1 }]);
    });

    test('one bad write does not affect the others of the same turn', async () => {
      const results = await Promise.allSettled([
        append(2, facts(3)),
        store.createMeeting({ meeting, group: null, members: [] }, []),
        store.addSession(session('t1', 'ann')),
      ]);
      expect(results.map((one) => one.status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
      expect(await store.readEvents('m1', 0)).toHaveLength(3);
      expect(await store.sessionMember('t1', 'g1')).toBe('ann');
    });

    test('a snapshot is replaced by a newer one and never by an older one', async () => {
      expect(await store.readSnapshot('m1')).toBeNull();
      const at = (version: number) => ({ id: 'm1', version }) as unknown as Meeting;
      await store.saveSnapshot('m1', at(5));
      await store.saveSnapshot('m1', at(3));
      await reopened();
      expect(await store.readSnapshot('m1')).toEqual(at(5));
      await store.saveSnapshot('m1', at(6));
      expect(await store.readSnapshot('m1')).toEqual(at(6));
    });

    test('meetings of a group come in order and change their status', async () => {
      await store.createMeeting({ meeting: { ...meeting, id: 'm0', ordinal: 1 }, group: null, members: [] }, []);
      await store.setMeetingStatus('m0', 'ended');
      expect((await store.meetingsOf('g1')).map((row) => [row.id, row.status])).toEqual([
        ['m0', 'ended'],
        ['m1', 'lobby'],
      ]);
    });

    test('a text may only follow the version before it', async () => {
      const save = (version: number, line: string) =>
        store.write([{ kind: 'issue', at: version, member: 'ann', card: card(line), version }]);
      expect(await save(1, 'a')).toEqual({ outcome: 'committed' });
      expect(await save(1, 'other tab')).toEqual({ outcome: 'stale' });
      expect(await save(2, 'b')).toEqual({ outcome: 'committed' });
      expect(await store.issue('g1', 'ann')).toEqual({ card: card('b'), version: 2, writtenAt: 2 });
      expect(await store.issue('g2', 'ann')).toBeNull();

      const note = (version: number) =>
        store.write([{ kind: 'note', meeting: 'm1', member: 'ann', text: `n${version}`, version }]);
      expect(await note(2)).toEqual({ outcome: 'stale' });
      await note(1);
      expect(await store.note('m1', 'ann')).toEqual({ text: 'n1', version: 1 });
      expect(await store.note('m1', 'ben')).toBeNull();

      await store.write([{ kind: 'oneChange', meeting: 'm1', text: 'shorter', version: 1 }]);
      expect(await store.oneChange('m1')).toEqual({ text: 'shorter', version: 1 });
      await store.write([{ kind: 'helpContacts', group: 'g1', text: '0800 123', version: 1 }]);
      expect(await store.helpContacts('g1')).toEqual({ text: '0800 123', version: 1 });
      expect(await store.helpContacts('g2')).toBeNull();
    });

    test('a member has one page for each stage, which others read as it was shown', async () => {
      const page = (stage: string, member: string, version: number) =>
        store.write([{ kind: 'page', meeting: 'm1', stage, member, text: `${stage} ${version}`, version }]);
      expect(await page('write', 'ben', 2)).toEqual({ outcome: 'stale' });
      for (const [stage, member] of [
        ['write', 'ben'],
        ['s1/judge', 'ann'],
        ['write', 'ann'],
      ] as const)
        expect(await page(stage, member, 1)).toEqual({ outcome: 'committed' });
      const ofAnn = { meeting: 'm1', stage: 'write', member: 'ann' };
      await store.write([{ kind: 'pageShown', ...ofAnn, shown: 'write' }]);
      expect(await page('write', 'ann', 2)).toEqual({ outcome: 'committed' });
      const judge = { stage: 's1/judge', member: 'ann', text: 's1/judge 1', version: 1, shown: null };
      const write = { stage: 'write', member: 'ann', text: 'write 2', version: 2, shown: 'write' };
      const bens = { stage: 'write', member: 'ben', text: 'write 1', version: 1, shown: null };
      expect(await store.pages('m1')).toEqual([judge, write, bens]);
      expect(await store.pages('m1', 'ann')).toEqual([judge, write]);
      expect(await store.pages('m2')).toEqual([]);
      await store.write([{ kind: 'pageGone', ...ofAnn }]);
      expect(await store.pages('m1')).toEqual([judge, bens]);
      expect(await page('write', 'ann', 1)).toEqual({ outcome: 'committed' });
    });

    test('the agreement is written by version, and each signature is kept with the version it stands under', async () => {
      const write = (version: number) =>
        store.write([{ kind: 'agreement', group: 'g1', version, lines: [`v${version}`], at: 9 }]);
      const sign = (member: string, version: number, at: number) =>
        store.write([{ kind: 'signature', group: 'g1', signature: { member, version, at } }]);
      await sign('ann', 3, 1);
      expect(await write(3)).toEqual({ outcome: 'stale' });
      expect(await write(4)).toEqual({ outcome: 'committed' });
      await sign('ben', 4, 2);
      await sign('ann', 4, 3);
      await sign('ben', 4, 5);
      await reopened();
      expect((await store.group('g1'))?.agreement).toEqual({ version: 4, lines: ['v4'] });
      expect(await store.signatures('g1')).toEqual([
        { member: 'ann', version: 3, at: 1 },
        { member: 'ann', version: 4, at: 3 },
        { member: 'ben', version: 4, at: 5 },
      ]);
      expect(await store.signatures('g2')).toEqual([]);
    });

    test('a stale write rejects the other writes of the same change', async () => {
      const outcome = await store.write([
        { kind: 'parked', meeting: 'm1', group: 'g1', item: topic('p1', 'x') },
        { kind: 'note', meeting: 'm1', member: 'ann', text: 'n', version: 5 },
      ]);
      expect(outcome).toEqual({ outcome: 'stale' });
      expect(await store.parked('g1')).toEqual([]);
    });

    test('a change of records that is sent again is saved once', async () => {
      const command = { meeting: 'm1', member: 'ann', id: 'w1' };
      const park = [{ kind: 'parked', meeting: 'm1', group: 'g1', item: topic('p1', 'rooms') } as const];
      expect(await store.write([...park], command)).toEqual({ outcome: 'committed' });
      expect(await store.write([...park], command)).toEqual({ outcome: 'duplicate' });
      expect(await store.parked('g1')).toEqual([{ ...topic('p1', 'rooms'), meeting: 'm1' }]);
      const score = { importance: 9, urgency: 2 };
      await store.write([{ kind: 'parkedChanged', item: 'p1', change: { score } }]);
      await store.write([{ kind: 'parkedChanged', item: 'p1', change: { helpers: ['ben'] } }]);
      expect(await store.parked('g1')).toEqual([{ ...topic('p1', 'rooms'), score, helpers: ['ben'], meeting: 'm1' }]);
      await store.write([{ kind: 'unparked', item: 'p1' }]);
      expect(await store.parked('g1')).toEqual([]);
    });

    test('envelope cards, actions, texts and talk times are read back unchanged', async () => {
      const one = { id: 'e1', slot: 's1', kind: 'idea', text: 'try', from: 'ben', helped: false, at: 4 } as const;
      await store.write([
        { kind: 'envelope', meeting: 'm1', card: one },
        { kind: 'envelope', meeting: 'm1', card: { ...one, id: 'e2', slot: 's2' } },
        { kind: 'action', group: 'g1', action: action('a1') },
        { kind: 'action', group: 'g1', action: { ...action('a2'), slot: null } },
        { kind: 'evaluationTexts', meeting: 'm1', stage: 'evaluate', texts: ['b', 'a'] },
        { kind: 'evaluationTexts', meeting: 'm1', stage: 'final', texts: ['d', 'c'] },
        { kind: 'evaluationTexts', meeting: 'm1', stage: 'final', texts: ['later'] },
        { kind: 'talkTime', meeting: 'm1', member: 'ann', ms: 10 },
        { kind: 'talkTime', meeting: 'm1', member: 'ann', ms: 30 },
      ]);
      await store.write([{ kind: 'envelopeHelped', card: 'e1', helped: true }]);
      await store.write([{ kind: 'actionStatus', action: 'a1', status: 'partly', learned: 'start small', at: 90 }]);
      await reopened();
      expect(await store.envelope('m1', 's1')).toEqual([{ ...one, helped: true }]);
      expect(await store.envelopeCard('e2')).toEqual({ meeting: 'm1', card: { ...one, id: 'e2', slot: 's2' } });
      expect(await store.actionsOfMeeting('m1')).toEqual([
        { ...action('a1'), status: 'partly', learned: 'start small', reportedAt: 90 },
        { ...action('a2'), slot: null },
      ]);
      const texts = new Map([
        ['evaluate', ['b', 'a']],
        ['final', ['d', 'c']],
      ]);
      expect(await store.evaluationTexts('m1')).toEqual(texts);
      expect(await store.talkTime('m1')).toEqual([{ member: 'ann', ms: 30 }]);
      await store.write([
        { kind: 'envelopeGone', card: 'e1' },
        { kind: 'actionGone', action: 'a1' },
      ]);
      expect(await store.envelopeCard('e1')).toBeNull();
      expect((await store.actionsOfMeeting('m1')).map((row) => row.id)).toEqual(['a2']);
      expect(await store.action('g1', 'a2')).toEqual({ ...action('a2'), slot: null });
      expect(await store.action('g2', 'a2')).toBeNull();
    });

    test('actions come in pages, newest first: those of a meeting, and unsettled ones from earlier meetings', async () => {
      const rows = [
        { ...action('a1'), meeting: 'm0', acceptedAt: 1, status: 'open' },
        { ...action('a2'), meeting: 'm0', acceptedAt: 2, status: 'done' },
        { ...action('a3'), meeting: 'm0', acceptedAt: 2, status: 'partly', member: 'ben' },
        { ...action('a4'), acceptedAt: 3, status: 'done' },
        { ...action('a5'), acceptedAt: 3, status: 'open', member: 'ben' },
        { ...action('a6'), meeting: 'm2', acceptedAt: 4, status: 'open' },
      ] as const;
      await store.write(rows.map((one) => ({ kind: 'action', group: 'g1', action: one })));
      await reopened();
      const all = {
        group: 'g1',
        meeting: 'm1',
        of: null,
        previousOnly: false,
        reportedSince: Number.POSITIVE_INFINITY,
        before: null,
        limit: 10,
      } as const;
      const ids = async (asked: Partial<ActionsQuery>) =>
        (await store.actions({ ...all, until: Number.POSITIVE_INFINITY, ...asked })).map(({ id }) => id).join(' ');
      expect(await ids({})).toBe('a6 a5 a4 a3 a1');
      await store.write([{ kind: 'actionStatus', action: 'a2', status: 'done', learned: 'It helped', at: 50 }]);
      expect(await ids({})).toBe('a6 a5 a4 a3 a1');
      expect(await ids({ reportedSince: 49 })).toBe('a6 a5 a4 a3 a2 a1');
      expect(await ids({ reportedSince: 50 })).toBe('a6 a5 a4 a3 a1');
      expect(await ids({ reportedSince: 0, until: 49 })).toBe('a6 a5 a4 a3 a1');
      expect(await ids({ until: 3 })).toBe('a5 a4 a3 a1');
      expect(await ids({ of: 'ben' })).toBe('a5 a3');
      expect(await ids({ previousOnly: true })).toBe('a6 a3 a1');
      expect(await ids({ limit: 2 })).toBe('a6 a5');
      expect(await ids({ limit: 2, before: { acceptedAt: 3, id: 'a5' } })).toBe('a4 a3');
      expect(await ids({ before: { acceptedAt: 2, id: 'a3' } })).toBe('a1');
      expect(await ids({ group: 'g2' })).toBe('');
      expect(await store.unreported('g1', 'm1', Number.POSITIVE_INFINITY)).toEqual([{ member: 'ann', count: 2 }]);
      expect(await store.unreported('g1', 'm1', 3)).toEqual([{ member: 'ann', count: 1 }]);
    });

    test('the settled actions of several members come in pages, the one that was settled last first', async () => {
      const rows = [
        { ...action('a1'), acceptedAt: 1, status: 'done', reportedAt: 30 },
        { ...action('a2'), acceptedAt: 2, status: 'dropped', reportedAt: 40, member: 'ben' },
        // From before reports had a time.
        { ...action('a3'), acceptedAt: 35, status: 'done', due: null },
        { ...action('a4'), acceptedAt: 4, status: 'partly', reportedAt: 50 },
        { ...action('a5'), acceptedAt: 5, status: 'open' },
        { ...action('a6'), acceptedAt: 6, status: 'done', reportedAt: 60, member: 'cleo' },
        { ...action('a7'), acceptedAt: 7, status: 'done', reportedAt: 30 },
      ] as const;
      await store.write(rows.map((one) => ({ kind: 'action', group: 'g1', action: one })));
      const settled = async (members: string[], before: { at: number; id: string } | null, limit: number) =>
        (await store.groups.settled(members, before, limit)).map(({ id }) => id).join(' ');
      expect(await settled(['ann', 'ben'], null, 10)).toBe('a2 a3 a7 a1');
      expect(await settled(['ann', 'ben'], null, 2)).toBe('a2 a3');
      expect(await settled(['ann', 'ben'], { at: 35, id: 'a3' }, 2)).toBe('a7 a1');
      expect(await settled(['ann'], { at: 30, id: 'a7' }, 2)).toBe('a1');
      expect(await settled([], null, 2)).toBe('');
      expect((await store.groups.unsettled('g1', 'ann')).map(({ id }) => id)).toEqual(['a5', 'a4']);
      // A report that is taken back has no time.
      await store.write([{ kind: 'actionStatus', action: 'a1', status: 'open', learned: '', at: 70 }]);
      expect(await store.action('g1', 'a1')).toMatchObject({ status: 'open', reportedAt: null, due: '2026-03-20' });
    });

    const here = {
      get store() {
        return store;
      },
      reopened,
    };
    entryIsKept(here);
    groupsAreFormed(here);
    documentsAreKept(here);
    demosAreErased(here);
    datesAreKept(here);
    privateAnswersAreKept(here);
    turnsAreExchanged(here);
    groupsChange(here);
    buddiesMeet(here);

    test('a ping is a commit', async () => {
      await store.ping();
      await store.ping();
    });
  });
}
