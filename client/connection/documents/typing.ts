import { useCallback, useEffect, useMemo, useRef } from 'react';
import type { DocumentName, MemberId } from '../../../shared/meeting/state';
import type { PresenceNews } from '../../../shared/protocol/presence';
import { useConnection, useRoom } from '../hooks/context';

export type Caret = { member: MemberId; field: string; index: number };

const everyMs = 150;

type Typing = Extract<PresenceNews, { kind: 'typing' }>;

/** The latest note of each member. A person with several tabs writes in only one of them. */
function caretsFrom(presence: ReadonlyMap<string, PresenceNews>, document: DocumentName, me: MemberId): Caret[] {
  const latest = new Map<MemberId, Typing>();
  for (const news of presence.values()) {
    if (news.kind === 'typing' && news.document === document && news.member !== me) latest.set(news.member, news);
  }
  return [...latest.values()].flatMap(({ member, field, index }) => (field === null ? [] : [{ member, field, index }]));
}

/** The people who are writing in a document, with their places. Only people who are here count. */
export function useCarets(document: DocumentName): Caret[] {
  const presence = useRoom((state) => state.presence);
  const meeting = useRoom((state) => state.meeting);
  const me = useRoom((state) => state.view?.me ?? '');
  return useMemo(
    () => caretsFrom(presence, document, me).filter(({ member }) => meeting?.seats[member]?.presence === 'here'),
    [presence, document, me, meeting],
  );
}

/** Tells the others a few times a second where I type, and `null` when I leave the field. */
export function useTellCaret(document: DocumentName): (field: string | null, index: number) => void {
  const connection = useConnection();
  const state = useRef<{ at: number; timer: ReturnType<typeof setTimeout> | null; said: boolean }>({
    at: 0,
    timer: null,
    said: false,
  });
  const tell = useCallback(
    (field: string | null, index: number) => {
      const now = performance.now();
      if (state.current.timer) clearTimeout(state.current.timer);
      const send = () => {
        state.current = { at: performance.now(), timer: null, said: field !== null };
        connection.presence({ kind: 'typing', document, field, index });
      };
      const wait = state.current.at + everyMs - now;
      if (field === null || wait <= 0) send();
      else state.current.timer = setTimeout(send, wait);
    },
    [connection, document],
  );
  // The newest tab of a member counts. Notes of a tab that was closed or reloaded no longer do.
  useEffect(() => {
    if (document !== '') connection.presence({ kind: 'typing', document, field: null, index: 0 });
    return () => {
      if (state.current.timer) clearTimeout(state.current.timer);
      if (state.current.said) connection.presence({ kind: 'typing', document, field: null, index: 0 });
    };
  }, [connection, document]);
  return tell;
}
