import type { Answer } from '../../../shared/refusal';
import { keepDraft } from '../documents/drafts';
import { useConnection } from './context';
import { useSavedRecord } from './savedRecord';

const itself = (text: string): string => text;

/** A text of mine that is saved while I write it, and how far that is. `about` is where a draft of it comes from. */
export function useSavedText({
  stored,
  send,
  about,
}: {
  stored: { text: string; version: number };
  send: (text: string, version: number) => Promise<Answer<{ version: number }>>;
  about: string;
}) {
  const connection = useConnection();
  const record = useSavedRecord<string>({
    stored: { value: stored.text, version: stored.version },
    isSame: Object.is,
    send,
    textOf: itself,
    keepText: (text) => keepDraft(connection, about, text),
  });
  const { value, isKept, isSaving, refused, keep, giveWay, insist } = record;
  const saving: 'stale' | 'failed' | 'saved' | 'saving' =
    refused?.error === 'stale' ? 'stale' : refused && !isSaving ? 'failed' : isKept ? 'saved' : 'saving';
  return {
    text: value,
    saving,
    write: (text: string) => record.write(() => text),
    keep,
    giveWay,
    insist,
    /** What did not fit into the field becomes a draft. */
    keepRest: (left: string) => keepDraft(connection, about, left),
  };
}
