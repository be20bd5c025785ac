import { leadNow } from '../../../shared/meeting/people/people';
import type { MemberId } from '../../../shared/meeting/state';
import type { PrivateNote } from '../../../shared/protocol/meeting';
import { type Refusal, refuse } from '../../../shared/refusal';
import type { Clock } from '../clock';
import type { Room } from '../meeting/room';

/** A browser sends again only what was under way when its connection ended. */
const mostRemembered = 200;

/** Private notes to whoever leads now. They are passed on and not stored. */
export class NotesToLead {
  /** The latest ones, to recognise one that is sent again. */
  readonly #sent = new Set<string>();

  constructor(
    private readonly deps: { room: Room; clock: Clock; tell: (member: MemberId, note: PrivateNote) => void },
  ) {}

  /** How many are remembered. */
  get size(): number {
    return this.#sent.size;
  }

  send(me: MemberId, commandId: string, text: string): { version: number } | Refusal {
    const { room, clock, tell } = this.deps;
    const lead = leadNow(room.meeting());
    if (lead === null || lead === me) return refuse('notNow');
    const key = `${me} ${commandId}`;
    if (!this.#sent.has(key)) {
      this.#sent.add(key);
      const [oldest = key] = this.#sent;
      if (this.#sent.size > mostRemembered) this.#sent.delete(oldest);
      tell(lead, { kind: 'noteToLead', from: me, text, at: clock.now() });
    }
    return { version: 0 };
  }
}
