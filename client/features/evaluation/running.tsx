import { useEffect, useSyncExternalStore } from 'react';
import { useConnection } from '../../connection/context';
import { groupKey } from '../../connection/keys';
import { useMe, useMeeting } from '../../connection/meeting';
import type { Connection } from '../../connection/roomState';
import { browserMemory, type Kept } from './memory';
import { EvaluationRun } from './round';

/** One run per connection, whoever asks first. */
const runs = new WeakMap<Connection, EvaluationRun>();

/** My side of the evaluation, for the papers. */
export function useEvaluationRun(): EvaluationRun {
  const connection = useConnection();
  const meeting = useMeeting();
  const me = useMe();
  const known = runs.get(connection);
  if (known) return known;
  const run = new EvaluationRun({
    connection,
    meeting: meeting.id,
    me,
    inviteKey: groupKey(meeting.group),
    memory: browserMemory(`${meeting.id}/${me}`),
  });
  runs.set(connection, run);
  return run;
}

/** What this browser keeps; null until it was read. */
export function useKept(): Kept | null {
  const run = useEvaluationRun();
  return useSyncExternalStore(
    (listener) => run.subscribe(listener),
    () => (run.isLoaded() ? run.kept() : null),
  );
}

/**
 * Takes part in the masked sums whichever paper is open. Drawn once, by the room, as soon as there is a meeting; it
 * shows nothing.
 */
export function EvaluationTakesPart(): null {
  const run = useEvaluationRun();
  useEffect(() => run.start(), [run]);
  return null;
}
