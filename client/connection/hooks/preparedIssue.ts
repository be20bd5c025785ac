import { useEffect, useRef } from 'react';
import type { GroupId, MeetingId, MemberId } from '../../../shared/meeting/state';
import type { IssueCard } from '../../../shared/protocol/records';
import { newId } from '../newId';
import { writeCardIn } from '../preparingApi';
import { type StoredIssue, sameCard } from './savedIssue';
import { useSavedRecord } from './savedRecord';

/**
 * My issue card, saved on the page of the group while I write it, as in the room. What cannot be saved is handed to `onLost`, and
 * waits among the kept texts of the meeting.
 */
export function usePreparedIssue(
  whose: { group: GroupId; meeting: MeetingId; member: MemberId },
  { card, version }: StoredIssue,
  how: { textOf: (card: IssueCard) => string; onChanged: () => void; onLost: (text: string) => void },
) {
  const saved = useSavedRecord<IssueCard>({
    stored: { value: card, version },
    isSame: sameCard,
    send: async (sent, before) => {
      const answer = await writeCardIn(whose.group, { card: sent, version: before });
      if (answer.ok || answer.error === 'stale') how.onChanged();
      return answer;
    },
    textOf: how.textOf,
    keepText: (text) => {
      if (text.trim() === '') return;
      const draft = { ...whose, id: newId(), about: 'issue', text, at: Date.now() };
      void import('../documents/storedDrafts').then(
        ({ storeDraft }) => storeDraft(draft),
        () => undefined, // The file could not be loaded: the text is still on the page.
      );
      how.onLost(text);
    },
    givesWay: true,
  });
  const keep = useRef(saved.keep);
  useEffect(() => {
    keep.current = saved.keep;
  });
  // Whoever follows a link a moment after the last letter leaves nothing behind.
  useEffect(() => {
    const leave = () => void keep.current();
    addEventListener('pagehide', leave);
    return () => removeEventListener('pagehide', leave);
  }, []);
  return saved;
}
