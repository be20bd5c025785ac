import type { Logger } from 'pino';
import type { MeetingId } from '../../../shared/meeting/state';

/** Work of one meeting that nobody waits for. When it fails it is logged, and either tried again or left out. */
export class BackgroundWork {
  constructor(
    private readonly log: Logger,
    private readonly meeting: MeetingId,
  ) {}

  readonly fault = (error: unknown): void => {
    this.log.error({ meeting: this.meeting, err: error }, 'background work failed');
  };

  /** Does it at once; what comes after it happens also when it throws. */
  readonly now = (work: () => void): void => {
    try {
      work();
    } catch (error) {
      this.fault(error);
    }
  };

  /** Resolves when it is done, well or not. */
  async done(work: () => Promise<unknown>): Promise<void> {
    try {
      await work();
    } catch (error) {
      this.fault(error);
    }
  }
}
