import { useCallback, useEffect, useState } from 'react';
import { slotInHand } from '../../../shared/meeting/people/people';
import type { SlotId } from '../../../shared/meeting/state';
import { discardDraft, keepDraft, storeWriting } from '../documents/drafts';
import { newId } from '../newId';
import type { Connection } from '../roomState';
import { useConnection } from './context';

/** A slot: the text belongs to it and can be sent only during it. Null: it can be sent during the whole meeting. */
type Unsent = { id: string; about: string; slot: SlotId | null; text: string };

const unsent = new WeakMap<Connection, Map<string, Unsent>>();

function of(connection: Connection): Map<string, Unsent> {
  const known = unsent.get(connection) ?? new Map<string, Unsent>();
  unsent.set(connection, known);
  return known;
}

/**
 * Text in a form that is not sent yet. It is kept when its panel closes, and is there again when the panel opens. After
 * a reload it is shown among the kept texts.
 */
export function useUnsentText(about: string, slot: SlotId | null = null): [string, (text: string) => void] {
  const connection = useConnection();
  const name = `${about} ${slot}`;
  const [text, setText] = useState(() => of(connection).get(name)?.text ?? '');
  const write = useCallback(
    (next: string) => {
      const before = of(connection).get(name);
      if (next === '') {
        of(connection).delete(name);
        if (before) discardDraft(before.id);
      } else {
        const written = { id: before?.id ?? newId(), about, slot, text: next };
        of(connection).set(name, written);
        storeWriting(connection, written);
      }
      setText(next);
    },
    [connection, name, about, slot],
  );
  return [text, write];
}

function keepWhatIsOver(connection: Connection): void {
  const { meeting } = connection.state();
  const slot = meeting?.status === 'running' ? slotInHand(meeting) : null;
  for (const [name, each] of of(connection)) {
    const mayStillSend = meeting !== null && meeting.status !== 'ended' && (each.slot === null || each.slot === slot);
    if (mayStillSend) continue;
    of(connection).delete(name);
    keepDraft(connection, each.about, each.text, each.id);
  }
}

/** When a slot or the meeting ends, unsent text is shown to its writer, who can copy or discard it. */
export function useKeptUnsent(): void {
  const connection = useConnection();
  useEffect(() => {
    const keep = () => keepWhatIsOver(connection);
    keep();
    const stop = connection.subscribe(keep);
    return () => {
      stop();
      keep();
    };
  }, [connection]);
}
