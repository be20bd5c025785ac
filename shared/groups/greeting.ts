/** What somebody told about an action that they promised. */
type Told = {
  status: 'open' | 'done' | 'partly' | 'notDone' | 'dropped';
  learned: string;
  reportedAt: number | null;
};

/** What greets the group: what was settled since it last met, and every line that somebody wrote about an action since. */
export const greets = ({ status, learned, reportedAt }: Told, since: number): boolean =>
  status === 'done' || status === 'dropped' || (status !== 'open' && learned !== '' && (reportedAt ?? 0) > since);
