import { useEffect } from 'react';
import { useStore } from 'zustand';
import { evaluationsOf } from '../../../shared/meeting/evaluations';
import { mayCount } from '../../../shared/meeting/people/answerers';
import { useConnection } from '../../connection/hooks/context';
import { useMe, useMeeting } from '../../connection/hooks/meeting';
import { groupKey } from '../../connection/keys';
import type { Connection } from '../../connection/roomState';
import { type KeySentence, KeyStandings, keySentence, provedMembers } from './keyStanding';
import { browserMemory, type Kept, type KnownKeys } from './memory';
import { EvaluationRun } from './round';

type Mine = { run: EvaluationRun; keys: KeyStandings; hasKey: boolean };

/** One per connection, created on first use. */
const mine = new WeakMap<Connection, Mine>();

function useMine(): Mine {
  const connection = useConnection();
  const { id: meeting, group } = useMeeting();
  const me = useMe();
  const known = mine.get(connection);
  if (known) return known;
  const inviteKey = groupKey(group);
  // A page over plain http has no cryptography: it can prove nothing, and asks for no scores.
  const hasKey = inviteKey !== null && globalThis.crypto?.subtle !== undefined;
  const made: Mine = {
    run: new EvaluationRun({ connection, meeting, me, inviteKey, memory: browserMemory(`${meeting}/${me}`) }),
    keys: new KeyStandings({ connection, meeting, me, inviteKey: hasKey ? inviteKey : null }),
    hasKey,
  };
  mine.set(connection, made);
  return made;
}

/** My side of the evaluation, for the panels. */
export const useEvaluationRun = (): EvaluationRun => useMine().run;

const started = new WeakSet<Mine>();

/** Takes part as long as the connection lives, whichever panel is open. */
function useTakingPart(): void {
  const my = useMine();
  useEffect(() => {
    if (started.has(my)) return;
    started.add(my);
    my.run.start();
    my.keys.start();
  }, [my]);
}

/** What the open form says of the browsers' keys, and the same for `send`. */
export function useKeySentence(): { sentence: KeySentence; knew: KnownKeys } {
  const { keys, hasKey } = useMine();
  const of = useStore(keys.store, (state) => state.of);
  const meeting = useMeeting();
  const sentence = keySentence(mayCount(meeting), useMe(), hasKey, of);
  return { sentence, knew: { proved: provedMembers(of), saidAll: sentence.kind === 'all' } };
}

/** What this browser keeps of the newest evaluation; null until it was loaded. */
export function useKept(): Kept | null {
  const run = useEvaluationRun();
  const newest = evaluationsOf(useMeeting()).at(-1);
  useTakingPart();
  return useStore(run.store, ({ kept, isLoaded }) => (isLoaded && kept.stage === newest?.stage ? kept : null));
}

/** Takes part in the evaluation, also while another panel is open. The room mounts it once, and it draws nothing. */
export function EvaluationTakesPart(): null {
  useTakingPart();
  return null;
}
