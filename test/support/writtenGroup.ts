import * as Y from 'yjs';
import { withChecksum } from '../../server/rooms/documents/checksum';
import { documentName } from '../../shared/documents/names';
import { notesText } from '../../shared/documents/notes';
import { commonSlot } from '../../shared/meeting/pages';
import type { RunningApp } from './app';
import { endMeeting, type Gathered, must } from './clients';
import { issueCard, openAction } from './records';
import { topic } from './topic';

/** What people of the group wrote in its meeting. Each text stands in one place, so that it can be looked for. */
export const canary = {
  shownCard: 'canary-shown-card',
  annsCard: 'canary-card-of-ann',
  bensCard: 'canary-card-of-ben',
  annsNote: 'canary-note-of-ann',
  bensNote: 'canary-note-of-ben',
  annsAction: 'canary-action-of-ann',
  bensAction: 'canary-action-of-ben',
  learned: 'canary-learned',
  parked: 'canary-parked-topic',
  request: 'canary-request',
  oneChange: 'canary-one-change',
  toAnn: 'canary-envelope-to-ann',
  toBen: 'canary-envelope-to-ben',
  drawn: 'canary-drawn-on-board',
  groupNotes: 'canary-notes-of-the-group',
  bensPage: 'canary-page-of-ben',
  form: 'canary-note-of-a-form',
} as const;

/** The meeting is held, everybody writes, and it ends; the group has a board, notes, actions and topics. */
export async function holdWrittenMeeting(running: RunningApp, here: Gathered): Promise<void> {
  const { store } = running;
  const { meeting, group } = here;
  const { Ann, Ben } = here.people;
  if (!Ann || !Ben) throw new Error('Ann and Ben take part');
  must(await here.lead.command({ type: 'startMeeting' }));
  await running.clock.move(10 * 60_000);
  const state = await here.lead.until(({ startedAt }) => startedAt !== null);
  const slotOf = (member: string) => Object.values(state.slots).find(({ client }) => client === member)?.id ?? '';
  const envelope = (id: string, to: string, from: string, text: string) =>
    ({
      kind: 'envelope',
      meeting,
      card: { id, slot: slotOf(to), kind: 'idea', text, from, helped: false, at: running.clock.now() },
    }) as const;
  const action = (id: string, member: string, what: string, learned = '') => ({
    ...openAction({ id, member, meeting, slot: slotOf(member), what, learned }),
    acceptedAt: running.clock.now(),
  });
  const ids = (name: string) => `${name}-${meeting}`.slice(0, 60);
  await store.write([
    { kind: 'issue', at: 1, member: Ann.me, card: issueCard({ line: canary.annsCard }), version: 1 },
    { kind: 'issue', at: 1, member: Ben.me, card: issueCard({ line: canary.bensCard }), version: 1 },
    {
      kind: 'sharedIssue',
      meeting,
      slot: slotOf(Ben.me),
      member: Ben.me,
      card: issueCard({ line: canary.shownCard }),
      version: 1,
    },
    { kind: 'note', meeting, member: Ann.me, text: canary.annsNote, version: 1 },
    { kind: 'note', meeting, member: Ben.me, text: canary.bensNote, version: 1 },
    { kind: 'page', meeting, stage: 'checkin', member: Ben.me, text: canary.bensPage, version: 1 },
    { kind: 'action', group, action: action(ids('aa'), Ann.me, canary.annsAction) },
    { kind: 'action', group, action: action(ids('ab'), Ben.me, canary.bensAction, canary.learned) },
    { kind: 'parked', meeting, group, item: { ...topic(ids('pt'), canary.parked, Ann.me), at: running.clock.now() } },
    {
      kind: 'parked',
      meeting,
      group,
      item: { ...topic(ids('pr'), canary.request, Ben.me), kind: 'request', at: running.clock.now() },
    },
    { kind: 'oneChange', meeting, text: canary.oneChange, version: 1 },
    { kind: 'evaluationTexts', meeting, stage: 'nowhere', texts: [canary.form] },
    { kind: 'talkTime', meeting, member: Ann.me, ms: 617_003 },
    { kind: 'talkTime', meeting, member: Ben.me, ms: 123_007 },
    envelope(ids('ea'), Ann.me, Ben.me, canary.toAnn),
    envelope(ids('eb'), Ben.me, Ann.me, canary.toBen),
  ]);
  const board = new Y.Doc();
  const drawn = { id: 'e1', type: 'text', text: canary.drawn, isDeleted: false, version: 1, versionNonce: 1 };
  board.getMap('elements').set('e1', { ...drawn, x: 0, y: 0, width: 90, height: 20 });
  const notes = new Y.Doc();
  notesText(notes).insert(0, canary.groupNotes);
  for (const [kind, doc] of [['board', board] as const, ['notes', notes] as const]) {
    const document = documentName({ group, meeting, kind, slot: commonSlot });
    await store.appendUpdate(document, withChecksum(Y.encodeStateAsUpdate(doc)), Ann.me, 0);
  }
  await endMeeting(here);
}
