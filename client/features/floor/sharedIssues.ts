import { useEffect, useState } from 'react';
import type { MemberId } from '../../../shared/meeting/state';
import type { IssueCard } from '../../../shared/protocol/records';
import { useConnection, useRoom } from '../../connection/hooks/context';

/** The issue cards that members have shown, by member. */
export function useSharedIssues(): ReadonlyMap<MemberId, IssueCard> {
  const connection = useConnection();
  const version = useRoom((state) => state.recordsVersion.sharedIssues);
  const [issues, setIssues] = useState<ReadonlyMap<MemberId, IssueCard>>(new Map());
  useEffect(() => {
    if (version < 0) return;
    let wanted = true;
    void connection.ask('records:read', { what: 'sharedIssues' }).then((answer) => {
      if (!wanted || !answer.ok || answer.value.what !== 'sharedIssues') return;
      setIssues(new Map(answer.value.issues.map((issue) => [issue.member, issue.card])));
    });
    return () => {
      wanted = false;
    };
  }, [connection, version]);
  return issues;
}
