import type { MemberId } from '../../../shared/meeting/state';
import type { RoomControl } from './api';
import { gaveUp, saysNotFound } from './errors';
import { givesAnything, permissionOf } from './permissions';
import { type Carried, type Generation, grantFor } from './rooms';

export type Rights = {
  /** Whether this connection is in the meeting's present room under this name; it may take a moment. */
  appears(carried: Carried, generation: Generation, identity: string, connection: string): Promise<boolean>;
  /** Gives or takes rights, after everything that was asked before for this member. */
  settle(carried: Carried, generation: Generation, member: MemberId): Promise<void>;
};

/** Rights at the media server follow the meeting's state, and only for the connection that is vouched for. */
export function createRights(control: RoomControl): Rights {
  /** The browser may know its name there a moment before the listing does, on a busy computer a long one. */
  async function appears(
    carried: Carried,
    { name }: Generation,
    identity: string,
    connection: string,
  ): Promise<boolean> {
    for (const pause of [0, 30, 60, 120, 250, 500, 1_000]) {
      if (pause > 0) await new Promise((resolve) => setTimeout(resolve, pause));
      if (carried.now.name !== name) return false;
      const there = await control.getParticipant(name, identity).catch(() => null);
      if (there?.sid === connection) return true;
    }
    return false;
  }

  async function settle(carried: Carried, generation: Generation, member: MemberId): Promise<void> {
    await carried.members.get(member)?.changes.add(() => giveUnlessGone(carried, generation, member));
  }

  /** Who has closed their page is not there any more, and nobody is vouched for under that name. */
  async function giveUnlessGone(carried: Carried, generation: Generation, member: MemberId): Promise<void> {
    const one = carried.members.get(member);
    const connection = generation.vouched.get(member);
    if (!one || connection === undefined) return;
    try {
      await give(carried, generation, member, one.identity, connection);
    } catch (error) {
      if (!(await isGone(generation.name, one.identity, error))) throw error;
      if (generation.vouched.get(member) === connection) generation.vouched.delete(member);
    }
  }
  async function isGone(room: string, identity: string, error: unknown): Promise<boolean> {
    if (saysNotFound(error)) return true;
    return gaveUp(error) && control.getParticipant(room, identity).then(() => false, saysNotFound);
  }
  async function give(
    carried: Carried,
    { name }: Generation,
    member: MemberId,
    identity: string,
    connection: string,
  ): Promise<void> {
    const grant = grantFor(carried, member);
    if (givesAnything(grant)) {
      // Somebody else under this name must not be given what the member may do.
      const there = await control.getParticipant(name, identity);
      if (there.sid !== connection) return;
    }
    const after = await control.updateParticipant(name, identity, { permission: permissionOf(grant) });
    if (after.sid !== connection && givesAnything(grant)) await control.removeParticipant(name, identity);
  }

  return { appears, settle };
}
