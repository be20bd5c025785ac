import { useCallback, useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import { type DocumentKind, documentName } from '../../../shared/documents/names';
import { type DocumentRights, documentRights } from '../../../shared/meeting/rights/documents';
import type { DocumentName } from '../../../shared/meeting/state';
import { type DocumentLink, type DocumentState, linkDocument } from '../documents/documentLink';
import { durableOutbox, type Outbox } from '../documents/outbox';
import type { Connection } from '../roomState';
import { useConnection, useRoom } from './context';

type Shared = { link: DocumentLink; users: number };

const links = new WeakMap<Connection, Map<DocumentName, Shared>>();
let outbox: Outbox | null = null;

/** Several panels can show one document. They share its link, and the last one closes it. */
function acquire(connection: Connection, document: DocumentName, kind: DocumentKind): DocumentLink {
  const known = links.get(connection) ?? new Map<DocumentName, Shared>();
  links.set(connection, known);
  outbox ??= durableOutbox();
  const shared = known.get(document) ?? { link: linkDocument({ connection, outbox, document, kind }), users: 0 };
  shared.users += 1;
  known.set(document, shared);
  return shared.link;
}

const FLUSH_WITHIN_MS = 5_000;

/** Text typed right before a panel closes is still delivered. A panel that opens again in time gets the same link. */
async function release(connection: Connection, document: DocumentName): Promise<void> {
  const known = links.get(connection);
  const shared = known?.get(document);
  if (!shared) return;
  shared.users -= 1;
  await Promise.race([shared.link.flush(), new Promise((resolve) => setTimeout(resolve, FLUSH_WITHIN_MS))]);
  if (shared.users > 0 || known?.get(document) !== shared) return;
  known.delete(document);
  shared.link.close();
}

const nothing: DocumentState = { doc: null, writable: false, pending: false, problem: 'none', refused: 'none' };

export type OpenDocument = DocumentState & {
  name: DocumentName;
  rights: DocumentRights;
  /** True when this member may type or draw now. */
  canWrite: boolean;
  flush: () => Promise<boolean>;
};

/** The board, plan or notes of a slot (or `common`), opened while the component is on screen. */
export function useDocument(kind: DocumentKind, slot: string): OpenDocument {
  const connection = useConnection();
  const meeting = useRoom((state) => state.meeting);
  const me = useRoom((state) => state.view?.me ?? '');
  const name = meeting ? documentName({ group: meeting.group, meeting: meeting.id, kind, slot }) : '';
  const [link, setLink] = useState<DocumentLink | null>(null);

  useEffect(() => {
    if (name === '') return;
    setLink(acquire(connection, name, kind));
    return () => {
      setLink(null);
      void release(connection, name);
    };
  }, [connection, name, kind]);

  const subscribe = useCallback((listener: () => void) => link?.subscribe(listener) ?? (() => undefined), [link]);
  const state = useSyncExternalStore(subscribe, () => link?.state() ?? nothing);
  const flush = useCallback(() => link?.flush() ?? Promise.resolve(true), [link]);
  return useMemo(() => {
    const rights: DocumentRights =
      meeting && name !== '' ? documentRights(meeting, me, name) : { read: false, write: false, softReadOnly: null };
    const canWrite = state.doc !== null && rights.write && rights.softReadOnly === null;
    return { ...state, name, rights, canWrite, flush };
  }, [state, meeting, me, name, flush]);
}
