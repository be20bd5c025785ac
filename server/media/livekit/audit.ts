import { type ParticipantInfo, ParticipantInfo_State } from 'livekit-server-sdk';
import type { MemberId } from '../../../shared/meeting/state';
import type { LivekitLog, RoomControl } from './api';
import { saysNotFound } from './errors';
import { isDisguised, isGranted } from './permissions';
import { type Carried, type Generation, grantFor, whoIs } from './rooms';

/** The member's own socket vouches for a connection while it is still being made; a slow line may take its time. */
const VOUCH_WITHIN_MS = 4_000;
/** The media server renews tickets for so long, and a renewed one brings rights along. */
const TICKET_LIVES_MS = 10 * 60_000;

export type LookParts = {
  control: RoomControl;
  log: LivekitLog;
  now: () => number;
  /** Rights there are not what they should be. */
  repair: (carried: Carried, generation: Generation, member: MemberId) => Promise<void>;
  /** Everybody has moved out of the room before. */
  emptied: (carried: Carried) => void;
  /** Somebody keeps coming in with a ticket that was kept. */
  intruded: (carried: Carried) => void;
  /** Somebody could not be put out, or rights not be set right; the next look tries again. */
  failed: (error: unknown) => void;
  /** The media server does not know the meeting's present room any more. */
  forgotten: (carried: Carried) => Promise<void>;
};

/**
 * One look into the rooms of a meeting. Who has rights under a connection that no authorised socket vouched for is put out, and
 * rights that differ from the meeting's are set right.
 */
export function createLook(parts: LookParts): (carried: Carried) => Promise<void> {
  const { control, log, now } = parts;

  async function look(carried: Carried): Promise<void> {
    const { now: present, before } = carried;
    const [here, there] = await Promise.all([
      lookInto(carried, present),
      before === null ? null : lookInto(carried, before),
    ]);
    if (here.people > 0 || before !== null) carried.emptySince = null;
    else carried.emptySince ??= now();
    if (there?.deserted && carried.before === before) parts.emptied(carried);
    if (here.people === 0 && present.vouched.size > 0) await askForRoom(carried, present);
  }

  /** It lists nobody for a room it does not know, so that looks like an empty one. */
  async function askForRoom(carried: Carried, { name }: Generation): Promise<void> {
    const rooms = await control.listRooms([name]);
    if (rooms.length === 0 && carried.now.name === name) await parts.forgotten(carried);
  }

  /** `deserted`: nobody is there any more whom a member's socket vouches for. */
  async function lookInto(carried: Carried, generation: Generation): Promise<{ people: number; deserted: boolean }> {
    const listed = await control.listParticipants(generation.name);
    const there = listed.filter(({ state }) => state !== ParticipantInfo_State.DISCONNECTED);
    const connections = new Set(there.map(({ sid }) => sid));
    for (const stranger of generation.strangers.keys()) {
      if (!connections.has(stranger)) generation.strangers.delete(stranger);
    }
    let deserted = true;
    const work: Promise<unknown>[] = [];
    for (const participant of there) {
      const member = whoIs(carried, participant.identity);
      if (member === null || generation.vouched.get(member) !== participant.sid) {
        work.push(suspect(carried, generation, participant, member));
        continue;
      }
      deserted = false;
      if (isDisguised(participant)) work.push(unmask(carried, generation, participant));
      else if (!isGranted(participant, grantFor(carried, member))) work.push(parts.repair(carried, generation, member));
    }
    const done = await Promise.allSettled(work);
    const failed = done.find((one) => one.status === 'rejected' && !saysNotFound(one.reason));
    if (failed?.status === 'rejected') parts.failed(failed.reason);
    return { people: there.length, deserted };
  }

  async function unmask({ meeting }: Carried, { name }: Generation, { identity }: ParticipantInfo): Promise<void> {
    await control.removeParticipant(name, identity);
    log.warn({ meeting }, 'somebody sent sound as if it were a picture, and was put out of the sound and picture');
  }

  /**
   * A page of ours always comes with a ticket without rights. Rights that no socket ever vouched for were brought along by a
   * renewed ticket that somebody kept: there is no grace for them, and none for a name that is nobody's now.
   */
  async function suspect(
    carried: Carried,
    generation: Generation,
    participant: ParticipantInfo,
    member: MemberId | null,
  ): Promise<void> {
    const { sid, identity, permission } = participant;
    const withRights = permission?.canSubscribe === true || permission?.canPublish === true;
    const intrudes = withRights && !generation.known.has(sid);
    if (intrudes) count(carried, generation, identity, sid);
    const since = generation.strangers.get(sid) ?? now();
    generation.strangers.set(sid, since);
    if (!intrudes && member !== null && now() - since < VOUCH_WITHIN_MS) return;
    await control.removeParticipant(generation.name, identity);
    log.warn({ meeting: carried.meeting }, 'somebody nobody vouches for was put out of the sound and picture');
  }

  /** Each return would hear for a moment; a new room ends that. */
  function count(carried: Carried, generation: Generation, identity: string, connection: string): void {
    const { intruders } = carried;
    for (const [name, { at }] of intruders) if (now() - at > TICKET_LIVES_MS) intruders.delete(name);
    const last = intruders.get(identity);
    if (last?.connection === connection) return;
    intruders.set(identity, { connection, at: now() });
    if (last === undefined || generation !== carried.now) return;
    intruders.clear();
    parts.intruded(carried);
  }

  return look;
}
