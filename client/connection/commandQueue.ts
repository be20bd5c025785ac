import type { MemberCommand } from '../../shared/meeting/commands';
import type { Answer } from '../../shared/refusal';
import { newId } from './newId';

type Outcome = Answer<{ version: number }>;
type Waiting = { commandId: string; command: MemberCommand; resolve: (outcome: Outcome) => void };

/**
 * My commands, one in flight: a lost packet would otherwise turn raise-lower into lower-raise. `emit` rejects when no
 * answer came; the same command is then sent again under its id, which the server answers once.
 */
export function createCommandLine(parts: {
  emit: (ask: { commandId: string; command: MemberCommand }) => Promise<Outcome>;
  /** Resolves when the meeting is joined and commands may travel; null when it never will. */
  ready: () => Promise<boolean>;
  changed: (sending: ReadonlySet<MemberCommand['type']>) => void;
}) {
  let waiting: Waiting[] = [];
  let running = false;

  const tell = () => parts.changed(new Set(waiting.map((each) => each.command.type)));

  async function deliver(next: Waiting): Promise<Outcome> {
    for (;;) {
      if (!(await parts.ready())) return { ok: false, error: 'unavailable' };
      try {
        return await parts.emit({ commandId: next.commandId, command: next.command });
      } catch {
        // no answer: the line is slow or gone; the id makes sending again harmless
      }
    }
  }

  async function run(): Promise<void> {
    if (running) return;
    running = true;
    for (let next = waiting[0]; next; next = waiting[0]) {
      const outcome = await deliver(next);
      waiting = waiting.slice(1);
      tell();
      next.resolve(outcome);
    }
    running = false;
  }

  return {
    send(command: MemberCommand): Promise<Outcome> {
      return new Promise((resolve) => {
        waiting = [...waiting, { commandId: newId(), command, resolve }];
        tell();
        void run();
      });
    },
  };
}
