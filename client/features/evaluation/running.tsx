import { useEffect } from 'react';
import { useStore } from 'zustand';
import { useConnection } from '../../connection/hooks/context';
import { useMe, useMeeting } from '../../connection/hooks/meeting';
import { groupKey } from '../../connection/keys';
import type { Connection } from '../../connection/roomState';
import { browserMemory, type Kept } from './memory';
import { EvaluationRun } from './round';

/** One run per connection, created on first use. */
const runs = new WeakMap<Connection, EvaluationRun>();

/** My side of the evaluation, for the panels. */
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

const started = new WeakSet<EvaluationRun>();

/** Takes part as long as the connection lives, whichever panel is open. */
function useTakingPart(run: EvaluationRun): void {
  useEffect(() => {
    if (started.has(run)) return;
    started.add(run);
    run.start();
  }, [run]);
}

/** What this browser keeps; null until it was loaded. */
export function useKept(): Kept | null {
  const run = useEvaluationRun();
  useTakingPart(run);
  return useStore(run.store, ({ kept, isLoaded }) => (isLoaded ? kept : null));
}

/** Takes part in the evaluation, also while another panel is open. The room mounts it once, and it draws nothing. */
export function EvaluationTakesPart(): null {
  useTakingPart(useEvaluationRun());
  return null;
}
