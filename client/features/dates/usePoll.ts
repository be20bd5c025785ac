import { useState } from 'react';
import type { GroupId } from '../../../shared/meeting/state';
import type { Poll } from '../../../shared/protocol/dates';
import type { Answer } from '../../../shared/refusal';
import { readPoll } from '../../connection/datesApi';
import { useAnswer } from '../../connection/hooks/answer';

/** The others answer meanwhile, and times are moved. */
const ASK_AGAIN_MS = 5_000;

/** `useAnswer` asks about one text. */
const readPollAt = (of: string) => readPoll(of.slice(0, of.indexOf('/')), of.slice(of.indexOf('/') + 1));

/** A poll as it is now. `changed` shows at once what I just did; null: it is asked for again. */
export function usePoll(group: GroupId, id: string) {
  const [answer, askAgain] = useAnswer(readPollAt, `${group}/${id}`, { everyMs: ASK_AGAIN_MS });
  // The next answer of the server takes the place of what I just did.
  const [mine, setMine] = useState<{ poll: Poll; over: unknown } | null>(null);
  const told = answer?.ok ? answer.value : null;
  const changed = (now: Poll | null) => {
    if (now !== null) setMine({ poll: now, over: told });
    askAgain();
  };
  return { poll: mine !== null && mine.over === told ? mine.poll : told, answer, changed };
}

/** Why the poll cannot be shown: it is gone, or the server was not reached. */
export const isGone = (answer: Answer<unknown>): boolean => !answer.ok && answer.error !== 'unavailable';
