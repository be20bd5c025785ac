import type { Interlude, Meeting } from '../state';

/** The interlude of a paused stage, and whether its time is over: then it waits for somebody who goes on. */
export function interludeNow(meeting: Meeting, now: number): { kind: Interlude['kind']; leftMs: number } | null {
  const { interlude } = meeting;
  return interlude === undefined ? null : { kind: interlude.kind, leftMs: Math.max(0, interlude.until - now) };
}
