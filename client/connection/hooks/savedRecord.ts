import { useEffect, useRef, useState } from 'react';
import type { Answer } from '../../../shared/refusal';
import { SavedRecord, type Version } from '../documents/savedRecord';

const saveAfter = 800;
const tryAgainAfter = 4_000;

type Saved = Answer<{ version: number }>;
type Refused = Extract<Saved, { ok: false }>;

/**
 * A record of mine that is saved while I write it: a moment after each letter, and when its field leaves the screen. What
 * cannot be saved then is kept as a draft.
 */
export function useSavedRecord<T>({
  stored,
  isSame,
  send,
  merge,
  givesWay = false,
  keepText,
  textOf,
}: {
  stored: Version<T>;
  isSame: (one: T, other: T) => boolean;
  /** Asks the server to replace this version. */
  send: (value: T, version: number) => Promise<Saved>;
  merge?: (mine: T, stored: T) => T;
  /** Where another tab has written meanwhile, its version is shown, and mine is kept as a draft. */
  givesWay?: boolean;
  /** What cannot be saved as it reads, for its writer. */
  textOf: (value: T) => string;
  keepText: (text: string) => void;
}) {
  const [record] = useState(() => new SavedRecord<T>(stored, isSame, send, merge));
  const [value, setValue] = useState(record.latest);
  const [isSaving, setSaving] = useState(false);
  const [refused, setRefused] = useState<Refused | null>(null);
  const [hasGivenWay, setGivenWay] = useState(false);

  const { value: storedValue, version } = stored;
  useEffect(() => {
    if (!record.isNewer({ value: storedValue, version })) return;
    setValue(record.latest);
    setRefused(null);
  }, [record, storedValue, version]);

  function keepAsDraft(mine: T): void {
    keepText(textOf(mine));
  }
  /** What I wrote becomes a draft, and what the server holds takes its place. */
  function giveWay(): void {
    setRefused(null);
    // Of two that wait for the same change the first has given way.
    if (record.isKept()) return;
    keepAsDraft(record.latest);
    record.take(stored);
    setValue(stored.value);
  }
  async function keep(): Promise<Saved> {
    // What is saved already is no reason to show that something is being saved.
    if (record.isKept()) return record.keep();
    setSaving(true);
    const answer = await record.keep();
    setSaving(false);
    setValue(record.latest);
    setRefused(answer.ok ? null : answer);
    setGivenWay(!answer.ok && answer.error === 'stale' && givesWay);
    if (!answer.ok && answer.error === 'stale' && givesWay) now.current.giveWay();
    return answer;
  }
  const now = useRef({ keep, giveWay, keepAsDraft });
  now.current = { keep, giveWay, keepAsDraft };

  // A moment after each letter and each refusal.
  useEffect(() => {
    if (record.holds(value) || refused?.error === 'stale') return;
    const timer = setTimeout(() => void now.current.keep(), refused ? tryAgainAfter : saveAfter);
    return () => clearTimeout(timer);
  }, [record, value, refused]);
  useEffect(() => () => void record.leave((mine) => now.current.keepAsDraft(mine)), [record]);

  return {
    value,
    write(change: (latest: T) => T): void {
      record.write(change(record.latest));
      setValue(record.latest);
    },
    /** Answers when the newest value is saved, or why it is not. */
    keep,
    isKept: record.isKept(),
    isSaving,
    /** Why the newest value is not saved; null while nothing was refused. */
    refused,
    /** What I wrote last became a draft, because another tab had written meanwhile. */
    hasGivenWay,
    giveWay,
    /** What I wrote takes the place of what the server holds. */
    insist(): void {
      record.insistOver(stored);
      setRefused(null);
      void keep();
    },
  };
}
