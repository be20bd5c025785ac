import * as Y from 'yjs';
import { documentName, type NamedDocument } from '../../../shared/documents/names';
import { beginRow, hashOfRow, planText, rowText } from '../../../shared/documents/plan';
import { emptyDocument } from '../../../shared/documents/roots';
import { ownPage } from '../../../shared/meeting/pages';
import type { MyActions } from '../../../shared/protocol/actions';
import type { Action, ActionStatus } from '../../../shared/protocol/records';
import { yesOf } from '../../support/browser';
import { must } from '../../support/clients';
import type { Traveller } from './traveller';

/** Changes a document of the meeting in which they sit, as their page does. */
export async function change(
  who: Traveller,
  { group, kind, slot }: Omit<NamedDocument, 'meeting'>,
  how: (doc: Y.Doc) => void,
): Promise<Y.Doc> {
  const client = who.seat;
  const document = documentName({ group, meeting: client.who.meeting, kind, slot });
  const opened = must(await client.ask('document:open', { document, stateVector: null }));
  const doc = emptyDocument(kind);
  Y.applyUpdate(doc, Buffer.from(opened.update, 'base64'));
  doc.clientID = opened.clientId;
  const before = Y.encodeStateVector(doc);
  how(doc);
  const update = Buffer.from(Y.encodeStateAsUpdate(doc, before)).toString('base64');
  must(await client.ask('document:update', { document, clientId: opened.clientId, update }));
  return doc;
}

/** Writes a line into the plan of their own in the meeting in which they sit, and accepts it as an action. */
export async function promise(who: Traveller, group: string, what: string): Promise<void> {
  const client = who.seat;
  const page = ownPage(client.me);
  let row = 0;
  const doc = await change(who, { group, kind: 'plan', slot: page }, (plan) => {
    row = beginRow(plan, client.me, who.running.clock.now()) ?? 0;
    planText(plan, row, 'what').insert(0, what);
  });
  must(await client.change({ what: 'acceptAction', page, row, hash: hashOfRow(rowText(doc, row)) }));
  await who.running.clock.move(1);
}

/** What greets somebody in the meeting in which they sit: who promised what before, and how it went, in order. */
export async function promisedBefore(who: Traveller): Promise<string[]> {
  const { actions } = await who.seat.read({ what: 'actions', previous: true });
  const { view } = who.seat;
  const people = view?.kind === 'seat' ? view.people : [];
  const nameOf = (member: string) => people.find((one) => one.member === member)?.name ?? member;
  return actions.map(({ member, what, status, learned }) =>
    [`${nameOf(member)}: ${what}`, status, learned].filter(Boolean).join(', '),
  );
}

/** Says on their own page how the action of theirs that begins so went. */
export async function report(who: Traveller, group: string, what: string, status: ActionStatus, learned = '') {
  const { open } = yesOf(await who.get<MyActions>('/api/actions'));
  const mine = open.find(({ action }) => action.what === what);
  if (!mine) throw new Error(`${who.name} has promised no such thing as ${what}`);
  return yesOf(await who.post<Action>(`/api/groups/${group}/actions/${mine.action.id}/report`, { status, learned }));
}
