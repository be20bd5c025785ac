import { isPrivateAfterwards, isPrivateChangeAfterwards } from '../../../shared/meeting/rights/records';
import { recordsCommand, recordsRequest } from '../../../shared/protocol/records';
import { closedHere } from '../../access/handedLinks';
import type { Hub } from '../hub';

/** Issue cards, notes, envelopes, parking lot, actions: read and changed over the socket of the room. */
export function registerRecords(hub: Hub): void {
  hub.on(
    'records:read',
    { schema: recordsRequest, for: 'seated', rate: { points: 100, seconds: 10 } },
    (request, caller) =>
      caller.heldBack !== null && isPrivateAfterwards(caller.live.meeting(), request.what)
        ? closedHere()
        : caller.live.records.read(caller.member, request),
  );
  hub.on(
    'records:change',
    { schema: recordsCommand, for: 'seated', rate: { points: 60, seconds: 10 }, largest: 64_000 },
    ({ commandId, change }, caller) => {
      const { heldBack, live, member } = caller;
      // A signature is the member's own act.
      if (heldBack !== null && change.what === 'signAgreement') return heldBack;
      return heldBack !== null && isPrivateChangeAfterwards(live.meeting(), change.what, hub.clock.now())
        ? closedHere()
        : live.records.change(member, commandId, change);
    },
  );
}
