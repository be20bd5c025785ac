import { seatOf } from '../../shared/meeting/people/people';
import type { Clock } from '../rooms/clock';
import type { Store } from '../store/store';
import type { SocketConnection } from './socketConnection';

type Caller = Pick<SocketConnection, 'live' | 'member' | 'heldBack'>;

/**
 * The agreement of a group that was formed is one text, wherever it is signed: whoever signed it on the page of the group is not
 * asked again at the door, and whoever accepts it there has signed it in the group.
 */
export class AgreementAtDoor {
  constructor(
    private readonly store: Store,
    private readonly clock: Clock,
  ) {}

  /** Whether the version that holds in this meeting was signed in the group. Who sees talk time may be a later version of it. */
  async isSigned({ live, member }: Omit<Caller, 'heldBack'>): Promise<boolean> {
    const { agreementVersion } = live.meeting().settings;
    const all = await this.store.signatures(live.group);
    return all.some((one) => one.member === member && one.version >= agreementVersion);
  }

  /**
   * After somebody took their seat: what they accepted there stands in the group too. Whoever came by a link that somebody else
   * made accepts it for this meeting alone: the member signs it themselves.
   */
  async accepted({ live, member, heldBack }: Caller): Promise<void> {
    if (heldBack !== null) return;
    const group = await this.store.group(live.group);
    if (!group || group.model === null || seatOf(live.meeting(), member)?.role === 'speaker') return;
    const { version } = group.agreement;
    if (live.meeting().settings.agreementVersion < version) return;
    const all = await this.store.signatures(group.id);
    if (all.some((one) => one.member === member && one.version >= version)) return;
    const signature = { member, version, at: this.clock.now() };
    await this.store.write([{ kind: 'signature', group: group.id, signature }]);
  }
}
