import type { Logger } from 'pino';
import type { MeetingId } from '../../../shared/meeting/state';
import type { Clock } from '../clock';

const SAY_AGAIN_MS = 60_000;

/** For a `catch`: first the meeting, then the error. */
export type MediaFaults = (meeting: MeetingId) => (error: unknown) => void;

/** Faults of the media server are logged once a minute at most: while it is down every request fails. */
export function mediaFaults({ clock, log }: { clock: Clock; log: Logger }): MediaFaults {
  let saidAt = Number.NEGATIVE_INFINITY;
  return (meeting) => (error) => {
    if (clock.now() - saidAt < SAY_AGAIN_MS) return;
    saidAt = clock.now();
    log.warn({ meeting, err: error }, 'the media server did not do what it was asked: the meeting goes on without it');
  };
}
