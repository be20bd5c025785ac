import type { PollAnswer } from '../../../shared/groups/poll';

/** Full: yes. Half: if need be. Struck through: no. A dot: no answer. `label` says it in words where nothing else does. */
export function Mark({ answer, label }: { answer: PollAnswer | 'none'; label?: string }) {
  const said = label === undefined ? { 'aria-hidden': true } : { role: 'img', 'aria-label': label, title: label };
  return <span className={`poll-mark poll-mark-${answer}`} {...said} />;
}
