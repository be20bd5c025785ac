import type { Logger } from 'pino';
import type { MeetingId } from '../../../shared/meeting/state';
import type { Clock } from '../clock';

const SAY_AGAIN_MS = 60_000;

/** For a `catch`: of which meeting, then what was wrong. */
export type MediaFaults = (meeting: MeetingId) => (error: unknown) => void;

/** What the media server did not do goes into the log, once a minute at most: while it is down everybody goes on asking. */
export function mediaFaults({ clock, log }: { clock: Clock; log: Logger }): MediaFaults {
  let saidAt = Number.NEGATIVE_INFINITY;
  return (meeting) => (error) => {
    if (clock.now() - saidAt < SAY_AGAIN_MS) return;
    saidAt = clock.now();
    log.warn({ meeting, err: error }, 'the media server did not do what it was asked: the meeting goes on without it');
  };
}
