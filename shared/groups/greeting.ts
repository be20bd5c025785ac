/** What somebody told about an action that they promised. */
type Told = {
  status: 'open' | 'done' | 'partly' | 'notDone' | 'dropped';
  learned: string;
  reportedAt: number | null;
};

/** What greets the group: what was settled since it last met, and every line that somebody wrote about an action since. */
export const greets = ({ status, learned, reportedAt }: Told, since: number): boolean =>
  status === 'done' || status === 'dropped' || (status !== 'open' && learned !== '' && (reportedAt ?? 0) > since);

/**
 * An action as the group knows it that met last until `metUntil`: what its owner told after that greets the group when it meets
 * next, and until then the action stands as one of which nothing was told.
 */
export const asGroupKnows = <A extends Told>(action: A, metUntil: number): A =>
  (action.reportedAt ?? 0) <= metUntil ? action : { ...action, status: 'open', learned: '', reportedAt: null };
