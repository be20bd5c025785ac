import { byScore } from '../../../shared/meeting/views/parking';
import type { Minutes } from '../../../shared/protocol/http';
import type { Store } from '../../store/store';

type Rows = Awaited<ReturnType<Store['parked']>>;

/** Topics of the group as far as they were parked by then, and the progress and requests of this meeting. */
export function listsOf(
  meeting: string,
  rows: Rows,
  until: number,
  nameOf: (member: string) => string,
): Pick<Minutes, 'parking' | 'requests'> {
  // Items parked in later meetings belong to those meetings.
  const topics = byScore(rows.filter((item) => item.kind === 'topic' && item.at <= until));
  return {
    parking: topics.map(({ of, text, score }) => ({ name: nameOf(of), text, score })),
    requests: rows.flatMap(({ kind, meeting: of, by, text, helpers }) =>
      kind === 'topic' || of !== meeting ? [] : [{ name: nameOf(by), kind, text, helpers: helpers.map(nameOf) }],
    ),
  };
}
