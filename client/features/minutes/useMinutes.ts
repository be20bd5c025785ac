import { useCallback, useEffect, useState } from 'react';
import type { MeetingId } from '../../../shared/meeting/state';
import type { Mine, Minutes } from '../../../shared/protocol/http';
import type { Answer } from '../../../shared/refusal';
import { askServer } from '../../connection/api';

export type Loaded<T> =
  | { kind: 'loading' }
  | { kind: 'here'; value: T }
  | { kind: 'refused'; why: 'signedOut' | 'notAdmitted' | 'notAllowed' | 'notFound' | 'other' };

/** The minutes of one meeting, and a function that loads them again. With other `news` they are read again meanwhile. */
export const useMinutes = (meeting: MeetingId, news = 0) => useLoaded<Minutes>(meeting, 'minutes', news);

/** What belongs to me of one meeting. */
export const useMine = (meeting: MeetingId, news = 0) => useLoaded<Mine>(meeting, 'mine', news);

function useLoaded<T>(meeting: MeetingId, what: 'minutes' | 'mine', news: number): [Loaded<T>, () => void] {
  const [state, setState] = useState<Loaded<T>>({ kind: 'loading' });
  const [asked, setAsked] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `asked` and `news` start the effect again.
  useEffect(() => {
    let current = true;
    void askServer<T>('GET', `/api/meetings/${encodeURIComponent(meeting)}/${what}`).then((answer) => {
      // What is on the page stays there when it cannot be read again.
      if (current) setState((before) => (before.kind === 'here' && !answer.ok ? before : read(answer)));
    });
    return () => {
      current = false;
    };
  }, [meeting, what, news, asked]);
  const again = useCallback(() => {
    setState({ kind: 'loading' });
    setAsked((times) => times + 1);
  }, []);
  return [state, again];
}

function read<T>(answer: Answer<T>): Loaded<T> {
  if (answer.ok) return { kind: 'here', value: answer.value };
  switch (answer.error) {
    case 'signedOut':
    case 'notAdmitted':
    case 'notAllowed':
    case 'notFound':
      return { kind: 'refused', why: answer.error };
    default:
      return { kind: 'refused', why: 'other' };
  }
}
