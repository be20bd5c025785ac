import { useCallback, useEffect, useState } from 'react';
import type { MeetingId } from '../../../shared/meeting/state';
import type { Minutes } from '../../../shared/protocol/http';
import type { Answer } from '../../../shared/refusal';
import { askServer } from '../../connection/api';

export type MinutesState =
  | { kind: 'loading' }
  | { kind: 'here'; minutes: Minutes }
  | { kind: 'refused'; why: 'signedOut' | 'notAdmitted' | 'notAllowed' | 'notFound' | 'other' };

const minutesPath = (meeting: MeetingId) => `/api/meetings/${encodeURIComponent(meeting)}/minutes`;

/** The minutes of one meeting, and a function that loads them again. */
export function useMinutes(meeting: MeetingId): [MinutesState, () => void] {
  const [state, setState] = useState<MinutesState>({ kind: 'loading' });
  const ask = useCallback(async () => askServer<Minutes>('GET', minutesPath(meeting)), [meeting]);
  useEffect(() => {
    let current = true;
    void ask().then((answer) => current && setState(read(answer)));
    return () => {
      current = false;
    };
  }, [ask]);
  const again = useCallback(() => {
    setState({ kind: 'loading' });
    void ask().then((answer) => setState(read(answer)));
  }, [ask]);
  return [state, again];
}

function read(answer: Answer<Minutes>): MinutesState {
  if (answer.ok) return { kind: 'here', minutes: answer.value };
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
