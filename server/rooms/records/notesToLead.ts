import { leadNow } from '../../../shared/meeting/people/people';
import type { MemberId } from '../../../shared/meeting/state';
import type { PrivateNote } from '../../../shared/protocol/meeting';
import { type Refusal, refuse } from '../../../shared/refusal';
import type { Clock } from '../clock';
import type { Room } from '../meeting/room';

/** Private notes to whoever leads now. They are passed on and not stored. */
export class NotesToLead {
  /** Recognises one that is sent again. */
  readonly #sent = new Set<string>();

  constructor(
    private readonly deps: { room: Room; clock: Clock; tell: (member: MemberId, note: PrivateNote) => void },
  ) {}

  send(me: MemberId, commandId: string, text: string): { version: number } | Refusal {
    const { room, clock, tell } = this.deps;
    const lead = leadNow(room.meeting());
    if (lead === null || lead === me) return refuse('notNow');
    const key = `${me} ${commandId}`;
    if (!this.#sent.has(key)) {
      this.#sent.add(key);
      tell(lead, { kind: 'noteToLead', from: me, text, at: clock.now() });
    }
    return { version: 0 };
  }
}
