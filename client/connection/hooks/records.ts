import { useCallback, useEffect, useState } from 'react';
import type { RecordsAnswer, RecordsChange, RecordsRequest } from '../../../shared/protocol/records';
import type { Answer } from '../../../shared/refusal';
import { newId } from '../newId';
import { useConnection, useRoom } from './context';

type What = RecordsRequest['what'];
type AnswerTo<W extends What> = Extract<RecordsAnswer, { what: W }>;

const isAnswerTo = <W extends What>(answer: RecordsAnswer, what: W): answer is AnswerTo<W> => answer.what === what;

/**
 * Records that this member may see, read again when they change on the server. Null until they have arrived, and while
 * none are wanted.
 */
export function useRecords<W extends What>(
  request: Extract<RecordsRequest, { what: W }> | null,
): { records: AnswerTo<W> | null; error: string | null } {
  const connection = useConnection();
  const version = useRoom((state) => (request ? state.recordsVersion[request.what] : 0));
  const isHere = useRoom((state) => state.link.kind === 'here');
  const [read, setRead] = useState<{ of: string; records: AnswerTo<W> | null; error: string | null } | null>(null);
  const key = JSON.stringify(request);
  const what = request?.what ?? null;

  useEffect(() => {
    if (what === null || version < 0 || !isHere) return;
    let wanted = true;
    void connection.ask('records:read', JSON.parse(key) as RecordsRequest).then((answer) => {
      if (!wanted) return;
      if (!answer.ok)
        setRead((before) => ({ of: key, records: before?.of === key ? before.records : null, error: answer.error }));
      else if (isAnswerTo(answer.value, what)) setRead({ of: key, records: answer.value, error: null });
    });
    return () => {
      wanted = false;
    };
  }, [connection, key, version, isHere, what]);

  return read?.of === key ? read : { records: null, error: null };
}

/**
 * Changes records. A change that is sent again under its id counts once, so it is sent again when its answer is lost.
 */
export function useChangeRecords(): (change: RecordsChange) => Promise<Answer<{ version: number }>> {
  const connection = useConnection();
  return useCallback(
    async (change) => {
      const commandId = newId();
      const answer = await connection.ask('records:change', { commandId, change });
      if (answer.ok || answer.error !== 'unavailable') return answer;
      return connection.ask('records:change', { commandId, change });
    },
    [connection],
  );
}
