import type { MemberCommand } from '../../shared/meeting/commands';
import type { Answer } from '../../shared/refusal';
import { newId } from './newId';

type Outcome = Answer<{ version: number }>;
type Queued = { commandId: string; command: MemberCommand; resolve: (outcome: Outcome) => void };

/**
 * My commands, sent one at a time: otherwise a lost packet could turn raise-lower into lower-raise. `emit` rejects when
 * no answer came. The same command is then sent again under its id, so that the server does it once.
 */
export function createCommandQueue(deps: {
  emit: (request: { commandId: string; command: MemberCommand }) => Promise<Outcome>;
  /** Resolves to true when the meeting is joined and commands may be sent, and to false when that will never be. */
  ready: () => Promise<boolean>;
  changed: (sending: ReadonlySet<MemberCommand['type']>) => void;
}) {
  let queue: Queued[] = [];
  let isRunning = false;

  const tell = () => deps.changed(new Set(queue.map((each) => each.command.type)));

  async function deliver({ commandId, command }: Queued): Promise<Outcome> {
    for (;;) {
      if (!(await deps.ready())) return { ok: false, error: 'unavailable' };
      try {
        return await deps.emit({ commandId, command });
      } catch {
        // No answer came: the network is slow or gone. The id makes it harmless to send the command again.
      }
    }
  }

  async function run(): Promise<void> {
    if (isRunning) return;
    isRunning = true;
    for (let next = queue[0]; next; next = queue[0]) {
      const outcome = await deliver(next);
      queue = queue.slice(1);
      tell();
      next.resolve(outcome);
    }
    isRunning = false;
  }

  return {
    send(command: MemberCommand): Promise<Outcome> {
      return new Promise((resolve) => {
        queue = [...queue, { commandId: newId(), command, resolve }];
        tell();
        void run();
      });
    },
  };
}
