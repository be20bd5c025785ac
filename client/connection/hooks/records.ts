import { useCallback, useEffect, useState } from 'react';
import type { WordsAnswer, WordsChange, WordsRequest } from '../../../shared/protocol/records';
import type { Answer } from '../../../shared/refusal';
import { newId } from '../newId';
import { useConnection, useRoom } from './context';

type What = WordsRequest['what'];
type AnswerTo<W extends What> = Extract<WordsAnswer, { what: W }>;

const isAnswerTo = <W extends What>(answer: WordsAnswer, what: W): answer is AnswerTo<W> => answer.what === what;

/** Words that this member may see, read again when they change on the server; null until they arrived, and while none are asked for. */
export function useWords<W extends What>(
  request: Extract<WordsRequest, { what: W }> | null,
): { words: AnswerTo<W> | null; error: string | null } {
  const connection = useConnection();
  const version = useRoom((state) => (request ? state.wordsVersion[request.what] : 0));
  const isHere = useRoom((state) => state.link.kind === 'here');
  const [read, setRead] = useState<{ of: string; words: AnswerTo<W> | null; error: string | null } | null>(null);
  const key = JSON.stringify(request);
  const what = request?.what ?? null;

  useEffect(() => {
    if (what === null || version < 0 || !isHere) return;
    let wanted = true;
    void connection.ask('words:read', JSON.parse(key) as WordsRequest).then((answer) => {
      if (!wanted) return;
      if (!answer.ok)
        setRead((before) => ({ of: key, words: before?.of === key ? before.words : null, error: answer.error }));
      else if (isAnswerTo(answer.value, what)) setRead({ of: key, words: answer.value, error: null });
    });
    return () => {
      wanted = false;
    };
  }, [connection, key, version, isHere, what]);

  return read?.of === key ? read : { words: null, error: null };
}

/** Writes words. The same change sent again under its id counts once, so a lost answer is asked for again. */
export function useChangeWords(): (change: WordsChange) => Promise<Answer<{ version: number }>> {
  const connection = useConnection();
  return useCallback(
    async (change) => {
      const commandId = newId();
      const answer = await connection.ask('words:change', { commandId, change });
      if (answer.ok || answer.error !== 'unavailable') return answer;
      return connection.ask('words:change', { commandId, change });
    },
    [connection],
  );
}
